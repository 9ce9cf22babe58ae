//! Where the rules come from. Read on 21 November 2026; a source without a date shows none.

use serde::Serialize;

/// A published source.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Publisher and title.
    pub title: &'static str,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'static str>,
    /// ISO 8601 day of the source, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'static str>,
}

#[allow(missing_docs)]
pub static DT_SMS: Source = Source {
    title: "Datatilsynet: Transmission af personoplysninger via SMS (vejledende tekst)",
    url: Some(
        "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/transmission-af-personoplysninger/transmission-af-personoplysninger-via-sms",
    ),
    date: Some("2019-07-16"),
};

#[allow(missing_docs)]
pub static DT_SMS_NEWS: Source = Source {
    title: "Datatilsynet: Sikkerhed ved transmission af personoplysninger via SMS (nyhed)",
    url: Some(
        "https://www.datatilsynet.dk/presse-og-nyheder/nyhedsarkiv/2019/jul/sikkerhed-ved-transmission-af-personoplysninger-via-sms",
    ),
    date: Some("2019-07-16"),
};

#[allow(missing_docs)]
pub static DT_SMS_2015: Source = Source {
    title: "Datatilsynet (tidligere websted): Offentlige myndigheders kommunikation med borgerne via sms",
    url: Some(
        "https://www.datatilsynet.dk/offentlig/sikkerhed/offentlige-myndigheders-kommunikation-med-borgerne-via-sms/",
    ),
    date: None,
};

#[allow(missing_docs)]
pub static PR_2010: Source = Source {
    title: "Indenrigs- og Sundhedsministeriet (pressemeddelelse, mypresswire): Datatilsynet: Sygehuse må sende sms'er til patienter der skal opereres",
    url: Some("https://mypresswire.com/dk/pressroom/23322/pressrelease/39483"),
    date: Some("2010-10-14"),
};

#[allow(missing_docs)]
pub static CW_2010: Source = Source {
    title: "Computerworld/ComON: Datatilsynet tillader sms fra det offentlige",
    url: Some("https://www.computerworld.dk/art/163166/datatilsynet-tillader-sms-fra-det-offentlige"),
    date: None,
};

#[allow(missing_docs)]
pub static DT_2010_RESUME: Source = Source {
    title: "Datatilsynet: Resumé (j.nr. 2010-39-0001), eksempler modtaget fra regionerne",
    url: Some("http://docplayer.dk/2150588-Kgp-13-09-10-2010-39-0001-resume.html"),
    date: Some("2010-09-13"),
};

#[allow(missing_docs)]
pub static RN_PRI: Source = Source {
    title: "Region Nordjylland: Aftalepåmindelser til borgere via sms (retningslinje)",
    url: Some("https://pri.rn.dk/Sider/15562.aspx"),
    date: None,
};

#[allow(missing_docs)]
pub static KOMMUNEN: Source = Source {
    title: "Kommunen.dk: Datatilsynet: Kommuner bør passe på sms'erne",
    url: Some("https://www.kommunen.dk/artikel/datatilsynet"),
    date: None,
};

#[allow(missing_docs)]
pub static NJORD: Source = Source {
    title: "NJORD Law: Persondatasikkerhed ved brug af SMS",
    url: Some("https://www.njordlaw.com/da/persondatasikkerhed-ved-brug-af-sms"),
    date: None,
};

#[allow(missing_docs)]
pub static SKAU: Source = Source {
    title: "Skau Reipurth: Datatilsynet offentliggør ny tekst om transmission af persondata via SMS",
    url: Some(
        "https://www.skaureipurth.com/da/indsigt/datatilsynet-offentliggoer-ny-tekst-om-transmission-af-persondata-via-sms/",
    ),
    date: Some("2019-08-16"),
};

#[allow(missing_docs)]
pub static DT_TIP_SMS: Source = Source {
    title: "Datatilsynet, Ugens sikkerhedstip: Bed ikke dine kunder sende følsomme eller fortrolige oplysninger på SMS",
    url: Some(
        "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/ugens-sikkerhedstip/2024/feb/bed-ikke-dine-kunder-sende-foelsomme-eller-fortrolige-oplysninger-paa-sms",
    ),
    date: Some("2024-02-03"),
};

