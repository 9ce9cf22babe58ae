// Leaves passages out of a text.

import { PresendError } from './error.js';
import { kindMask, optionsObject } from './flat.js';

/** @typedef {import('./presend.d.ts').Entity} Entity */

/** What stands in place of a passage, in Danish and in English. @type {Record<Entity['kind'], [string, string]>} */
const LABELS = {
  cpr: ['CPR-nummer', 'CPR number'],
  'cpr-partial': ['del af CPR-nummer', 'part of CPR number'],
  'foreign-id': ['udenlandsk personnummer', 'foreign personal number'],
  passport: ['pasnummer', 'passport number'],
  'driving-licence': ['kørekortnummer', 'driving licence number'],
  'date-of-birth': ['fødselsdato', 'date of birth'],
  'person-name': ['navn', 'name'],
  phone: ['telefonnummer', 'phone number'],
  'email-address': ['e-mailadresse', 'e-mail address'],
  'postal-address': ['adresse', 'address'],
  'vehicle-plate': ['nummerplade', 'number plate'],
  'ip-address': ['IP-adresse', 'IP address'],
  iban: ['IBAN', 'IBAN'],
  'bank-account': ['kontonummer', 'account number'],
  'payment-card': ['kortnummer', 'card number'],
  credential: ['adgangskode', 'password'],
  health: ['helbred', 'health'],
  ethnicity: ['etnisk oprindelse', 'ethnic origin'],
  politics: ['politisk holdning', 'political opinion'],
  religion: ['religion', 'religion'],
  'trade-union': ['fagforening', 'trade union'],
  genetic: ['genetik', 'genetics'],
  biometric: ['biometri', 'biometrics'],
  'sex-life': ['seksuelle forhold', 'sex life'],
  'criminal-offence': ['strafbart forhold', 'criminal offence'],
  finances: ['økonomi', 'finances'],
  social: ['sociale forhold', 'social matters'],
  family: ['familieforhold', 'family matters'],
  employment: ['ansættelse', 'employment'],
  education: ['uddannelse', 'education'],
  consumption: ['forbrug', 'consumption'],
  'revealing-place': ['sted', 'place'],
};

/**
 * @param {unknown} options
 * @returns {{ mask: number, wanted: (entity: Entity) => boolean, style: 'label' | 'mask' }}
 */
export function redactOptions(options) {
  const { kinds, style = 'label' } = optionsObject(options);
  if (style !== 'label' && style !== 'mask') throw PresendError.at('invalid-policy', 'style', 'one of label, mask');
  // A name or an address is ordinary: left out only where the caller asks for it.
  return { mask: kindMask(kinds), wanted: (entity) => kinds !== undefined || entity.dataClass !== 'ordinary', style };
}

/**
 * `text` with every entity replaced by its label, or masked letter by letter. Where entities share characters, one
 * replacement stands for all of them.
 * @param {string} text @param {Entity[]} entities In text order. @param {'label' | 'mask'} style @param {string} language `da` or `en`.
 */
export function redacted(text, entities, style, language) {
  /** @type {{ start: number, end: number, kind: Entity['kind'] }[]} */
  const passages = [];
  for (const { kind, span: { start, end } } of entities) {
    const last = passages.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else passages.push({ start, end, kind });
  }
  let out = '', from = 0;
  for (const { start, end, kind } of passages) {
    out += text.slice(from, start) + (style === 'mask' ? masked(text.slice(start, end)) : `[${LABELS[kind][Number(language === 'en')]}]`);
    from = end;
  }
  return out + text.slice(from);
}

/** @param {string} passage */
function masked(passage) {
  return passage.replace(/[\p{L}\p{M}\p{N}\p{Cs}]/gu, '•');
}
