// One finding as a person reads it: what, why, from which source, and the ways out. The same in the card and the dialog.

import { build, icon } from './build.js';

/** @typedef {import('../presend.d.ts').Finding} Finding */
/** @typedef {import('../presend.d.ts').Fix} Fix */
/** @typedef {import('./texts.js').Texts} Texts */

/**
 * @param {Document} doc @param {Texts} texts @param {Finding} finding @param {Fix[]} fixes
 * @param {(fix: Fix) => void} apply @param {{ id?: string, primary?: boolean, times?: number }} [options] `id`: for the card, where the title names the card and is no heading
 */
export function findingView(doc, texts, finding, fixes, apply, { id, primary = true, times = 1 } = {}) {
  const sources = finding.sources.map(({ title, url, date, section }) => {
    const day = date && /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(date).toLocaleDateString(texts.locale, { dateStyle: 'long', timeZone: 'UTC' }) : date;
    const name = [title, section, day].filter(Boolean).join(', ');
    const safe = url && /^https?:\/\//.test(url);
    return build(doc, 'li', {}, safe ? build(doc, 'a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, name) : name);
  });
  const list = build(doc, 'ul', {}, ...sources);
  const source = sources.length > 1 ? build(doc, 'details', { class: 'source' }, build(doc, 'summary', {}, `${texts.sources} (${sources.length})`), list)
    : build(doc, 'div', { class: 'source' }, `${texts.source}:`, list);
  return build(doc, 'div', { class: `finding ${finding.severity}`, 'data-rule': finding.rule },
    /** @type {any} */ (icon(doc, finding.severity)),
    build(doc, id ? 'div' : 'h3', { class: 'title', ...(id && { id }) }, build(doc, 'span', { class: 'spoken' }, `${texts.level[finding.severity]}: `), finding.title,
      times > 1 && build(doc, 'span', { class: 'times' }, ` · ${texts.times(times)}`)),
    build(doc, 'p', {}, finding.message),
    fixes.length > 0 && build(doc, 'div', { class: 'actions' }, ...fixes.map((fix, i) =>
      build(doc, 'button', { type: 'button', class: primary && i === 0 ? 'primary fix' : 'fix', 'data-fix': fix.id, onclick: () => apply(fix) }, fix.label))),
    sources.length > 0 && source);
}