#[allow(missing_docs)]
pub static DT_JOANNA: Source = Source {
    title: "Datatilsynet, afgørelse: Krisecenters anmodning om personnummer via SMS … (Joannahuset), j.nr. 2021-431-0151",
    url: Some(
        "https://www.datatilsynet.dk/afgoerelser/afgoerelser/2022/apr/krisecenters-anmodning-om-personnummer-via-sms-gav-i-en-helt-saerlig-og-konkret-situation-ikke-anledning-til-kritik",
    ),
    date: Some("2022-04-27"),
};

#[allow(missing_docs)]
pub static DT_OPFORDR: Source = Source {
    title: "Datatilsynet via SecurityUser / Fox Rothschild: Man må ikke opfordre borgere til at bruge en ukrypteret forbindelse",
    url: Some(
        "https://www.securityuser.com/dk/Nyheder/Samfund/man-ma-ikke-opfordre-borgere-til-at-bruge-en-ukrypteret-forbindelse",
    ),
    date: Some("2020-10-22"),
};

#[allow(missing_docs)]
pub static DT_SLADRE: Source = Source {
    title: "Datatilsynet (tidligere websted): Datasikkerhed ved offentlige myndigheders anvendelse af såkaldte sladretjenester",
    url: Some(
        "https://www.datatilsynet.dk/offentlig/sikkerhed/datasikkerhed-ved-offentlige-myndigheders-anvendelse-af-saakaldte-sladretjenester/",
    ),
    date: None,
};

#[allow(missing_docs)]
pub static DT_KRYPT_NOV19: Source = Source {
    title: "Datatilsynet: Nye afgørelser: Kryptering af mails",
    url: Some("https://www.datatilsynet.dk/presse-og-nyheder/nyhedsarkiv/2019/nov/nye-afgoerelser-kryptering-af-mails"),
    date: Some("2019-11-14"),
};

#[allow(missing_docs)]
pub static DT_2018: Source = Source {
    title: "Datatilsynet via Sapu/Computerworld/EY: Skærpet praksis i forhold til kryptering af e-mail",
    url: Some("https://sapu.dk/blog/kryptering-af-emails-pr-112019"),
    date: Some("2018-07-23"),
};

#[allow(missing_docs)]
pub static DT_TLS: Source = Source {
    title: "Datatilsynet: Hvilken krypteringsgrad er tilstrækkelig?",
    url: Some(
        "https://www.datatilsynet.dk/presse-og-nyheder/nyhedsarkiv/2021/apr/hvilken-krypteringsgrad-er-tilstraekkelig-",
    ),
    date: Some("2021-04-14"),
};

#[allow(missing_docs)]
pub static DT_POLITI: Source = Source {
    title: "Datatilsynet, afgørelse: Utilstrækkelig kryptering i selvbetjeningsløsning hos politiet, j.nr. 2020-432-0049",
    url: Some(
        "https://www.datatilsynet.dk/afgoerelser/afgoerelser/2021/apr/utilstraekkelig-kryptering-i-selvbetjeningsloesning-hos-politiet",
    ),
    date: Some("2021-04-07"),
};

#[allow(missing_docs)]
pub static DT_SILKEBORG: Source = Source {
    title: "Datatilsynet, afgørelse: Silkeborg Kommune, j.nr. 2021-442-11601",
    url: Some("https://gdprhub.eu/index.php?title=Datatilsynet_(Denmark)_-_2021-442-11601"),
    date: Some("2021-11-25"),
};

#[allow(missing_docs)]
pub static DT_JM: Source = Source {
    title: "Datatilsynet: Ukrypteret mail med personoplysninger sendt fra Justitsministeriet",
    url: Some(
        "https://www.datatilsynet.dk/presse-og-nyheder/nyhedsarkiv/2021/jun/ny-afgoerelse-ukrypteret-mail-med-personoplysninger-sendt-fra-justitsministeriet",
    ),
    date: Some("2021-06-03"),
};

