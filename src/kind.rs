//! The kinds of personal data, and how protected each is.

/// Declares an enum whose members have a public code in kebab-case.
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $member,)* }
        impl $name {
            /// Every member, in declaration order.
            pub const ALL: &'static [$name] = &[$($name::$member,)*];
            /// Every public code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)*];
            /// The public code.
            pub const fn code(self) -> &'static str {
                Self::CODES[self as usize]
            }
            /// The member with this public code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::CODES.iter().position(|known| *known == code).map(|i| Self::ALL[i])
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("not one of the known codes"))
            }
        }
    };
}
pub use codes;

codes! {
    /// What a passage is. Identifiers first, then what is told about a person.
    #[allow(missing_docs)]
    DataKind {
        Cpr = "cpr",
        CprPartial = "cpr-partial",
        ForeignId = "foreign-id",
        Passport = "passport",
        DrivingLicence = "driving-licence",
        DateOfBirth = "date-of-birth",
        PersonName = "person-name",
        Phone = "phone",
        EmailAddress = "email-address",
        PostalAddress = "postal-address",
        VehiclePlate = "vehicle-plate",
        IpAddress = "ip-address",
        Iban = "iban",
        BankAccount = "bank-account",
        PaymentCard = "payment-card",
        Credential = "credential",
        Health = "health",
        Ethnicity = "ethnicity",
        Politics = "politics",
        Religion = "religion",
        TradeUnion = "trade-union",
        Genetic = "genetic",
        Biometric = "biometric",
        SexLife = "sex-life",
        CriminalOffence = "criminal-offence",
        Finances = "finances",
        Social = "social",
        Family = "family",
        Employment = "employment",
        Education = "education",
        Consumption = "consumption",
        RevealingPlace = "revealing-place",
    }
}

impl DataKind {
    /// Something told about a person, in contrast to something that identifies one.
    pub fn is_topic(self) -> bool {
        self >= Self::Health
    }
}

codes! {
    /// How protected a kind of data is (Danish law has a class between GDPR's: *fortrolige oplysninger*).
    DataClass {
        /// Name, address, phone: GDPR art. 6.
        Ordinary = "ordinary",
        /// *Fortrolige*: what ought to be withheld from public knowledge (forvaltningsloven § 27), CPR numbers always.
        Confidential = "confidential",
        /// GDPR art. 9.
        Sensitive = "sensitive",
        /// GDPR art. 10, databeskyttelsesloven § 8.
        Criminal = "criminal",
    }
}
