//! Does the text name who sends it?

use super::super::{Scan, SignalKind, signals};
use super::check;
use crate::detect::{Watch, word_hashes};

#[test]
fn a_sender_is_named() {
    check(
        SignalKind::SenderNamed,
        &[
            "Husk mødet. Mvh Havby Kommune",
            "Region Kystland: Husk din tid",
            "Din bil er klar. Hilsen Dahl Biler ApS",
            "Vi ses. Vh Salon Saks",
            "Fjeldgaard VVS: Vi kommer kl. 9",
            "Vi kommer kl. 9. Kloakmesteren Vest",
            "Vedr. ordre 12. Holm & Søn A/S, tlf. 86 11 11 11",
            "Hej Bo\n\nTak for sidst.\n\nMvh Lis\nBoligselskabet Fyrren",
            "Havby Kommune inviterer til møde",
            "Kom til møde på fredag. Med venlig hilsen\nTeknik og Miljø",
            "Tid hos lægen i morgen. Lægehuset Torvet",
            "Din pakke er afsendt. Kh Garnboden",
            "Afbud på 70 10 10 10. Tandklinikken Bro",
            "Mvh Anders Lund, Havby Kommune",
            "Hilsen Borgerservice",
        ],
        &[
            "Husk din tid i morgen kl. 9",
            "Vi ses på torsdag. Mvh Anna",
            "Kh Bo Dam",
            "Husk: mødet er flyttet",
            "Vigtigt: Vandet lukkes",
            "Ring på 70 10 10 10.",
            "Din bil er klar",
            "Hej Ole. Mødet er kl. 9",
            "Mvh",
            "Afbud: 70 10 10 10",
            "Tid: mandag kl. 9. Sted: lokale 2",
            "Vh Mette Skov Holm",
            "Indgangen er i gården. Tak",
            "Mødet er i Lærkesalen mandag.",
            "Kære Tina\nVi ses",
            "Send en sms, når du er fremme. Mor",
            "Du kan klage til Ankestyrelsen.",
        ],
    );
}

#[test]
fn the_sender_the_draft_gives() {
    let gives = |sender: &str, text: &str| {
        let watch = Watch { sender: word_hashes(sender), ..Watch::default() };
        signals(&Scan::new(text, &watch)).iter().any(|s| s.kind == SignalKind::SenderNamed)
    };
    assert!(gives("Lampehuset", "40 % i dag hos Lampehuset på Torvet"));
    assert!(gives("Klip & Kam", "Vi ses hos Klip & Kam i morgen"));
    assert!(gives("Havby Kommune", "Havby kommune lukker vandet"));
    assert!(gives("Dahl Maskiner ApS", "Din tid hos Dahl Maskiner er kl. 9"));
    assert!(!gives("Havby Kommune", "Mødet er på Bakkevej 2, 8999 Havby kl. 9"));
    assert!(!gives("Havby Kommune", "Vi ses i Havby på torsdag"));
    assert!(!gives("Klip & Kam", "Husk din tid i morgen"));
}
