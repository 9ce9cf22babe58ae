//! Kind of data → how protected it is: one table (domain rules, sections 2.1–2.4).

use crate::kind::{DataClass, DataKind};

/// The class of `kind`. A policy may give its own terms another.
pub fn class_of(kind: DataKind) -> DataClass {
    use DataKind::*;
    match kind {
        DateOfBirth | PersonName | Phone | EmailAddress | PostalAddress | VehiclePlate | IpAddress => {
            DataClass::Ordinary
        }
        Cpr | CprPartial | ForeignId | Passport | DrivingLicence | Iban | BankAccount | PaymentCard | Credential
        | Finances | Social | Family | Employment | Education | Consumption => DataClass::Confidential,
        Health | Ethnicity | Politics | Religion | TradeUnion | Genetic | Biometric | SexLife | RevealingPlace => {
            DataClass::Sensitive
        }
        CriminalOffence => DataClass::Criminal,
    }
}
