// Forms of a customer, guarded; `window.seen` is what a test may look at.
import init, { Validator } from '/pkg/web.js';
import { guardForm } from '/pkg/dom/index.js';

const language = new URLSearchParams(location.search).get('language') ?? 'da';
const mode = new URLSearchParams(location.search).get('mode') ?? 'enforce';
const pack = new URLSearchParams(location.search).get('pack') ?? 'dk-public-sector';
const seen = window.seen = { events: [], sent: 0, broken: false, records: [], verdicts: 0 };

await init();
const validator = new Validator({ pack, language });
/** The same validator, which a test can break. */
const breakable = {
  check: (draft) => {
    if (seen.broken) throw new Error('broken');
    return validator.check(draft);
  },
  auditRecord: (...given) => validator.auditRecord(...given),
};
for (const type of ['verdict', 'before-send', 'blocked', 'override']) {
  document.addEventListener(`presend:${type}`, (event) => {
    seen.events.push(type);
    seen.detail = event.detail;
    if (type === 'before-send' && seen.cancel) event.preventDefault();
  });
}
document.addEventListener('submit', (event) => {
  event.preventDefault();
  seen.sent++;
});
const plain = document.getElementById('plain');
const rich = document.getElementById('rich');
const context = { sender: { name: 'Nordvang Kommune' } };
if (new URLSearchParams(location.search).has('case')) {
  context.case = { about: 'p1', parties: [{ id: 'p1', name: 'Åse Holm', role: 'citizen', emails: ['aase@post.example'], consent: { email: { given: true, at: '2026-02-11' } } }] };
}
seen.before = plain.outerHTML;
window.start = () => {
  window.plain_ = guardForm(plain, { validator: breakable, mode, language, context, onOverride: (record) => seen.records.push(record), onVerdict: () => { seen.verdicts++; } });
};
window.start();
window.rich_ = guardForm(rich, { validator: breakable, mode, language, context: { ...context, channel: 'sms' } });
document.getElementById('rich-script').addEventListener('click', async () => {
  if (await window.rich_.confirmSend()) seen.sent++;
});
document.documentElement.dataset.ready = 'true';