#[allow(missing_docs)]
pub static DT_LOWELL: Source = Source {
    title: "Datatilsynet, afgørelse: Klage over manglende kryptering (Lowell), j.nr. 2019-31-1263",
    url: Some("https://www.datatilsynet.dk/afgoerelser/afgoerelser/2019/jul/klage-over-manglende-kryptering"),
    date: Some("2019-07-02"),
};

#[allow(missing_docs)]
pub static DT_KRIFA: Source = Source {
    title: "Datatilsynet, afgørelse: Krifa, j.nr. 2019-41-0028",
    url: Some("https://gdprhub.eu/index.php?title=Datatilsynet_(Denmark)_-_2019-41-0028"),
    date: Some("2019-11-05"),
};

#[allow(missing_docs)]
pub static DT_ADVOKAT: Source = Source {
    title: "Datatilsynet, afgørelse: Kontorfællesskab af advokater, j.nr. 2019-41-0029",
    url: Some("https://gdprhub.eu/index.php?title=Datatilsynet_(Denmark)_-_2019-41-0029"),
    date: Some("2019-11-05"),
};

#[allow(missing_docs)]
pub static DT_AUTO: Source = Source {
    title: "Datatilsynet: Auto-complete af e-mailadresser",
    url: Some("https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/auto-complete-af-e-mailadresser"),
    date: Some("2023-08-29"),
};

#[allow(missing_docs)]
pub static DT_TIP_RET: Source = Source {
    title: "Datatilsynet, Ugens sikkerhedstip: E-mails skal sendes til den rigtige modtager",
    url: Some(
        "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/ugens-sikkerhedstip/2023/nov/e-mails-skal-sendes-til-den-rigtige-modtager",
    ),
    date: Some("2023-11-02"),
};

#[allow(missing_docs)]
pub static DT_TIP_EBOKS: Source = Source {
    title: "Datatilsynet, Ugens sikkerhedstip: Håndter fejlforsendelser i e-Boks",
    url: Some(
        "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/ugens-sikkerhedstip/2024/jan/haandter-fejlforsendelser-i-e-boks",
    ),
    date: Some("2024-01-12"),
};

#[allow(missing_docs)]
pub static DT_TIP_AKT: Source = Source {
    title: "Datatilsynet, Ugens sikkerhedstip: Vær ekstra opmærksom på aktindsigter",
    url: Some(
        "https://www.datatilsynet.dk/hvad-siger-reglerne/vejledning/sikkerhed/ugens-sikkerhedstip/2024/jun/vaer-ekstra-opmaerksom-paa-aktindsigter",
    ),
    date: Some("2024-06-02"),
};

#[allow(missing_docs)]
pub static DT_FAMRET: Source = Source {
    title: "Datatilsynet, afgørelse: Alvorlig kritik af Familieretshuset, j.nr. 2021-432-0063",
    url: Some("https://www.datatilsynet.dk/afgoerelser/afgoerelser/2022/sep/alvorlig-kritik-af-familieretshuset"),
    date: Some("2022-09-06"),
};

#[allow(missing_docs)]
pub static DT_AULA: Source = Source {
    title: "Datatilsynet, afgørelse: Orientering om afgørelser vedrørende AULA, j.nr. 2023-420-0001",
    url: Some(
        "https://www.datatilsynet.dk/afgoerelser/afgoerelser/2024/jan/orientering-om-datatilsynets-afgoerelser-vedroerende-aula",
    ),
    date: Some("2024-01-15"),
};

#[allow(missing_docs)]
pub static DT_GULDB: Source = Source {
    title: "Datatilsynet: Kommune indstillet til bøde (Guldborgsund)",
    url: Some("https://www.datatilsynet.dk/afgoerelser/afgoerelser/2020/dec/kommune-indstillet-til-boede"),
    date: Some("2020-12-09"),
};

