//! What rules need besides entities: requests, links, secure routes, greetings, the kind of message. Verdicts do not
//! list signals.

use super::Scan;

/// One observation about the message.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What it is.
    pub kind: SignalKind,
    /// Byte offset of its first character.
    pub start: u32,
    /// Byte offset after its last character.
    pub end: u32,
    /// For requests: what is asked for, bits of [`Asked`].
    pub asked: Asked,
}

/// What a request asks for: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Asked(pub u16);

#[allow(missing_docs)]
impl Asked {
    pub const CPR: u16 = 1;
    /// A copy or picture of passport, driving licence, health card.
    pub const ID_COPY: u16 = 2;
    pub const HEALTH: u16 = 4;
    /// Payslips, tax statements, income, accounts, debts.
    pub const FINANCES: u16 = 8;
    /// Password, MitID, one-time code, card data: never to be asked for.
    pub const CREDENTIALS: u16 = 16;
    /// Any other confidential or sensitive matter: social, family, criminal record, trade union, …
    pub const OTHER_PROTECTED: u16 = 32;
    /// Papers, remarks, data of which the text does not say that they are protected.
    pub const NEUTRAL: u16 = 64;

    /// Is any of `bits` asked for?
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }
    /// Something is asked for that needs a secure way (credentials too).
    pub fn is_protected(self) -> bool {
        self.0 & !Self::NEUTRAL != 0
    }
}

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalKind {
    /// A web address to click; the span is the address.
    Link,
    /// The reader is asked to log in here with MitID or NemID ("log ind her").
    LoginInvitation,
    /// A safe way to send or fetch personal data is named: Digital Post, borger.dk, self-service with MitID, or one of
    /// the policy's own.
    SecureRoute,
    /// The reader is told not to send it by this way ("send dem ikke på mail").
    InsecureRouteDiscouraged,
    /// The reader is asked for something; `asked` says what. A denial ("vi beder aldrig om") is no request.
    Request,
    /// The answer is expected on this very channel, or by e-mail or SMS ("svar på denne sms", "send det hertil").
    AnswerHere,
    /// The CPR number, or part of it, is announced as password or code.
    CprAsPassword,
    /// Kære …, Hej …: the span is what is greeted (names, "alle").
    Greeting,
    /// The greeting speaks to a group: "Kære alle", "Hej alle forældre", "Kære beboere".
    GreetsGroup,
    /// Med venlig hilsen, Mvh.
    SignOff,
    /// The text says which organisation sends it.
    SenderNamed,
    /// How to leave the list: "afmeld", "send STOP til".
    OptOut,
    /// Case work: decision, refusal, hearing, complaint guidance, "svar med dine bemærkninger".
    CaseWork,
    /// A reminder, changed time, invitation, something ready to fetch.
    Reminder,
    /// "Du har ny Digital Post", "der ligger et brev til dig".
    PostNotice,
    /// Offers, prices, discounts.
    Marketing,
    /// A public library says that something is reserved, due or ready.
    LibraryNotice,
    /// Documents of an access request go out (aktindsigt, indsigt).
    AccessPackage,
    /// A citizen reports a concern for somebody through the form made for it (underretning, anmeldelse).
    ConcernReport,
    /// A picture or copy of an identity document is sent along.
    IdImageSent,
    /// Where an older message that is quoted begins ("Fra: … Sendt: …", "> ", "skrev:"); the span reaches to the end.
    QuotedThread,
    /// A legal basis for processing a CPR number is stated (§ 11, stk. 2, a law on reporting).
    LegalBasis,
}

/// Reads the signals of one text, in text order.
pub fn signals(_scan: &Scan) -> Vec<Signal> {
    Vec::new()
}
