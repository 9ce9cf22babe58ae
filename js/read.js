//# allFunctionsCalledOnLoad
// Reads a caller's draft or policy onto a tape of numbers and one text, in the order in which src/wasm/read.rs reads it.
//
// Only the properties of the contract are touched. Whatever the value is (getters that throw, revoked proxies, lists
// without end), there is a tape or a `PresendError` that names the path.

import { PresendError } from './error.js';
import { TABLES } from './tables.js';

/** @typedef {Pick<typeof import('./glue.js'), 'dayOf' | 'oneOf'>} Known What the module knows. */
/** @typedef {{ numbers: number[], text: string }} Tape */
/** @typedef {(reader: Reader, value: any) => void} Shape Reads one value, or says what was expected instead of it. */

/** On the tape where nothing stands. */
const ABSENT = NaN;
/** Most items of a list, or names of an object: a sparse array of four billion must not hang the page. */
const MOST_ITEMS = 10_000;
/** UTF-16 units of any name or word of a policy. */
const MOST_POLICY_TEXT = 10_000;

class Reader {
  /** @type {number[]} */ numbers = [];
  /** @type {string[]} */ texts = [];
  /** How the value at hand was reached. @type {(string | number)[]} */ path = [];

  /** @param {PresendError['code']} code @param {number} most UTF-16 units a text may have. @param {Known} known */
  constructor(code, most, known) {
    this.code = code;
    this.most = most;
    this.known = known;
  }

