// The officer's page: every rule, how strictly each pack sets it, its sources and dates, and the policy that changes it.

import { Validator } from '../pkg/web.js';
import { PACKS, at, currentLanguage, dateText, h, icon, packOptions, sourceLine, t } from '../page.js';

const SEVERITIES = ['block', 'warn', 'info', 'off'];
/** @type {Map<string, any[]>} */
const packs = new Map();
/** @type {Record<string, string>} */
const changed = {};

function read() {
  for (const pack of PACKS) {
    const validator = new Validator({ pack: /** @type {any} */ (pack), language: currentLanguage() });
    packs.set(pack, validator.rules());
    validator.free();
  }
}

/** @param {string} severity */
const badge = (severity) => h('span', { class: 'badge' }, icon(/** @type {any} */ (severity)), t(`severity.${severity}`));

function policy() {
  const own = { pack: at('rules-pack').value, ...(currentLanguage() === 'en' && { language: 'en' }), ...(Object.keys(changed).length && { rules: changed }) };
  at('rules-policy').textContent = JSON.stringify(own, null, 2);
}

/** @param {any} rule */
function inside(rule) {
  const id = `set-${rule.id}`;
  const select = h('select', { id, onchange: () => {
    if (select.value === rule.severity) delete changed[rule.id];
    else changed[rule.id] = select.value;
    policy();
  } }, ...SEVERITIES.map((severity) => h('option', { value: severity }, t(`severity.${severity}`))));
  select.value = changed[rule.id] ?? rule.severity;
  const { from, to } = rule.inForce;
  return h('div', { class: 'inside' }, h('p', {}, rule.explanation),
    (from || to) && h('p', { class: 'source' }, [from && `${t('rules.from')} ${dateText(from)}`, to && `${t('rules.to')} ${dateText(to)}`].filter(Boolean).join(' ')),
    ...rule.sources.map(sourceLine),
    h('p', {}, h('strong', {}, t('rules.packs'))),
    h('ul', { class: 'packs' }, ...PACKS.map((pack) => h('li', {}, badge(packs.get(pack)?.find((one) => one.id === rule.id)?.severity ?? 'off'), `· ${t(`pack.${pack}`)}`))),
    h('p', { class: 'field' }, h('label', { htmlFor: id }, t('rules.change')), select));
}

function list() {
  const wanted = at('rules-find').value.trim().toLowerCase();
  const level = at('rules-severity').value;
  const rules = (packs.get(at('rules-pack').value) ?? []).filter((rule) => (level === 'all' || rule.severity === level) &&
    (!wanted || `${rule.id} ${rule.title} ${rule.explanation}`.toLowerCase().includes(wanted)));
  at('rules-count').textContent = `${rules.length} ${t(rules.length === 1 ? 'rules.shown.one' : 'rules.shown')}`;
  at('rules-list').replaceChildren(...rules.map((rule) => {
    const details = h('details', { ontoggle: () => details.open && details.children.length === 1 && details.append(inside(rule)) },
      h('summary', {}, badge(rule.severity), h('span', { class: 'title' }, rule.title), h('code', {}, rule.id)));
    return h('li', { 'data-rule': rule.id }, details);
  }));
  policy();
}

at('rules-pack').addEventListener('change', () => {
  for (const id of Object.keys(changed)) delete changed[id];
  list();
});
at('rules-find').addEventListener('input', list);
at('rules-severity').addEventListener('change', list);

/** Shows the desk in the page's language. */
export function show() {
  packOptions(at('rules-pack'), PACKS);
  const severity = at('rules-severity');
  const value = severity.value || 'all';
  severity.replaceChildren(...['all', ...SEVERITIES].map((one) => h('option', { value: one }, t(`severity.${one}`))));
  severity.value = value;
  read();
  list();
}