#[allow(missing_docs)]
pub static HK_VEJLE: Source = Source {
    title: "HK / DK Nyt: Vejle Kommune indstillet til bøde på 200.000 kr. (velkomstbreve med begge forældres adresser)",
    url: Some("https://www.hk.dk/aktuelt/nyheder/2021/08/12/kommune-risikerer-kampe-gdpr-bode"),
    date: Some("2021-08-12"),
};

#[allow(missing_docs)]
pub static DT_DATTER: Source = Source {
    title: "Datatilsynet, historisk afgørelse: Fremsendelse af brev til uvedkommende via Digital Post, j.nr. 2015-311-0520",
    url: Some(
        "https://www.datatilsynet.dk/afgoerelser/historiske-afgoerelser/2016/feb/fremsendelse-af-brev-til-uvedkommende-via-digital-post",
    ),
    date: Some("2016-02-09"),
};

#[allow(missing_docs)]
pub static DT_FALKON: Source = Source {
    title: "Datatilsynet, afgørelse: Falkonergården, j.nr. 2021-32-2067",
    url: Some("https://gdprhub.eu/index.php?title=Datatilsynet_(Denmark)_-_2021-32-2067"),
    date: None,
};

#[allow(missing_docs)]
pub static DT_BIB: Source = Source {
    title: "Datatilsynet: Kryptering af biblioteksmails ikke nødvendig",
    url: Some(
        "https://www.datatilsynet.dk/presse-og-nyheder/nyhedsarkiv/2019/dec/kryptering-af-biblioteksmails-ikke-noedvendig",
    ),
    date: Some("2019-12-20"),
};

#[allow(missing_docs)]
pub static DT_PERS: Source = Source {
    title: "Datatilsynet: Hvad er personoplysninger?",
    url: Some("https://www.datatilsynet.dk/hvad-siger-reglerne/grundlaeggende-begreber/hvad-er-personoplysninger"),
    date: None,
};

#[allow(missing_docs)]
pub static DE_FORTR: Source = Source {
    title: "Dansk Erhverv og Datatilsynet via The Host, Domibus og IUNO: Fortrolige oplysninger – definition og eksempler",
    url: Some(
        "https://www.thehost.dk/krav-fra-datatilsynet-kryptering-af-e-mails-med-fortrolige-og-foelsomme-oplysninger/",
    ),
    date: None,
};

#[allow(missing_docs)]
pub static DVV: Source = Source {
    title: "Danske Vandværker: Krav om kryptering af e-mails",
    url: Some(
        "https://danskevv.dk/viden/digitalisering-og-it-sikkerhed/digitalisering/krav-om-kryptering-af-e-mails-sikker-mail/",
    ),
    date: None,
};

#[allow(missing_docs)]
pub static AU: Source = Source {
    title: "Aarhus Universitet: Send sikkert, både med og uden Sikker@mail",
    url: Some("https://medarbejdere.au.dk/administration/it/vejledninger/mail/send-sikkert"),
    date: None,
};

#[allow(missing_docs)]
pub static DBL11: Source = Source {
    title: "Databeskyttelsesloven: § 11 (personnummer)",
    url: Some("https://gdpr.dk/databeskyttelsesloven/databeskyttelseslovens-paragraf-11"),
    date: Some("2018-05-23"),
};

#[allow(missing_docs)]
pub static DBL8: Source = Source {
    title: "Databeskyttelsesloven: § 8 (strafbare forhold)",
    url: Some(
        "https://elov.dk/lov-om-supplerende-bestemmelser-til-forordning-om-beskyttelse-af-fysiske-personer-i-forbindelse-med-behandling-af-personoplysninger-og-om-fri-udveksling-af-sadanne-oplysninger-databeskyttelsesloven/paragraf/8",
    ),
    date: Some("2018-05-23"),
};

#[allow(missing_docs)]
pub static CPR54: Source =
    Source { title: "CPR-loven: § 54", url: Some("https://danskelove.dk/cpr-loven/54"), date: Some("2023-06-23") };

