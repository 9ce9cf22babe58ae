//! Who gets the message, and what the case says of them.

use crate::{
    draft::{ChosenBy, Consent, Day, Draft, Party, Purpose, Recipient, RecipientField, Role},
    lookalike::is_within,
    text::{Letters, List, Parts, fold_digits},
};

/// A recipient of the draft, resolved against the case.
pub struct Person<'d> {
    /// Index in `draft.recipients`.
    pub index: usize,
    /// As the host gave it.
    pub recipient: &'d Recipient,
    /// The party it was picked as, else the one whose phone, e-mail or CPR equals the address (decision 5).
    pub party: Option<&'d Party>,
    /// To or cc: the others can see it (decision 18).
    pub visible: bool,
    /// An e-mail address outside the sender's own domains.
    pub outside: bool,
}

impl Person<'_> {
    /// How the address came into the field.
    pub fn chosen_by(&self) -> Option<ChosenBy> {
        self.recipient.chosen_by
    }
}

/// All recipients and parties of one draft.
pub struct People<'d> {
    /// In the draft's order.
    pub recipients: Vec<Person<'d>>,
    /// All parties of the case.
    pub parties: &'d [Party],
    /// Parties the message is about.
    pub about: Vec<&'d Party>,
    /// The draft carries a case.
    pub has_case: bool,
    day: Day,
}

impl<'d> People<'d> {
    /// Resolves the recipients of `draft`; `own_domains` are lower case.
    pub fn new(draft: &'d Draft, own_domains: &[String], day: Day) -> Self {
        let parties = draft.case.as_ref().map_or(&[][..], |c| &c.parties);
        let about = draft
            .case
            .as_ref()
            .map_or(&[][..], |c| &c.about)
            .iter()
            .filter_map(|id| parties.iter().find(|p| p.id == *id))
            .list();
        let sender_domains = draft.sender.as_ref().map_or(&[][..], |s| &s.domains);
        let recipients = draft
            .recipients
            .iter()
            .enumerate()
            .map(|(index, recipient)| {
                let party = match &recipient.party {
                    Some(id) => parties.iter().find(|p| p.id == *id),
                    None => parties.iter().find(|p| owns(p, &recipient.address)),
                };
                let outside = domain(&recipient.address).is_some_and(|d| {
                    !own_domains.iter().chain(sender_domains).any(|own| is_within(&d, &own.lowered()))
                });
                let visible = recipient.field != Some(RecipientField::Bcc);
                Person { index, recipient, party, visible, outside }
            })
            .list();
        Self { recipients, parties, about, has_case: draft.case.is_some(), day }
    }

    /// Whose mailbox or number the recipient's address is: the party's it was picked as, unless it is another's alone.
    pub fn owner(&self, person: &Person<'d>) -> Option<&'d Party> {
        let owned = |party: &&Party| owns(party, &person.recipient.address);
        person.party.filter(owned).or_else(|| self.parties.iter().find(owned)).or(person.party)
    }

    /// Birth date of a party: stated, or read from the CPR number.
    pub fn birth(&self, party: &Party) -> Option<Day> {
        party.birth_date.or_else(|| party.cpr.as_deref().and_then(birth_of_cpr))
    }

    /// Under 18 on the day, by birth date or CPR number; a party with the role of a child whose age is unknown too.
    pub fn is_child(&self, party: &Party) -> bool {
        // A birth date to come (numbers made for tests) tells no age.
        match self.birth(party).filter(|birth| *birth <= self.day) {
            Some(birth) => self.day.years_since(birth) < 18,
            None => party.role == Role::Child,
        }
    }

    /// May `party` be told everything about `other` as that person's holder of custody or power of attorney?
    pub fn answers_for(&self, party: &Party, other: &Party) -> bool {
        party.id == other.id
            || party.custody_of.iter().flatten().any(|id| *id == other.id)
            || party.acts_for.contains(&other.id)
    }

    /// An authority or professional of the case: may be told what concerns its parties (decision 24).
    pub fn is_professional(party: &Party) -> bool {
        matches!(party.role, Role::Authority | Role::Professional)
    }

    /// May `party` be told about those the message is about, as far as the case says?
    pub fn is_entitled(&self, party: &Party) -> bool {
        Self::is_professional(party)
            || self.about.is_empty()
            || self.about.iter().any(|other| self.answers_for(party, other))
    }

    /// Recipients who stand in the case, or belong to the sender's own house.
    pub fn is_of_house(person: &Person) -> bool {
        person.recipient.address.has_of("@") && !person.outside
    }

    /// The party with this CPR number, written in any way.
    pub fn party_of_cpr(&self, cpr: &str) -> Option<&'d Party> {
        let digits = digits(cpr)?;
        self.parties.iter().find(|p| p.cpr.as_deref().and_then(self::digits) == Some(digits))
    }
}

