// The demo: uses the package exactly as a customer would. After loading it makes no network call.

import './pkg/dom/index.js';
import init, { version } from './pkg/web.js';
import { at, h, icon, t, translate } from './page.js';
import * as caseDesk from './desks/case.js';
import * as citizenDesk from './desks/citizen.js';
import * as templatesDesk from './desks/templates.js';
import * as rulesDesk from './desks/rules.js';

/** @type {Record<string, { show(): void }>} */
const DESKS = { sagsbehandler: caseDesk, borger: citizenDesk, skabeloner: templatesDesk, regler: rulesDesk };
let loaded = false;

const current = () => (location.hash.slice(1) in DESKS ? location.hash.slice(1) : 'sagsbehandler');

function show() {
  const desk = current();
  for (const id of Object.keys(DESKS)) at(id).hidden = id !== desk;
  for (const link of document.querySelectorAll('.desks a')) {
    if (link.getAttribute('href') === `#${desk}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (loaded) DESKS[desk].show();
}

/** @param {unknown} error */
function fail(error) {
  console.error(error);
  at('trouble').replaceChildren(icon('block'), h('p', {}, t('trouble')));
  at('trouble').hidden = false;
  // Fail closed: what cannot be checked is not sent.
  document.addEventListener('submit', (event) => event.preventDefault(), { capture: true });
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    translate(/** @type {'da' | 'en'} */ (/** @type {HTMLElement} */ (button).dataset.language));
    for (const one of document.querySelectorAll('[data-language]')) one.setAttribute('aria-pressed', String(one === button));
    show();
  });
}
window.addEventListener('hashchange', () => {
  show();
  at('main').focus();
});

/** The policy has no `font-src`: the fonts come as data, like the module. */
async function fonts() {
  await Promise.all([['Regular', '400'], ['SemiBold', '600']].map(async ([name, weight]) => {
    const answer = await fetch(`./fonts/IBMPlexSans-${name}.woff2`);
    document.fonts.add(new FontFace('IBM Plex Sans', await answer.arrayBuffer(), { weight }));
  })).catch(() => {
    // The system's own font does as well.
  });
}

translate('da');
show();
try {
  await Promise.all([init(), fonts()]);
  loaded = true;
  at('version').textContent = `presend ${version}`;
  show();
} catch (error) {
  fail(error);
}
document.documentElement.dataset.ready = String(loaded);
