// The template desk: the same guard, asked about a template.

import { guardForm } from '../pkg/dom/index.js';
import { Validator } from '../pkg/web.js';
import { SENDER, TEMPLATES } from '../samples.js';
import { PACKS, at, currentLanguage, packOptions, put, sent, showVerdict, situations, t } from '../page.js';

const form = at('templates-form');
/** @type {any} */ let guard;
/** @type {any} */ let validator;

const channel = () => form.elements.channel.value;
const titled = () => channel() === 'email' || channel() === 'digital-post';
const fields = () => { at('templates-subject-field').hidden = !titled(); };

function start() {
  guard?.detach();
  validator?.free();
  validator = new Validator({ pack: at('templates-pack').value, language: currentLanguage() });
  const current = validator;
  guard = guardForm(form, {
    validator: /** @type {any} */ ({ check: (/** @type {any} */ draft) => current.checkTemplate(draft), auditRecord: (/** @type {any} */ ...given) => current.auditRecord(...given) }),
    language: currentLanguage(),
    draft: () => ({ channel: channel(), body: at('templates-body').value, sender: SENDER, ...(titled() && { subject: at('templates-subject').value }) }),
    onRoute: (next) => {
      form.elements.channel.value = next.channel;
      fields();
      guard.check();
    },
    onVerdict: (verdict) => showVerdict(at('templates-verdict'), verdict, {
      empty: !at('templates-body').value,
      apply: (fix) => guard.apply(fix),
      choose: (route) => {
        form.elements.channel.value = route.channel;
        fields();
        guard.check();
      },
    }),
  });
  try {
    guard.check();
  } catch {
    at('templates-verdict').replaceChildren(t('templates.later'));
  }
}

form.addEventListener('change', (/** @type {any} */ event) => {
  fields();
  if (event.target.id === 'templates-pack') start();
});
form.addEventListener('input', () => form.querySelector('.sent').replaceChildren());
form.addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  sent(form.querySelector('.sent'), t('sent.templates'));
});

/** Shows the desk in the page's language. */
export function show() {
  packOptions(at('templates-pack'), PACKS);
  situations(at('templates-situations'), TEMPLATES, (sample) => {
    form.elements.channel.value = sample.channel;
    put(at('templates-subject'), sample.subject ?? '');
    put(at('templates-body'), sample.body);
    form.querySelector('.sent').replaceChildren();
    fields();
    start();
  });
  fields();
  if (at('templates-body').value) start();
  else at('templates-situations').querySelector('button').click();
}
