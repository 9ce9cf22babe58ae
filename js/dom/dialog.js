// The one dialog, only on send and only when something must be decided. The safe button comes first; "send anyway" is
// plain text, and asks for a reason where the rule has reasons.

import { build, host } from './build.js';
import { findingView } from './finding.js';
import { sheet } from './style.js';

/** @typedef {import('../presend.d.ts').Finding} Finding */
/** @typedef {import('../presend.d.ts').Fix} Fix */
/** @typedef {import('./texts.js').Texts} Texts */
/** @typedef {{ rule: string, reason: string, note?: string }} Override */
/** @typedef {{ send: true, overrides: Override[] } | { send: false, fix?: Fix }} Answer */

/** @param {Document} doc @param {string} heading @param {() => void} onClose */
function frame(doc, heading, onClose) {
  const { element, root } = host(doc, 'presend-dialog', sheet(doc, 'dialog'));
  const dialog = /** @type {HTMLDialogElement} */ (build(doc, 'dialog', { 'aria-labelledby': 'presend-dialog-title', onclose: () => { element.remove(); onClose(); } },
    build(doc, 'h2', { id: 'presend-dialog-title' }, heading)));
  root.append(dialog);
  doc.body.append(element);
  return { element, dialog };
}

/**
 * @param {Document} doc @param {Texts} texts
 * @param {{ findings: Finding[], mayPass: boolean, needReason: (finding: Finding) => boolean, fixes: (finding: Finding) => Fix[],
 *   holdsPersonalData: (override: Override) => boolean, signal: AbortSignal }} options
 * @returns {Promise<Answer>}
 */
export function ask(doc, texts, { findings, mayPass, needReason, fixes, holdsPersonalData, signal }) {
  return new Promise((resolve) => {
    /** @type {Answer} */
    let answer = { send: false };
    const blocked = findings.some(({ severity }) => severity === 'block');
    const { dialog, element } = frame(doc, blocked ? texts.cannotSend : texts.askFirst, () => resolve(answer));
    signal.addEventListener('abort', () => { element.remove(); resolve({ send: false }); }, { once: true });
    const end = (/** @type {Answer} */ given) => {
      answer = given;
      dialog.close();
    };
    // One of the ways out is the first thing a key press reaches; "edit the message" is it where there is none.
    const groups = grouped(findings, fixes);
    const lead = groups.find((group) => group.fixes.length);
    const list = build(doc, 'ul', { class: 'list' }, ...groups.map((group) => build(doc, 'li', {}, findingView(doc, texts, group.finding, group.fixes,
      (fix) => end({ send: false, fix }), { primary: group === lead, times: group.times }))));
    const back = build(doc, 'button', { type: 'button', class: lead ? 'back' : 'primary back', onclick: () => end({ send: false }) }, texts.back);
    const foot = build(doc, 'div', { class: 'foot' }, back);
    if (mayPass) foot.append(...passing(doc, texts, findings.filter(needReason), holdsPersonalData, (overrides) => end({ send: true, overrides })));
    dialog.append(list, foot);
    dialog.showModal();
    /** @type {HTMLElement} */ (dialog.querySelector('button.primary') ?? back).focus();
  });
}

/** What is said of several passages is said once, and its fix mends them all. @param {Finding[]} findings @param {(finding: Finding) => Fix[]} fixes */
function grouped(findings, fixes) {
  return [...new Set(findings.map(({ rule, title, message }) => JSON.stringify([rule, title, message])))].map((key) => {
    const same = findings.filter(({ rule, title, message }) => JSON.stringify([rule, title, message]) === key);
    const merged = fixes(same[0]).map((fix) => (fix.edits?.length
      ? { ...fix, edits: distinct(same.flatMap((one) => fixes(one).find(({ label }) => label === fix.label)?.edits ?? [])) } : fix));
    return { finding: same[0], fixes: merged, times: same.length };
  });
}

/** Edits that do not overlap one that is there already. @param {NonNullable<Fix['edits']>} edits */
const distinct = (edits) => edits.filter(({ span }, i) => !edits.slice(0, i).some((one) =>
  one.span.field === span.field && one.span.start < span.end && span.start < one.span.end));

/** The reasons every one of the findings offers; none in common: the first one's. @param {Finding[]} findings */
function commonReasons(findings) {
  const [first, ...rest] = findings.map(({ override }) => override?.reasons ?? []);
  const common = first.filter(({ code }) => rest.every((list) => list.some((one) => one.code === code)));
  return common.length ? common : null;
}