  /** @param {string} expected @param {PresendError['code']} [code] @returns {never} */
  fail(expected, code = this.code) {
    const path = this.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part.slice(0, 60)}`)).join('');
    throw PresendError.at(code, path.replace(/^\./, ''), expected);
  }

  /** @param {string | number} part @param {Shape} shape @param {any} whole */
  part(part, shape, whole) {
    this.path.push(part);
    shape(this, whole[part]);
    this.path.pop();
  }

  /** @param {string} text */
  text(text) {
    if (text.length > this.most) {
      this.fail(`at most ${this.most} UTF-16 units`, this.code === 'invalid-draft' ? 'too-long' : this.code);
    }
    this.numbers.push(text.length);
    this.texts.push(text);
  }

  /** @param {Shape} shape @param {unknown} value @param {string} whole What is expected in its place. @returns {Tape} */
  read(shape, value, whole) {
    try {
      if (!isObject(value)) this.fail(whole);
      shape(this, value);
    } catch (error) {
      if (error instanceof PresendError) throw error;
      this.fail('a value that can be read');
    }
    // Texts stand apart, or two halves of a surrogate pair would become one.
    return { numbers: this.numbers, text: this.texts.join('\n') };
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {Shape} shape @returns {Shape} */
const maybe = (shape) => (reader, value) => {
  if (value === undefined || value === null) reader.numbers.push(ABSENT);
  else shape(reader, value);
};

/** @type {Shape} */
const text = (reader, value) => (typeof value === 'string' ? reader.text(value) : reader.fail('a string'));

/** @type {Shape} */
const flag = (reader, value) => {
  if (typeof value !== 'boolean') reader.fail('true or false');
  reader.numbers.push(Number(value));
};

/** @type {Shape} */
const number = (reader, value) => {
  if (!Number.isFinite(value)) reader.fail('a number');
  reader.numbers.push(value);
};

/** @type {Shape} */
const day = (reader, value) => {
  const found = typeof value === 'string' && value.length < 100 ? reader.known.dayOf(value) : undefined;
  reader.numbers.push(found ?? reader.fail('an ISO 8601 date, e.g. "2026-11-20"'));
};

/** Whether something stands there. */
const present = maybe((reader) => reader.numbers.push(1));

/** One of a list of codes. @param {keyof typeof TABLES} list @returns {Shape} */
const code = (list) => (reader, value) => {
  const codes = TABLES[list], at = codes.indexOf(/** @type {never} */ (value));
  if (at < 0) reader.fail(reader.known.oneOf(typeof value === 'string' ? value.slice(0, 100) : '', codes.join(' ')));
  reader.numbers.push(at);
};

/** @param {Shape} shape @returns {Shape} */
const list = (shape) => (reader, value) => {
  if (!Array.isArray(value)) reader.fail('an array');
  // Asked for once, and a whole number whatever a proxy says.
  const length = value.length >>> 0;
  if (length > MOST_ITEMS) reader.fail(`at most ${MOST_ITEMS} items`);
  reader.numbers.push(length);
  for (let i = 0; i < length; i++) reader.part(i, shape, value);
};

/** @param {Shape} shape @returns {Shape} */
const oneOrMany = (shape) => (reader, value) => list(shape)(reader, typeof value === 'string' ? [value] : value);

/** @param {Record<string, Shape>} properties @returns {Shape} */
const object = (properties) => {
  const each = Object.entries(properties);
  return (reader, value) => {
    if (!isObject(value)) reader.fail('an object');
    reader.numbers.push(1);
    for (const [name, shape] of each) reader.part(name, shape, value);
  };
};

/** Severities by the ids of rules; what is no text is none of them. @type {Shape} */
const severities = (reader, value) => {
  if (!isObject(value)) reader.fail('an object');
  const names = Object.keys(value);
  if (names.length > MOST_ITEMS) reader.fail(`at most ${MOST_ITEMS} names`);
  reader.numbers.push(names.length);
  for (const name of names) {
    reader.text(name);
    reader.part(name, maybe((_, level) => reader.text(typeof level === 'string' ? level : '')), value);
  }
};

/** An object with no other properties. @param {Record<string, Shape>} properties @returns {Shape} */
const only = (properties) => {
  const names = Object.keys(properties), shape = object(properties);
  return (reader, value) => {
    const unknown = isObject(value) && Object.keys(value).find((name) => !names.includes(name));
    if (unknown) reader.part(unknown, () => reader.fail(reader.known.oneOf(unknown, names.join(' '))), {});
    shape(reader, value);
  };
};

// ---------------------------------------------------------------- what the contract says

const CONSENT = maybe(object({ given: flag, at: maybe(day), withdrawnAt: maybe(day), purposes: maybe(list(code('purposes'))) }));

const DRAFT = object({
  channel: code('channels'),
  body: text,
  subject: maybe(text),
  transport: maybe(code('transports')),
  tlsVersion: maybe(code('tlsVersions')),
  tlsEvidence: maybe(object({ probedAt: day, riskAssessment: text })),
  purpose: maybe(code('purposes')),
  sender: maybe(object({ name: maybe(text), domains: maybe(list(text)) })),
  recipients: maybe(list(object({
    address: text,
    name: maybe(text),
    field: maybe(code('recipientFields')),
    party: maybe(text),
    chosenBy: maybe(code('chosenBy')),
    verified: maybe(object({ by: code('verifiedBy'), at: maybe(day) })),
  }))),
  attachments: maybe(list(object({ name: text, type: maybe(text), text: maybe(text), bytes: present, caseId: maybe(text) }))),
  case: maybe(object({
    id: maybe(text),
    about: maybe(oneOrMany(text)),
    parties: list(object({
      id: text,
      name: text,
      role: code('roles'),
      cpr: maybe(text),
      birthDate: maybe(day),
      phones: maybe(list(text)),
      emails: maybe(list(text)),
      address: maybe(text),
      protected: maybe(flag),
      custodyOf: maybe(list(text)),
      actsFor: maybe(list(text)),
      consent: maybe(object({ sms: CONSENT, email: CONSENT })),
      digitalPost: maybe(code('digitalPost')),
      mayReceive: maybe(list(code('kinds'))),
    })),
  })),
  cprBasis: maybe(code('cprBases')),
  quoted: maybe(text),
  now: (reader, value) => (value === undefined || value === null ? reader.numbers.push(today()) : day(reader, value)),
});

const POLICY = only({
  pack: maybe(text),
  language: maybe(text),
  rules: maybe(severities),
  params: maybe(only({
    smsLimit: maybe(number),
    nemsmsLimit: maybe(number),
    bulkPersons: maybe(number),
    numberMaxAgeDays: maybe(number),
    tlsProbeMaxAgeDays: maybe(number),
    maxVisibleRecipients: maybe(number),
    ownDomains: maybe(list(text)),
    secureRoutes: maybe(list(text)),
    encryptAll: maybe(flag),
    minConfidence: maybe(number),
    maxTextLength: maybe(number),
  })),
  terms: maybe(list(only({ kind: text, words: list(text), dataClass: maybe(text) }))),
  patterns: maybe(list(only({ kind: text, regex: text, confidence: maybe(number), cues: maybe(list(text)) }))),
  ignore: maybe(list(text)),
});

/** Today by the clock of the machine the draft is written on, in days since 1970. */
function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}

/** @param {unknown} draft @param {number} most UTF-16 units a field may have. @param {Known} known @returns {Tape} */
export function readDraft(draft, most, known) {
  return new Reader('invalid-draft', most, known).read(DRAFT, draft, 'a draft: an object with channel and body');
}

/** @param {unknown} policy Absent is the default one. @param {Known} known @returns {Tape} */
export function readPolicy(policy, known) {
  return new Reader('invalid-policy', MOST_POLICY_TEXT, known).read(POLICY, policy ?? {}, 'a policy: an object');
}