#[allow(missing_docs)]
pub static CPR28: Source = Source {
    title: "CPR-kontoret: Beskyttelser i CPR (CPR-loven § 28)",
    url: Some("https://www.cpr.dk/borgere/beskyttelser-i-cpr/"),
    date: None,
};

#[allow(missing_docs)]
pub static MFL10: Source = Source {
    title: "Markedsføringsloven: § 10",
    url: Some("https://danskelove.dk/markedsf%C3%B8ringsloven/10"),
    date: None,
};

#[allow(missing_docs)]
pub static GDPR: Source = Source {
    title: "EU 2016/679: art. 4(1), 5(1)(c)(f), 5(2), 6, 7, 9, 10, 25, 32, 33, 34; art. 2(2)(c), betragtning 18",
    url: Some("https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    date: Some("2018-05-25"),
};

#[allow(missing_docs)]
pub static DIGST_NEMSMS: Source = Source {
    title: "Digitaliseringsstyrelsen: FAQ NemSMS",
    url: Some("https://www.digst.dk/It-loesninger/NemSMS/NemSMS-FAQ"),
    date: None,
};

#[allow(missing_docs)]
pub static DIGST_NEMSMS2: Source = Source {
    title: "Digitaliseringsstyrelsen: Spørgsmål og svar om NemSMS",
    url: Some("https://digst.dk/it-loesninger/nemsms/spoergsmaal-og-svar/"),
    date: None,
};

#[allow(missing_docs)]
pub static DIGST_SIK: Source = Source {
    title: "Digitaliseringsstyrelsen: Sikkerhed – Hyppige sikkerhedsspørgsmål til Digital Post",
    url: Some("https://www.digst.dk/It-loesninger/Digital-Post/Fakta-om-Digital-Post/Sikkerhed"),
    date: Some("2014-02-20"),
};

#[allow(missing_docs)]
pub static DIGST_MEMO: Source = Source {
    title: "Digitaliseringsstyrelsen: MeMo – spørgsmål og svar",
    url: Some("https://digst.dk/it-loesninger/digital-post/anvendelse/forstaa-digital-post/memo/"),
    date: None,
};

#[allow(missing_docs)]
pub static DIGST_LOV: Source = Source {
    title: "Digitaliseringsstyrelsen: Lovgivning – lov om Digital Post fra offentlige afsendere (LBK nr. 686 af 15-04-2021)",
    url: Some("https://digst.dk/it-loesninger/digital-post/lovgivning"),
    date: None,
};

#[allow(missing_docs)]
pub static DIGST_FRIT: Source = Source {
    title: "Digitaliseringsstyrelsen / Mariagerfjord Kommune: Fritagelse fra Digital Post",
    url: Some("https://mariagerfjord.dk/borgerservice/digital-post-og-fuldmagter/fritagelse-fra-digital-post"),
    date: None,
};

#[allow(missing_docs)]
pub static BRONDERSLEV: Source = Source {
    title: "Brønderslev / Ringkøbing-Skjern kommuner: NemSMS for borgere",
    url: Some("https://www.rksk.dk/borger/den-digitale-borger"),
    date: None,
};

#[allow(missing_docs)]
pub static BORGERDK: Source = Source {
    title: "borger.dk: Reagér kun på sikre beskeder",
    url: Some(
        "https://www.borger.dk/internet-og-sikkerhed/seks-gode-raad-til-en-it-sikker-hverdag/reager-kun-paa-sikre-beskeder",
    ),
    date: None,
};

#[allow(missing_docs)]
pub static BT_LINK: Source = Source {
    title: "BT (udtalelser fra SSI og Sundhedsministeriet): Myndigheder sender ikke sms med links",
    url: Some("https://www.bt.dk/samfund/sundhedsdatastyrelsen-advarer-mod-fup-smser-klik-ikke-paa-linket"),
    date: None,
};

#[allow(missing_docs)]
pub static DT_ORIENT: Source = Source {
    title: "Datatilsynet, afgørelse: Forælders brug af Orienteringsret.dk, j.nr. 2020-31-4131",
    url: Some("https://www.datatilsynet.dk/afgoerelser/afgoerelser/2021/mar/foraelders-brug-af-orienteringsretdk"),
    date: Some("2021-03-04"),
};

#[allow(missing_docs)]
pub static DT_PPT: Source = Source {
    title: "Datatilsynet (tidligere websted): Personoplysninger indlejret i PowerPoint-præsentationer",
    url: Some("https://www.datatilsynet.dk/offentlig/sikkerhed/oplysninger-indlejret-i-powerpoint/"),
    date: None,
};

#[allow(missing_docs)]
pub static TDC_BCC: Source = Source {
    title: "TDC om Datatilsynets praksis (Nybolig, Eksportrådet): Hvis du sender mails til flere modtagere",
    url: Some("https://postmaster.tdc.dk/faq/Hvis-du-sender-mails-til-flere-modtagere"),
    date: None,
};

#[allow(missing_docs)]
pub static OMB_TAUS: Source = Source {
    title: "Ombudsmanden: Overblik #19 Offentligt ansattes tavshedspligt",
    url: Some(
        "https://www.ombudsmanden.dk/find-viden/myndighedsguiden/generel-forvaltningsret/19-offentligt-ansattes-almindelige-tavshedspligt",
    ),
    date: Some("2023-09-27"),
};

#[allow(missing_docs)]
pub static OMB_DP: Source = Source {
    title: "Ombudsmanden: Offentlig Digital Post (korrekt afsenderbetegnelse)",
    url: Some("https://ft.dk/samling/20141/almdel/KOU/bilag/58/1527907/index.htm"),
    date: None,
};

#[allow(missing_docs)]
pub static LOLLAND: Source = Source {
    title: "TV2 Øst: Lolland Kommune vedhæftede dokumenter om ni andre",
    url: Some("https://tv2east.dk/lolland/dybt-personlige-oplysninger-blev-laekket-nu-beklager-kommunen"),
    date: None,
};

#[allow(missing_docs)]
pub static CPR_OPB: Source = Source {
    title: "CPR-kontoret: Opbygning af CPR-nummeret",
    url: Some("https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret"),
    date: None,
};

#[allow(missing_docs)]
pub static CPR_MOD: Source = Source {
    title: "CPR-kontoret: Personnumre uden kontrolciffer (modulus 11 kontrol)",
    url: Some("https://www.cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol/"),
    date: Some("2023-05-10"),
};

#[allow(missing_docs)]
pub static CPR_ERST: Source = Source {
    title: "CPR-kontoret: Erstatningspersonnummer i eksterne systemer",
    url: Some("https://www.cpr.dk/cpr-systemet/erstatningspersonnummer-i-eksterne-systemer"),
    date: None,
};

#[allow(missing_docs)]
pub static WIKI: Source =
    Source { title: "Wikipedia (da): CPR-nummer", url: Some("https://da.m.wikipedia.org/wiki/CPR-nummer"), date: None };

#[allow(missing_docs)]
pub static MEDCOM_E: Source = Source {
    title: "MedCom: Nu er erstatnings-CPR-numre via national e-CPR-service muligt",
    url: Some("https://www.medcom.dk/aktuelt/nu-er-erstatnings-cpr-numre-via-national-e-cpr-service-muligt"),
    date: Some("2022-11-09"),
};

#[allow(missing_docs)]
pub static MEDCOM_T: Source = Source {
    title: "MedCom: Nationale test-CPR-numre",
    url: Some("https://medcom.dk.bluebird.pw/standarder/tabeller/nationale-test-cpr-numre/"),
    date: Some("2023-02-13"),
};

#[allow(missing_docs)]
pub static STIL: Source = Source {
    title: "STIL: Fiktivt CPR-nummer (Unilogin)",
    url: Some("https://viden.stil.dk/pages/viewpage.action?pageId=24838200"),
    date: None,
};
