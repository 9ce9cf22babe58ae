// What may be logged of a decision: codes, counts and times. Never text, never a value, never a hash of one.

import { PresendError } from './error.js';
import { TABLES } from './tables.js';

/** @typedef {import('./presend.d.ts').AuditRecord} AuditRecord */

const CODE = /^[a-z0-9][a-z0-9.-]{0,63}$/;
/** A code that a caller has thought of: no number may pass for one. */
const WORDS = /^[a-z](?!.*\d{4})[a-z0-9.-]{0,63}$/;

/**
 * A code, so that nothing else than one can slip into the log.
 * @param {any} value @param {string} path @param {RegExp} [form]
 */
function code(value, path, form = CODE) {
  if (typeof value !== 'string' || !form.test(value)) throw PresendError.at('invalid-draft', path, 'a code in kebab-case');
  return value;
}

/** @param {any} value @param {string} path @returns {any[]} */
function list(value, path) {
  if (!Array.isArray(value)) throw PresendError.at('invalid-draft', path, 'an array');
  return value;
}

/**
 * @param {any} verdict @param {any} overrides @param {(note: string) => boolean} holdsPersonalData
 * @returns {AuditRecord}
 */
export function auditRecord(verdict, overrides, holdsPersonalData) {
  if (typeof verdict !== 'object' || verdict === null) throw PresendError.at('invalid-draft', 'verdict', 'a verdict');
  const { pack = {}, channel, decision } = verdict;
  /** @type {AuditRecord} */
  const record = {
    at: new Date().toISOString(),
    pack: { id: code(pack.id, 'pack.id'), version: code(pack.version, 'pack.version'), lastReviewed: code(pack.lastReviewed, 'pack.lastReviewed') },
    channel: /** @type {AuditRecord['channel']} */ (code(channel, 'channel')),
    decision: /** @type {AuditRecord['decision']} */ (code(decision, 'decision')),
    rules: [],
    kinds: {},
  };
  list(verdict.findings, 'findings').forEach((finding, i) => {
    const rule = code(finding?.rule, `findings[${i}].rule`, WORDS), severity = code(finding?.severity, `findings[${i}].severity`);
    const known = record.rules.find((entry) => entry.rule === rule && entry.severity === severity);
    if (known) known.count++;
    else record.rules.push({ rule, severity: /** @type {import('./presend.d.ts').Severity} */ (severity), count: 1 });
  });
  list(verdict.entities, 'entities').forEach((entity, i) => {
    const kind = /** @type {import('./presend.d.ts').DataKind} */ (entity?.kind);
    if (!TABLES.kinds.includes(kind)) throw PresendError.at('invalid-draft', `entities[${i}].kind`, 'a kind of personal data');
    record.kinds[kind] = (record.kinds[kind] ?? 0) + 1;
  });
  if (overrides !== undefined) {
    record.overrides = list(overrides, 'overrides').map((override, i) => {
      const at = `overrides[${i}]`;
      const entry = { rule: code(override?.rule, `${at}.rule`, WORDS), reason: code(override?.reason, `${at}.reason`, WORDS) };
      if (override.note === undefined) return entry;
      if (typeof override.note !== 'string') throw PresendError.at('invalid-draft', `${at}.note`, 'a string');
      if (holdsPersonalData(override.note)) throw PresendError.at('personal-data', `${at}.note`, 'a note without personal data');
      return { ...entry, note: override.note };
    });
  }
  return record;
}