/// Is consent to `purpose` given on `day`? Absent purposes: both (decision 27).
pub fn consents(consent: Option<&Consent>, purpose: Purpose, day: Day) -> bool {
    consent.is_some_and(|c| {
        c.given
            && c.at.is_none_or(|at| at <= day)
            && c.withdrawn_at.is_none_or(|at| at > day)
            && c.purposes.as_ref().is_none_or(|list| list.contains(&purpose))
    })
}

/// The ten digits of a CPR number, written in any way; none where there are not ten.
pub fn digits(cpr: &str) -> Option<[u8; 10]> {
    let (digits, count) = fold_digits::<10>(cpr);
    (count == 10).then_some(digits)
}

/// Birth date in a CPR number, by the century table; day + 60 is a replacement number.
pub fn birth_of_cpr(cpr: &str) -> Option<Day> {
    let digits = digits(cpr)?;
    let pair = |i: usize| u32::from(digits[i] - b'0') * 10 + u32::from(digits[i + 1] - b'0');
    let (day, month, year) = (pair(0), pair(2), pair(4) as i32);
    let century = match (digits[6] - b'0', year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4..=9, 0..=36) | (5..=8, 37..=57) => 2000,
        _ => 1800,
    };
    Day::new(century + year, month, if day > 60 { day - 60 } else { day })
}

/// The part after the `@`, lower case.
pub fn domain(address: &str) -> Option<String> {
    address.halves("@").map(|(_, domain)| domain.trim().short_of(".").lowered())
}

/// Does the address (phone, e-mail, CPR) belong to the party?
pub fn owns(party: &Party, address: &str) -> bool {
    if address.has_of("@") {
        return party.emails.iter().any(|e| e.trim().eq_ignore_ascii_case(address.trim()));
    }
    let number = phone_digits(address);
    !number.is_empty()
        && (party.phones.iter().any(|p| phone_digits(p) == number)
            || party.cpr.as_deref().and_then(digits).is_some_and(|cpr| digits(address) == Some(cpr)))
}

/// Digits of a phone number without the Danish country code.
pub fn phone_digits(phone: &str) -> Vec<u8> {
    let (digits, count) = fold_digits::<16>(phone);
    let mut digits = &digits[..count.min(16)];
    if digits.len() > 8 {
        digits = digits.strip_prefix(b"0045").or_else(|| digits.strip_prefix(b"45")).unwrap_or(digits);
    }
    digits.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn century_table() {
        for (cpr, year) in [
            ("610136-0009", 1936),
            ("610137-3009", 1937),
            ("610158-3009", 1958),
            ("610136-4009", 2036),
            ("610137-4009", 1937),
            ("610136-8009", 2036),
            ("610145-5009", 2045),
            ("610158-8009", 1858),
            ("610136-9009", 2036),
            ("610137-9009", 1937),
        ] {
            assert_eq!(birth_of_cpr(cpr).map(|d| d.civil().0), Some(year), "{cpr}");
        }
    }
}
