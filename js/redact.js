// Leaves passages out of a text.

import { PresendError } from './error.js';
import { kindMask, optionsObject } from './flat.js';

/** @typedef {import('./presend.d.ts').Entity} Entity */

/**
 * @param {unknown} options @param {import('./glue.js').Tables} tables
 * @returns {{ mask: number, wanted: (entity: Entity) => boolean, style: 'label' | 'mask' }}
 */
export function redactOptions(options, tables) {
  const { kinds, style = 'label' } = optionsObject(options);
  if (style !== 'label' && style !== 'mask') throw PresendError.at('invalid-policy', 'style', 'one of label, mask');
  // A name or an address is ordinary: left out only where the caller asks for it.
  return { mask: kindMask(tables.kinds, kinds), wanted: (entity) => kinds !== undefined || entity.dataClass !== 'ordinary', style };
}

/**
 * `text` with every entity replaced by its label, or masked letter by letter where there is no label. Where entities
 * share characters, one replacement stands for all of them.
 * @param {string} text @param {Entity[]} entities In text order. @param {((kind: Entity['kind']) => string) | undefined} label
 */
export function redacted(text, entities, label) {
  /** @type {{ start: number, end: number, kind: Entity['kind'] }[]} */
  const passages = [];
  for (const { kind, span: { start, end } } of entities) {
    const last = passages.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else passages.push({ start, end, kind });
  }
  let out = '', from = 0;
  for (const { start, end, kind } of passages) {
    out += text.slice(from, start) + (label ? label(kind) : text.slice(start, end).replace(/[\p{L}\p{M}\p{N}\p{Cs}]/gu, '•'));
    from = end;
  }
  return out + text.slice(from);
}
