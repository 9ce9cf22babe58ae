// The citizen's desk: the customer's own form inside <presend-guard>, nothing else.

import { CITIZEN } from '../samples.js';
import { at, currentLanguage, h, icon, put, sent, showVerdict, situations, t } from '../page.js';

const guard = at('citizen-guard');
const form = at('citizen-form');

/** The secure way: the form's own, or Digital Post. @param {any} next */
guard.onRoute = (next) => {
  if (next.channel === 'digital-post') {
    const link = h('a', { href: 'https://www.borger.dk/digitalpost', target: '_blank', rel: 'noopener noreferrer' }, t('citizen.post.link'));
    form.querySelector('.sent').replaceChildren(h('div', { class: 'alert' }, icon('info'), h('p', {}, t('citizen.post'), ' ', link)));
    return;
  }
  const radio = /** @type {any} */ (document.querySelector(`[name="citizen-transport"][value="${next.transport === 'plain' ? 'plain' : 'forced-tls'}"]`));
  radio.checked = true;
  radio.dispatchEvent(new Event('change'));
};

form.addEventListener('presend:verdict', (/** @type {any} */ event) => showVerdict(at('citizen-verdict'), event.detail.verdict, {
  empty: !at('citizen-body').value,
  apply: (fix) => guard.apply(fix),
}));
form.addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  sent(form.querySelector('.sent'), t('sent.case'));
});
form.addEventListener('input', () => form.querySelector('.sent').replaceChildren());
for (const radio of document.querySelectorAll('[name="citizen-transport"]')) {
  radio.addEventListener('change', (/** @type {any} */ event) => guard.setAttribute('transport', event.target.value));
}

/** Shows the desk in the page's language. */
export function show() {
  guard.setAttribute('language', currentLanguage());
  situations(at('citizen-situations'), CITIZEN, (sample) => {
    put(at('citizen-subject'), sample.subject);
    put(at('citizen-body'), sample.body);
    form.querySelector('.sent').replaceChildren();
  });
  if (!at('citizen-body').value) at('citizen-situations').querySelector('button').click();
}
