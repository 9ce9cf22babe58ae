// What the four desks share: elements, icons, language, and the list of findings.

import { EN, MORE } from './texts.js';

let language = /** @type {'da' | 'en'} */ ('da');

/** The text for a key: English from the table, Danish from the page itself or the table. @param {string} key */
export const t = (key) => (language === 'en' ? EN[key] ?? MORE[key]?.en : MORE[key]?.da ?? danish.get(key)) ?? key;
export const currentLanguage = () => language;

/** @type {Map<string, string>} */
const danish = new Map();

/** Puts every marked text into the language. @param {'da' | 'en'} to */
export function translate(to) {
  for (const element of document.querySelectorAll('[data-t]')) {
    const key = /** @type {HTMLElement} */ (element).dataset.t ?? '';
    if (!danish.has(key)) danish.set(key, element.textContent ?? '');
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    const key = /** @type {HTMLElement} */ (element).dataset.tLabel ?? '';
    if (!danish.has(key)) danish.set(key, element.getAttribute('aria-label') ?? '');
  }
  language = to;
  document.documentElement.lang = to;
  document.title = t('document.title');
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(/** @type {HTMLElement} */ (element).dataset.t ?? '');
  for (const element of document.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', t(/** @type {HTMLElement} */ (element).dataset.tLabel ?? ''));
}

/** @param {string} id @returns {any} */
export const at = (id) => document.getElementById(id);

/**
 * @param {string} tag @param {Record<string, unknown>} [props] @param {...(Node | string | false | null | undefined)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in element && name !== 'role') /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, String(value));
  }
  for (const child of children) if (child || child === '') element.append(child);
  return element;
}

const SHAPES = {
  block: 'M8 1h8l6 6v10l-6 6H8l-6-6V7zM6.5 10.75v2.5h11v-2.5z',
  warn: 'M12 2 1 22h22zm-1.2 7h2.4v6.5h-2.4zm0 8h2.4v2.4h-2.4z',
  info: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.25 5h2.5v2.5h-2.5zm0 4.5h2.5V18h-2.5z',
  ok: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.6 16.2L5.6 12.4l1.8-1.8 3 3 6.2-6.2 1.8 1.8z',
  off: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 2.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM7 10.75h10v2.5H7z',
};

/** @param {keyof typeof SHAPES} level */
export function icon(level) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon ${level}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[level]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** allow | warn | block as an icon's level. @param {string} decision */
export const levelOf = (decision) => /** @type {'ok' | 'warn' | 'block'} */ (decision === 'allow' ? 'ok' : decision);

/** An ISO date in words. @param {string} date */
export const dateText = (date) => (/^\d{4}-\d\d-\d\d$/.test(date)
  ? new Date(date).toLocaleDateString(language === 'en' ? 'en-GB' : 'da', { dateStyle: 'long', timeZone: 'UTC' }) : date);

/** The newest source stands for the others; the card names them all. @param {any[]} sources */
const newest = (sources) => [...sources].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 1);

/** @param {any} source */
export const sourceLine = ({ title, url, date, section }) => {
  const name = [title, section, date && dateText(date)].filter(Boolean).join(', ');
  return h('p', { class: 'source' }, `${t('source')}: `, url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, name) : name);
};

/**
 * The verdict beside the form: how it stands, what was found, the ways out, the other routes.
 * @param {HTMLElement} box @param {any} verdict
 * @param {{ apply?: (fix: any) => void, choose?: (route: any) => void, empty?: boolean }} [options]
 */
export function showVerdict(box, verdict, { apply, choose, empty = false } = {}) {
  if (empty) return box.replaceChildren(h('div', { class: 'alert' }, icon('info'), h('p', {}, t('verdict.empty'))));
  const findings = verdict.findings.filter((/** @type {any} */ one) => !one.coveredBy);
  const head = h('div', { class: `alert ${levelOf(verdict.decision)}`, 'data-decision': verdict.decision },
    icon(levelOf(verdict.decision)), h('h3', {}, t(`decision.${verdict.decision}`)), h('p', {}, t(`decision.${verdict.decision}.why`)));
  const list = findings.map((/** @type {any} */ finding) => h('div', { class: `alert ${finding.severity}`, 'data-rule': finding.rule },
    icon(finding.severity), h('h3', {}, finding.title), h('p', {}, finding.message),
    ...newest(finding.sources).map(sourceLine),
    apply && finding.fixes.length > 0 && h('div', { class: 'actions' }, ...finding.fixes.map((/** @type {any} */ fix) =>
      h('button', { type: 'button', onclick: () => apply(fix) }, fix.label)))));
  const routes = verdict.routes.length > 0 && choose && h('div', {}, h('h3', {}, t('routes')),
    h('ul', { class: 'routes' }, ...verdict.routes.map((/** @type {any} */ route) => h('li', {}, icon(levelOf(route.decision)),
      h('span', {}, routeName(route), ' · ', t(`decision.${route.decision}`).toLowerCase()),
      h('button', { type: 'button', 'aria-label': `${t('route.choose')}: ${routeName(route)}`, onclick: () => choose(route) }, t('route.choose'))))));
  const focused = box.contains(document.activeElement) ? document.activeElement?.textContent : null;
  box.replaceChildren(...[head, ...list, routes].filter(Boolean));
  if (focused) [...box.querySelectorAll('button')].find((one) => one.textContent === focused)?.focus();
}

/** @param {{ channel: string, transport?: string }} route */
export const routeName = ({ channel, transport }) => (transport && channel === 'email' ? t(`route.${transport}`) : t(`channel.${channel}`));

/** Buttons that load a sample; the one that is loaded stays pressed. @param {HTMLElement} box @param {any[]} samples @param {(sample: any) => void} load */
export function situations(box, samples, load) {
  const loaded = box.querySelector('[aria-pressed="true"]')?.getAttribute('data-sample');
  box.replaceChildren(...samples.map((sample) => h('button', { type: 'button', 'aria-pressed': String(sample.id === loaded), 'data-sample': sample.id, onclick: (/** @type {any} */ event) => {
    for (const button of box.children) button.setAttribute('aria-pressed', String(button === event.currentTarget));
    load(sample);
  } }, sample.title[language])));
}

/** Sets a value as a person would: listeners hear of it. @param {any} input @param {string} value */
export function put(input, value) {
  if (input.value === value) return;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param {HTMLElement} box @param {string} text @param {any} [record] */
export function sent(box, text, record) {
  box.replaceChildren(h('div', { class: 'alert ok' }, icon('ok'), h('h3', {}, t('sent')), h('p', {}, text),
    record && h('details', { class: 'record' }, h('summary', {}, t('record')), h('pre', { tabIndex: 0, 'aria-label': t('record') }, JSON.stringify(record, null, 2)))));
}

export const PACKS = ['dk-public-sector', 'dk-public-health', 'dk-private', 'citizen-form', 'dk-public-2015', 'dk-strict'];

/** @param {HTMLSelectElement} select @param {string[]} packs */
export function packOptions(select, packs) {
  const value = select.value;
  select.replaceChildren(...packs.map((id) => h('option', { value: id }, t(`pack.${id}`))));
  if (packs.includes(value)) select.value = value;
}
