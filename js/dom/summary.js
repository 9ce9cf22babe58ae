// The error summary of Det Fælles Designsystem: on top of the form, links to the fields, the same words in both places.

import { build, host, icon } from './build.js';
import { outside } from './fields.js';
import { sheet } from './style.js';

/** @typedef {import('./texts.js').Texts} Texts */

let serial = 0;

/** @typedef {{ text: string, field?: HTMLElement, name?: string }} Problem */

export class Summary {
  /** @type {HTMLElement[]} */
  #messages = [];
  #undo = new Map();

  /** @param {HTMLFormElement} form @param {Texts} texts @param {(problem: Problem) => void} go */
  constructor(form, texts, go) {
    this.form = form;
    this.texts = texts;
    this.go = go;
    const { element, root } = host(form.ownerDocument, 'presend-summary', sheet(form.ownerDocument, 'summary'));
    this.element = element;
    this.box = build(form.ownerDocument, 'div', { role: 'alert' });
    root.append(this.box);
    form.prepend(element);
  }

  /** @param {Problem[]} problems */
  show(problems) {
    this.clear();
    if (!problems.length) return;
    this.element.setAttribute('open', '');
    const doc = this.form.ownerDocument;
    this.box.append(build(doc, 'nav', { class: 'summary', 'aria-labelledby': 'presend-summary-title' },
      build(doc, 'h2', { id: 'presend-summary-title' }, /** @type {any} */ (icon(doc, 'block')), this.texts.problems),
      build(doc, 'ul', {}, ...problems.map((problem) => build(doc, 'li', {}, problem.field
        ? build(doc, 'a', { href: problem.field.id ? `#${problem.field.id}` : '#', onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          this.go(problem);
        } }, problem.text)
        : problem.text)))));
    for (const problem of problems) if (problem.field) this.#above(problem.field, problem.text);
  }

  /** @param {HTMLElement} field @param {string} text */
  #above(field, text) {
    const doc = this.form.ownerDocument;
    const { element, root } = host(doc, 'presend-message', sheet(doc, 'message'));
    root.append(build(doc, 'slot'));
    element.id = `presend-message-${++serial}`;
    element.textContent = this.texts.errorPrefix + text;
    outside(field).before(element);
    this.#messages.push(element);
    const before = this.#undo.has(field) ? this.#undo.get(field) : field.getAttribute('aria-describedby');
    this.#undo.set(field, before);
    field.setAttribute('aria-describedby', [element.id, field.getAttribute('aria-describedby')].filter(Boolean).join(' '));
  }

  clear() {
    this.box.replaceChildren();
    this.element.removeAttribute('open');
    for (const message of this.#messages) message.remove();
    this.#messages = [];
    for (const [field, before] of this.#undo) {
      if (before === null) field.removeAttribute('aria-describedby');
      else field.setAttribute('aria-describedby', before);
    }
    this.#undo.clear();
  }

  get isShown() {
    return this.box.childNodes.length > 0;
  }

  destroy() {
    this.clear();
    this.element.remove();
  }
}
