// What the numbers that cross the border stand for, by position: the crate's codes, written by
// `UPDATE_PAGES=1 cargo test --test tables`.

/** @typedef {import('./presend.d.ts').Entity} Entity */

export const TABLES = {
  /** @type {Entity['kind'][]} */ kinds: ['cpr', 'cpr-partial', 'foreign-id', 'passport', 'driving-licence', 'date-of-birth', 'person-name', 'phone', 'email-address', 'postal-address', 'vehicle-plate', 'ip-address', 'iban', 'bank-account', 'payment-card', 'credential', 'health', 'ethnicity', 'politics', 'religion', 'trade-union', 'genetic', 'biometric', 'sex-life', 'criminal-offence', 'finances', 'social', 'family', 'employment', 'education', 'consumption', 'revealing-place'],
  /** @type {Entity['dataClass'][]} */ classes: ['ordinary', 'confidential', 'sensitive', 'criminal'],
  evidence: ['written-form', 'modulus-11', 'cue-word', 'possible-date', 'replacement-number', 'e-cpr', 'checksum', 'issuer-range', 'numbering-plan', 'international-prefix', 'known-person', 'name-list', 'name-model', 'greeting', 'sign-off', 'title', 'relation', 'street-name', 'postcode', 'floor-or-door', 'syntax', 'term', 'compound', 'phrase', 'about-person', 'place-hospital', 'place-ordinary', 'place-grave', 'place-unmapped', 'placeholder', 'custom-term', 'custom-pattern', 'spelled', 'as-password', 'counter-cue', 'ambiguous', 'weak-term', 'no-modulus-11'],
  countries: ['', 'SE', 'NO', 'FI', 'IS', 'DE', 'PL'],
  channels: ['sms', 'nemsms', 'email', 'digital-post', 'form'],
  transports: ['plain', 'opportunistic-tls', 'forced-tls', 'end-to-end'],
  purposes: ['service-message', 'case-work', 'post-notice', 'marketing'],
  tlsVersions: ['1.0', '1.1', '1.2', '1.3'],
  recipientFields: ['to', 'cc', 'bcc'],
  chosenBy: ['case', 'typed', 'autocomplete', 'reply'],
  verifiedBy: ['nemsms', 'mitid', 'assisted-code', 'in-person-code', 'other', 'none'],
  roles: ['citizen', 'child', 'parent', 'guardian', 'representative', 'authority', 'professional', 'other'],
  digitalPost: ['registered', 'exempt', 'not-registered'],
  cprBases: ['law', 'consent', 'statistics', 'necessary-identification', 'none'],
};
