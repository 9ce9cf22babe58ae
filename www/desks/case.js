// The caseworker's desk: a case with parties, every channel, the verdict beside the draft.

import { guardForm } from '../pkg/dom/index.js';
import { Validator } from '../pkg/web.js';
import { CASE, SENDER, SITUATIONS, addressOf } from '../samples.js';
import { PACKS, at, currentLanguage, h, icon, packOptions, put, sent, showVerdict, situations, t } from '../page.js';

const form = at('case-form');
const picked = new Set(['aase']);
let noConsent = false;
/** @type {any} */ let guard;
/** @type {any} */ let validator;
/** @type {any} */ let record;

const channel = () => form.elements.channel.value;

/** The case as the situation has it. */
const currentCase = () => ({ ...CASE, parties: CASE.parties.map((party) => (noConsent && party.id === 'aase' ? { ...party, consent: { sms: { given: false } } } : party)) });

function draft() {
  const to = CASE.parties.filter(({ id }) => picked.has(id)).map((party) => ({
    address: addressOf(party, channel()) ?? '', name: party.name, field: 'to', party: party.id, chosenBy: 'case', verified: { by: 'mitid', at: '2026-06-02' },
  })).filter(({ address }) => address);
  const typed = [...at('case-to').value.matchAll(/[^\s,;][^,;]*/g)].map(([address]) => ({ address: address.trim(), field: 'to', chosenBy: 'typed' }));
  const mail = channel() === 'email';
  return {
    channel: channel(),
    ...(mail && { transport: at('case-transport').value, tlsVersion: '1.2' }),
    ...((mail || channel() === 'digital-post') && { subject: at('case-subject').value }),
    body: at('case-body').value,
    sender: SENDER,
    recipients: [...to, ...typed],
    case: currentCase(),
  };
}

/** The tick list: who is on the case, where they are reached, and who should not have this message. */
function parties() {
  /** @type {any[]} */
  let eligible = [];
  try {
    eligible = at('case-body').value ? validator.eligibleRecipients(draft()) : [];
  } catch {
    // Without an answer nobody is marked.
  }
  for (const party of CASE.parties) {
    const answer = eligible.find((one) => one.party === party.id);
    const address = addressOf(party, channel());
    const shown = channel() === 'digital-post' && address ? 'Digital Post' : address ?? t('noAddress');
    at(`party-${party.id}`).checked = picked.has(party.id);
    at(`who-${party.id}`).textContent = ` · ${t(`role.${party.role}`)} · ${shown}`;
    const why = at(`why-${party.id}`);
    why.hidden = !answer || answer.allowed;
    why.lastChild.textContent = why.hidden ? '' : `${t('notAllowed')}: ${answer.reasons[0].split('. ')[0].replace(/\.$/, '')}.`;
  }
}

// The rows stay the same elements: a verdict only changes what they say.
at('case-parties').append(...CASE.parties.map((party) => h('label', { class: 'party' },
  h('input', { type: 'checkbox', id: `party-${party.id}`, onchange: (/** @type {any} */ event) => {
    if (event.target.checked) picked.add(party.id);
    else picked.delete(party.id);
  } }),
  h('span', {}, party.name, h('span', { class: 'who', id: `who-${party.id}` })),
  h('span', { class: 'why', id: `why-${party.id}`, hidden: true }, icon('warn'), h('span')))));

function fields() {
  at('case-transport-field').hidden = channel() !== 'email';
  at('case-subject-field').hidden = channel() !== 'email' && channel() !== 'digital-post';
}

/** A fix or route that goes another way: the form follows. @param {any} next */
function take(next) {
  form.elements.channel.value = next.channel;
  if (next.transport) at('case-transport').value = next.transport;
  picked.clear();
  const others = [];
  for (const recipient of next.recipients ?? []) {
    const party = CASE.parties.find((one) => one.id === recipient.party);
    if (party) picked.add(party.id);
    else others.push(recipient.address);
  }
  put(at('case-to'), others.join(', '));
  fields();
  parties();
  guard.check();
}

function start() {
  guard?.detach();
  validator?.free();
  validator = new Validator({ pack: at('case-pack').value, language: currentLanguage() });
  guard = guardForm(form, {
    validator,
    language: currentLanguage(),
    draft,
    onRoute: take,
    onOverride: (made) => { record = made; },
    onVerdict: (verdict) => {
      parties();
      showVerdict(at('case-verdict'), verdict, {
        empty: !at('case-body').value,
        apply: (fix) => guard.apply(fix),
        choose: (route) => take({ ...draft(), channel: route.channel, transport: route.transport }),
      });
    },
  });
  guard.check();
}

/** @param {any} sample */
function load(sample) {
  at('case-pack').value = sample.pack ?? 'dk-public-sector';
  noConsent = sample.noConsent === true;
  picked.clear();
  for (const id of sample.to) picked.add(id);
  form.elements.channel.value = sample.channel;
  at('case-transport').value = sample.transport ?? 'plain';
  at('case-to').value = sample.other ?? '';
  at('case-subject').value = sample.subject ?? '';
  at('case-body').value = sample.body;
  form.querySelector('.sent').replaceChildren();
  fields();
  start();
}

form.addEventListener('change', (/** @type {any} */ event) => {
  fields();
  if (event.target.id === 'case-pack') start();
});
form.addEventListener('input', () => form.querySelector('.sent').replaceChildren());
form.addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  sent(form.querySelector('.sent'), t('sent.case'), record ?? validator.auditRecord(guard.check()));
  record = undefined;
});

/** Shows the desk in the page's language. */
export function show() {
  packOptions(at('case-pack'), PACKS.filter((id) => id !== 'citizen-form'));
  situations(at('case-situations'), SITUATIONS, load);
  fields();
  if (at('case-body').value) start();
  else at('case-situations').querySelector('button').click();
}
