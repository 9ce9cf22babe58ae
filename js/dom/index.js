// presend/dom: guard a form in a page.
/** @typedef {import('../dom.d.ts').GuardOptions} GuardOptions */
export { guardForm } from './guard.js';
export { PresendGuardElement } from './element.js';
