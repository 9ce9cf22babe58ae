//# allFunctionsCalledOnLoad
// What `scan` finds comes over the border as numbers, six a finding: building its objects here costs a tenth of
// building them in the module.

import { PresendError } from './error.js';
import { TABLES } from './tables.js';

/** Numbers of one entity: kind | class << 8 | country << 16, start, end, confidence in hundredths, evidence bits 0–31 and 32–63. */
export const STRIDE = 6;

/** A bit per wanted kind; all where none are named. @param {unknown} [kinds] */
export function kindMask(kinds) {
  if (kinds === undefined) return 0xffff_ffff;
  if (!Array.isArray(kinds)) throw PresendError.at('invalid-policy', 'kinds', 'a list of kinds');
  const mask = kinds.reduce((/** @type {number} */ bits, kind, i) => {
    const at = TABLES.kinds.indexOf(kind);
    if (at < 0) throw PresendError.at('invalid-policy', `kinds[${i}]`, `one of ${TABLES.kinds.join(', ')}`);
    return bits | 1 << at;
  }, 0);
  return mask >>> 0;
}

/** @param {unknown} options @returns {any} The options as an object. */
export function optionsObject(options) {
  if (options === undefined || options === null) return {};
  if (typeof options !== 'object') throw PresendError.at('invalid-policy', 'options', 'an object');
  return options;
}

/** @param {unknown} options */
export function scanOptions(options) {
  const { kinds, minConfidence = 0.5 } = optionsObject(options);
  if (!(typeof minConfidence === 'number' && minConfidence >= 0 && minConfidence <= 1)) {
    throw PresendError.at('invalid-policy', 'minConfidence', 'a number from 0 to 1');
  }
  return { mask: kindMask(kinds), minConfidence };
}

/** @param {Uint32Array} flat @returns {import('./presend.d.ts').Entity[]} */
export function readScan(flat) {
  const entities = new Array(flat.length / STRIDE);
  for (let i = 0; i < entities.length; i++) entities[i] = readEntity(flat, i * STRIDE, 'text');
  return entities;
}

/**
 * @param {Uint32Array} flat @param {number} at @param {string} field
 * @returns {import('./presend.d.ts').Entity}
 */
export function readEntity(flat, at, field) {
  const what = flat[at], country = what >>> 16;
  /** @type {import('./presend.d.ts').Entity} */
  const entity = {
    kind: TABLES.kinds[what & 0xff],
    dataClass: TABLES.classes[what >>> 8 & 0xff],
    span: { field, start: flat[at + 1], end: flat[at + 2] },
    confidence: flat[at + 3] / 100,
    evidence: names(flat[at + 4], flat[at + 5]),
  };
  if (country) entity.country = TABLES.countries[country];
  return entity;
}

/** @param {number} low @param {number} high */
function names(low, high) {
  const list = [];
  for (let bits = low; bits; bits &= bits - 1) list.push(TABLES.evidence[31 - Math.clz32(bits & -bits)]);
  for (let bits = high; bits; bits &= bits - 1) list.push(TABLES.evidence[63 - Math.clz32(bits & -bits)]);
  return list;
}