/**
 * @param {Document} doc @param {Texts} texts @param {Finding[]} reasoned
 * @param {(override: Override) => boolean} holdsPersonalData @param {(overrides: Override[]) => void} send
 */
function passing(doc, texts, reasoned, holdsPersonalData, send) {
  if (!reasoned.length) return [build(doc, 'button', { type: 'button', class: 'plain send', onclick: () => send([]) }, texts.sendAnyway)];
  // One question for all of them where they share a reason, else one each.
  const shared = commonReasons(reasoned);
  const groups = shared ? [reasoned] : reasoned.map((finding) => [finding]);
  const questions = groups.map((group, i) => {
    const select = /** @type {HTMLSelectElement} */ (build(doc, 'select', { name: 'reason', 'aria-describedby': `presend-reason-${i}` },
      build(doc, 'option', { value: '' }, texts.choose),
      ...(shared ?? group[0].override?.reasons ?? []).map(({ code, label }) => build(doc, 'option', { value: code }, label))));
    const problem = build(doc, 'span', { class: 'problem', id: `presend-reason-${i}`, role: 'alert' });
    const label = shared ? texts.reason : `${texts.reason} (${group[0].title})`;
    return { group, select, problem, view: build(doc, 'label', {}, label, problem, select) };
  });
  const note = /** @type {HTMLTextAreaElement} */ (build(doc, 'textarea', { name: 'note', rows: 2, maxLength: 500, 'aria-describedby': 'presend-note-hint presend-note' }));
  const noteProblem = build(doc, 'span', { class: 'problem', id: 'presend-note', role: 'alert' });
  const submit = () => {
    noteProblem.textContent = '';
    const open = questions.filter(({ select, problem }) => {
      problem.textContent = select.value ? '' : texts.needReason;
      select.setAttribute('aria-invalid', String(!select.value));
      return !select.value;
    });
    if (open.length) return open[0].select.focus();
    const text = note.value.trim();
    const overrides = questions.flatMap(({ group, select }) =>
      [...new Set(group.map(({ rule }) => rule))].map((rule) => ({ rule, reason: select.value, ...(text && { note: text }) })));
    if (text && overrides.some(holdsPersonalData)) {
      noteProblem.textContent = texts.notePersonal;
      return note.focus();
    }
    return send(overrides);
  };
  const form = build(doc, 'div', { class: 'reasons', hidden: true },
    ...questions.map(({ view }) => view),
    build(doc, 'label', {}, texts.note, build(doc, 'span', { class: 'hint', id: 'presend-note-hint' }, texts.noteHint), noteProblem, note),
    build(doc, 'div', {}, build(doc, 'button', { type: 'button', class: 'plain send', onclick: submit }, texts.sendAnyway)));
  const open = build(doc, 'button', { type: 'button', class: 'plain more', 'aria-expanded': 'false', onclick: () => {
    form.hidden = !form.hidden;
    open.setAttribute('aria-expanded', String(!form.hidden));
    if (!form.hidden) questions[0].select.focus();
  } }, `${texts.sendAnyway} …`);
  return [open, form];
}

/** The check did not run, and the host lets the person decide. @param {Document} doc @param {Texts} texts @param {AbortSignal} signal @returns {Promise<'retry' | 'send' | 'stay'>} */
export function askUnchecked(doc, texts, signal) {
  return new Promise((resolve) => {
    /** @type {'retry' | 'send' | 'stay'} */
    let answer = 'stay';
    const { dialog, element } = frame(doc, texts.failedAsk, () => resolve(answer));
    signal.addEventListener('abort', () => { element.remove(); resolve('stay'); }, { once: true });
    const end = (/** @type {typeof answer} */ given) => () => {
      answer = given;
      dialog.close();
    };
    dialog.append(build(doc, 'p', {}, texts.failedWarn), build(doc, 'div', { class: 'foot' },
      build(doc, 'button', { type: 'button', class: 'primary', onclick: end('retry') }, texts.retry),
      build(doc, 'button', { type: 'button', class: 'back', onclick: end('stay') }, texts.back),
      build(doc, 'button', { type: 'button', class: 'plain send', onclick: end('send') }, texts.sendAnyway)));
    dialog.showModal();
    dialog.querySelector('button')?.focus();
  });
}
