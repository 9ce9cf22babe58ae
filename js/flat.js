// What `scan` finds comes over the border as numbers, six a finding: building its objects here costs a tenth of
// building them in the module.

import { PresendError } from './error.js';

/** Numbers of one entity: kind | class << 8 | country << 16, start, end, confidence in hundredths, evidence bits 0–31 and 32–63. */
export const STRIDE = 6;

/**
 * A bit per wanted kind; all where none are named.
 * @param {string[]} all @param {unknown} [kinds]
 */
export function kindMask(all, kinds) {
  if (kinds === undefined) return 0xffff_ffff;
  if (!Array.isArray(kinds)) throw PresendError.at('invalid-policy', 'kinds', 'a list of kinds');
  const mask = kinds.reduce((/** @type {number} */ bits, kind, i) => {
    const at = all.indexOf(kind);
    if (at < 0) throw PresendError.at('invalid-policy', `kinds[${i}]`, `one of ${all.join(', ')}`);
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

/** @param {unknown} options @param {string[]} all */
export function scanOptions(options, all) {
  const { kinds, minConfidence = 0.5 } = optionsObject(options);
  if (!(typeof minConfidence === 'number' && minConfidence >= 0 && minConfidence <= 1)) {
    throw PresendError.at('invalid-policy', 'minConfidence', 'a number from 0 to 1');
  }
  return { mask: kindMask(all, kinds), minConfidence };
}

/**
 * @param {Uint32Array} flat @param {import('./glue.js').Tables} tables
 * @returns {import('./presend.d.ts').Entity[]}
 */
export function readScan(flat, tables) {
  const entities = new Array(flat.length / STRIDE);
  for (let i = 0; i < entities.length; i++) entities[i] = readEntity(flat, i * STRIDE, 'text', tables);
  return entities;
}

/**
 * @param {Uint32Array} flat @param {number} at @param {string} field @param {import('./glue.js').Tables} tables
 * @returns {import('./presend.d.ts').Entity}
 */
export function readEntity(flat, at, field, { kinds, classes, countries, evidence }) {
  const what = flat[at], country = what >>> 16;
  /** @type {import('./presend.d.ts').Entity} */
  const entity = {
    kind: kinds[what & 0xff],
    dataClass: classes[what >>> 8 & 0xff],
    span: { field, start: flat[at + 1], end: flat[at + 2] },
    confidence: flat[at + 3] / 100,
    evidence: names(flat[at + 4], flat[at + 5], evidence),
  };
  if (country) entity.country = countries[country];
  return entity;
}

/** @param {number} low @param {number} high @param {string[]} codes */
function names(low, high, codes) {
  const list = [];
  for (let bits = low; bits; bits &= bits - 1) list.push(codes[31 - Math.clz32(bits & -bits)]);
  for (let bits = high; bits; bits &= bits - 1) list.push(codes[63 - Math.clz32(bits & -bits)]);
  return list;
}
