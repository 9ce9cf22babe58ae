//! Rules of the catalogue that fire nothing: those that act inside others, and those a draft cannot express.

use crate::verdict::Both;

/// A rule without findings, and why.
pub struct Silent {
    /// Id in the catalogue.
    pub id: &'static str,
    /// It acts in other rules; else a draft cannot express it.
    pub acts: bool,
    /// What it does there, or why it cannot be expressed.
    pub why: Both,
}

/// All of them, sorted by id.
pub static SILENT: &[Silent] = &[
    Silent {
        id: "attachment-hidden-data",
        acts: false,
        why: [
            "En kladde bærer en fils navn og tekst, ikke dens opbygning: skjulte ark, sporede ændringer og egenskaber kan ikke ses.",
            "A draft carries a file's name and text, not its structure: hidden sheets, tracked changes and properties cannot be seen.",
        ],
    },
    Silent {
        id: "breach-hint",
        acts: false,
        why: [
            "Handler om, hvad man gør, når beskeden allerede er sendt forkert; en kladde er ikke sendt.",
            "Is about what to do when a message has already gone wrong; a draft has not been sent.",
        ],
    },
    Silent {
        id: "children-raise-severity",
        acts: true,
        why: [
            "Handler beskeden om en part under 18 år, hæves de regler om indhold og vej, som er mærket, ét trin. En påmindelse om ens eget barns aftale hæves ikke.",
            "Where the message is about a party under 18, the rules about content and route that are marked go up one step. A reminder of one's own child's appointment does not.",
        ],
    },
    Silent {
        id: "consent-no-waiver",
        acts: true,
        why: [
            "Et samtykke sænker ingen regel om sikkerhed. Kun i den historiske pakke er samtykket en del af dispensationen.",
            "A consent lowers no rule about security. Only in the historical pack is it part of the dispensation.",
        ],
    },
    Silent {
        id: "cpr-replacement-number",
        acts: true,
        why: [
            "Reglerne om CPR-numre gælder også erstatningsnumre (dag + 60) og e-CPR.",
            "The rules about CPR numbers hold for replacement numbers (day + 60) and e-CPR too.",
        ],
    },
    Silent {
        id: "emergency-override",
        acts: true,
        why: [
            "Akut fare for liv eller helbred er en af de grunde, en stoppet besked kan sendes med. Tre regler kan ikke tilsidesættes.",
            "Acute danger to life or health is one of the reasons with which a stopped message may be sent. Three rules cannot be overridden.",
        ],
    },
];
