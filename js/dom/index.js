// presend/dom: guard a form in a page.
/** @typedef {import('./index.js').GuardOptions} GuardOptions */
export { guardForm } from './guard.js';
export { PresendGuardElement } from './element.js';
