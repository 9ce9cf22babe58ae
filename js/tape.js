// Reads a verdict from the tape that src/wasm/tape.rs writes: what stands there in which order stands there.

import { readEntity } from './flat.js';

/** Where a text stands that was made for this draft, and one that is absent. */
const OWN = 0xffff_ffff, ABSENT = 0xffff_fffe;

/** Texts of the module by where they stand; the same whenever it is started. @type {Map<number, string>} */
const texts = new Map();
const decoder = new TextDecoder();

/**
 * @param {[Uint32Array, string]} tape
 * @param {import('./glue.js').Tables} tables
 * @param {WebAssembly.Memory} memory
 * @returns {import('./presend.d.ts').Verdict}
 */
export function readVerdict([numbers, own], tables, memory) {
  let at = 0, from = 0;

  const number = () => numbers[at++];
  const maybe = () => {
    const where = numbers[at++], length = numbers[at++];
    if (where === ABSENT) return undefined;
    if (where === OWN) return own.slice(from, from += length);
    // One text of the module may begin another.
    const key = where * 0x10000 + length;
    let text = texts.get(key);
    if (text === undefined) texts.set(key, text = decoder.decode(new Uint8Array(memory.buffer, where, length)));
    return text;
  };
  // The module only writes what the contract allows.
  const text = () => /** @type {any} */ (maybe());
  /** @template T @param {() => T} read @returns {T[]} */
  const list = (read) => {
    const items = new Array(number());
    for (let i = 0; i < items.length; i++) items[i] = read();
    return items;
  };
  const field = () => {
    const code = number(), place = code >>> 3;
    switch (code & 7) {
      case 4: return `attachments[${place}].name`;
      case 5: return `attachments[${place}].text`;
      case 6: return `recipients[${place}].address`;
      default: return ['subject', 'body', 'quoted', 'text'][code & 7];
    }
  };
  const span = () => ({ field: field(), start: number(), end: number() });
  /** Sets what is there. @template T @param {T} object @param {keyof T} key @param {any} value */
  const set = (object, key, value) => {
    if (Array.isArray(value) ? value.length : value !== undefined) object[key] = value;
  };

  const source = () => {
    /** @type {import('./presend.d.ts').Source} */
    const source = { title: text() };
    set(source, 'url', maybe());
    set(source, 'date', maybe());
    return source;
  };
  const fix = () => {
    /** @type {import('./presend.d.ts').Fix} */
    const fix = { id: text(), label: text(), safe: number() === 1 };
    set(fix, 'edits', list(() => ({ span: span(), replacement: text() })));
    set(fix, 'channel', maybe());
    set(fix, 'transport', maybe());
    set(fix, 'removeRecipients', list(number));
    set(fix, 'bccRecipients', list(number));
    set(fix, 'lengths', list(() => ({ field: field(), length: number() })));
    return fix;
  };
  const finding = () => {
    /** @type {import('./presend.d.ts').Finding} */
    const finding = {
      id: text(), rule: text(), severity: text(), title: text(), message: text(),
      spans: list(span), sources: list(source), fixes: list(fix),
    };
    set(finding, 'coveredBy', maybe());
    set(finding, 'override', list(() => ({ reasons: list(() => ({ code: text(), label: text() })) }))[0]);
    return finding;
  };
  const entity = () => {
    const where = field(), entity = readEntity(numbers, at, where, tables);
    at += 6;
    return entity;
  };
  const route = () => {
    const channel = text(), transport = maybe();
    /** @type {import('./presend.d.ts').Verdict['routes'][number]} */
    const route = { channel, decision: text(), rules: list(text) };
    set(route, 'transport', transport);
    return route;
  };
  const sms = () => ({
    encoding: text(), units: number(), segments: number(), remaining: number(),
    nonGsm: list(() => {
      /** @type {import('./presend.d.ts').SmsLength['nonGsm'][number]} */
      const char = { span: span() };
      set(char, 'suggestion', maybe());
      return char;
    }),
  });

  const channel = text(), transport = maybe();
  /** @type {import('./presend.d.ts').Verdict} */
  const verdict = {
    channel, decision: text(), findings: list(finding), entities: list(entity), routes: list(route),
    pack: /** @type {any} */ (undefined),
  };
  set(verdict, 'transport', transport);
  set(verdict, 'sms', list(sms)[0]);
  verdict.pack = { id: text(), version: text(), lastReviewed: text() };
  return verdict;
}
