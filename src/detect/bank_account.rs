#![doc = include_str!("bank_account.md")]

use super::{
    By, Detector, Entity, Evidence, EvidenceSet, Scan,
    digits::{labels_before, tied_after, tied_before},
    is_any,
    lexicon::{label, label_of},
};
use crate::{kind::DataKind, text::Gap};

/// Danish bank accounts: registration number and account.
pub const BANK_ACCOUNT: Detector =
    Detector { id: "bank-account", kinds: &[DataKind::BankAccount], by: By::Reading(detect) };

fn detect(scan: &Scan, out: &mut Vec<Entity>) {
    for &first in &scan.numbers {
        let first = first as usize;
        let digits = scan.at(first).digits;
        if !(4..=14).contains(&digits) || tied_before(scan, first) {
            continue;
        }
        let Some((last, evidence)) = (if digits == 4 { pair(scan, first) } else { single(scan, first) }) else {
            continue;
        };
        let (start, end) = scan.span(first, last);
        let about = super::about::owner(scan, first);
        out.push(Entity { about, ..Entity::new(DataKind::BankAccount, start, end, evidence) });
    }
}

/// "reg.nr. 9570, konto 0012345678", "konto 9711-8355814": from the first digit of one to the last of the other.
#[inline(never)]
fn pair(scan: &Scan, first: usize) -> Option<(usize, EvidenceSet)> {
    let mut at = first + 1;
    let mut said = false;
    while let Some(token) = scan.tokens.get(at).filter(|t| t.is_word() && at < first + 5) {
        let section = label_of(token);
        if token.gap.has(Gap::BANG | Gap::BLANK)
            || !matches!(section, label::ACCOUNT | label::NR | label::COPULA) && !is_any!(scan, at, "og")
        {
            return None;
        }
        said |= section == label::ACCOUNT;
        at += 1;
    }
    let between =
        Gap::SPACE | Gap::DASH | Gap::SLASH | Gap::COMMA | Gap::DOT | Gap::COLON | Gap::NEWLINE | Gap::SEMICOLON;
    let (last, groups) = account(scan, at)?;
    if !scan.gap(at).only(between) || scan.gap(at).touches() {
        return None;
    }
    let label = labels_before(scan, first).next();
    let reg = label.is_some_and(|l| l.section == label::REG && l.away < 2);
    let konto = label.is_some_and(|l| matches!(l.section, label::ACCOUNT | label::REG) && l.away < 3);
    // Money goes there: enough where the account is long.
    let paid = labels_before(scan, first).any(|l| matches!(l.section, label::PAY | label::AMOUNT))
        && scan.at(last).digits >= 7;
    let plain = scan.gap(first).has(Gap::SPACE) && whole(scan, first, at);
    if !(said || konto || paid || plain) || said && !(reg || konto) && at - first > 3 {
        return None;
    }
    let mut evidence = EvidenceSet::of(&[Evidence::CueWord]);
    evidence.add_if(Evidence::WrittenForm, said || reg || groups == 1);
    if !(said || konto || paid) {
        evidence = EvidenceSet::of(&[Evidence::WrittenForm, Evidence::Ambiguous]);
    }
    Some((last, evidence))
}

/// "4180 0009876541": four digits and ten that no CPR number begins with, and no word that says what else they are.
fn whole(scan: &Scan, first: usize, at: usize) -> bool {
    let account = scan.at(at);
    at == first + 1
        && account.digits == 10
        && account.gap.only(Gap::SPACE | Gap::DASH)
        && scan.digits::<10>(account).starts_with(b"00")
        && labels_before(scan, first).next().is_none()
        && !scan.tokens.get(at + 1).is_some_and(|t| t.is_number() && t.gap.only(Gap::SPACE | Gap::DASH))
        && !(first > 0 && scan.is_number(first - 1) && scan.gap(first).only(Gap::SPACE | Gap::DASH))
}

/// The groups of an account of six to ten digits that begins at token `at`.
fn account(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let (mut total, mut last, mut groups) = (0, None, 0);
    for i in at..(at + 5).min(scan.tokens.len()) {
        let token = scan.at(i);
        let joined = i == at || token.gap.only(Gap::SPACE | Gap::DASH | Gap::DOT) && !token.gap.touches();
        if !token.is_number() || !joined || total + token.digits as usize > 10 {
            break;
        }
        total += token.digits as usize;
        groups += 1;
        if total >= 6 {
            last = Some(i);
        }
    }
    last.filter(|&last| !tied_after(scan, last)).map(|last| (last, groups))
}

/// "kontonr. 0012345678", or registration number and account in one (eleven to fourteen digits).
#[inline(never)]
fn single(scan: &Scan, first: usize) -> Option<(usize, EvidenceSet)> {
    let digits = scan.at(first).digits;
    if digits < 7 || tied_after(scan, first) {
        return None;
    }
    let label = labels_before(scan, first).next().filter(|l| l.section == label::ACCOUNT && l.away < 3)?;
    // The account of a pair is found from its registration number.
    let behind_number = label.at > 0 && scan.at(label.at - 1).digits == 4;
    if behind_number {
        return None;
    }
    Some((first, EvidenceSet::of(&[Evidence::CueWord])))
}
