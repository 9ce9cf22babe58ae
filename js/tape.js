//# allFunctionsCalledOnLoad
// Reads a verdict from the tape that src/wasm/tape.rs writes: what stands there in which order stands there.

import { STRIDE, readEntity } from './flat.js';

/** @typedef {import('./presend.d.ts').Finding} Finding */
/** @typedef {import('./presend.d.ts').Fix} Fix */
/** @typedef {import('./presend.d.ts').Verdict} Verdict */

/** Where a text stands that was made for this draft, and one that is absent. */
const OWN = 0xffff_ffff, ABSENT = 0xffff_fffe;
/** Fields by their sort on the tape; the rest stand in lists. */
const FIELDS = ['subject', 'body', 'quoted', 'text'];

/** Texts of the module by where they stand, which is the same whenever it is started. @type {Map<number, { length: number, text: string }>} */
const known = new Map();
const decoder = new TextDecoder();

/**
 * @param {Uint32Array} numbers
 * @param {() => WebAssembly.Memory} memory Asked for texts that have not been read before.
 * @returns {Verdict}
 */
export function readVerdict(numbers, memory) {
  return new Tape(numbers, memory).verdict();
}

/**
 * @param {Uint32Array} numbers
 * @param {() => WebAssembly.Memory} memory
 * @returns {import('./presend.d.ts').SmsLength}
 */
export function readSmsLength(numbers, memory) {
  return new Tape(numbers, memory).sms();
}

class Tape {
  #at = 0;
  /** The texts made for this draft, and how much of them has been read. */
  #own = '';
  #from = 0;
  #numbers; #memory;

  /** @param {Uint32Array} numbers @param {() => WebAssembly.Memory} memory */
  constructor(numbers, memory) {
    this.#numbers = numbers;
    this.#memory = memory;
    const where = this.number(), length = this.number();
    if (length) this.#own = this.#decode(where, length);
  }

  /** @param {number} where @param {number} length */
  #decode(where, length) {
    return decoder.decode(new Uint8Array(this.#memory().buffer, where, length));
  }

  number() {
    return this.#numbers[this.#at++];
  }

  /** A text; undefined where there is none. @returns {any} The module only writes codes that the contract has. */
  text() {
    const where = this.number(), length = this.number();
    if (where === ABSENT) return undefined;
    if (where === OWN) return this.#own.slice(this.#from, this.#from += length);
    const found = known.get(where);
    if (found?.length === length) return found.text;
    const text = this.#decode(where, length);
    known.set(where, { length, text });
    return text;
  }

  /** @template T @param {() => T} read @returns {T[]} */
  list(read) {
    const items = [];
    for (let left = this.number(); left > 0; left--) items.push(read.call(this));
    return items;
  }

  field() {
    const code = this.number(), place = code >>> 3;
    switch (code & 7) {
      case 4: return `attachments[${place}].name`;
      case 5: return `attachments[${place}].text`;
      case 6: return `recipients[${place}].address`;
      default: return FIELDS[code & 7];
    }
  }

  span() {
    return { field: this.field(), start: this.number(), end: this.number() };
  }

  /** @returns {Verdict} */
  verdict() {
    const channel = this.text(), transport = this.text();
    /** @type {Omit<Verdict, 'pack'> & { pack?: Verdict['pack'] }} */
    const verdict = {
      channel, decision: this.text(),
      findings: this.list(this.finding), entities: this.list(this.entity), routes: this.list(this.route),
    };
    if (transport) verdict.transport = transport;
    const [sms] = this.list(this.sms);
    if (sms) verdict.sms = sms;
    verdict.pack = { id: this.text(), version: this.text(), lastReviewed: this.text() };
    return /** @type {Verdict} */ (verdict);
  }

  finding() {
    /** @type {Finding} */
    const finding = {
      id: this.text(), rule: this.text(), severity: this.text(), title: this.text(), message: this.text(),
      spans: this.list(this.span), sources: this.list(this.source), fixes: this.list(this.fix),
    };
    const coveredBy = this.text(), [override] = this.list(this.override);
    if (coveredBy) finding.coveredBy = coveredBy;
    if (override) finding.override = override;
    return finding;
  }

  source() {
    /** @type {Finding['sources'][number]} */
    const source = { title: this.text() };
    const url = this.text(), date = this.text();
    if (url) source.url = url;
    if (date) source.date = date;
    return source;
  }

  override() {
    return { reasons: this.list(this.reason) };
  }

  reason() {
    return { code: this.text(), label: this.text() };
  }

  fix() {
    /** @type {Fix} */
    const fix = { id: this.text(), label: this.text(), safe: this.number() === 1 };
    const edits = this.list(this.edit), channel = this.text(), transport = this.text();
    const removeRecipients = this.list(this.number), bccRecipients = this.list(this.number), lengths = this.list(this.length);
    if (edits.length) fix.edits = edits;
    if (channel) fix.channel = channel;
    if (transport) fix.transport = transport;
    if (removeRecipients.length) fix.removeRecipients = removeRecipients;
    if (bccRecipients.length) fix.bccRecipients = bccRecipients;
    if (lengths.length) fix.lengths = lengths;
    return fix;
  }

  edit() {
    return { span: this.span(), replacement: this.text() };
  }

  length() {
    return { field: this.field(), length: this.number() };
  }

  entity() {
    const field = this.field(), entity = readEntity(this.#numbers, this.#at, field);
    this.#at += STRIDE;
    return entity;
  }

  route() {
    const channel = this.text(), transport = this.text();
    /** @type {Verdict['routes'][number]} */
    const route = { channel, decision: this.text(), rules: this.list(this.text) };
    if (transport) route.transport = transport;
    return route;
  }

  sms() {
    return {
      encoding: this.text(), units: this.number(), segments: this.number(), remaining: this.number(),
      nonGsm: this.list(this.nonGsm),
    };
  }

  nonGsm() {
    const span = this.span(), suggestion = this.text();
    return suggestion === undefined ? { span } : { span, suggestion };
  }
}
