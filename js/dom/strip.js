// The line under the field: how it stands, the way in to the findings, the SMS counter, and the one spoken summary.

import { build, host, icon } from './build.js';
import { sheet } from './style.js';

/** @typedef {import('../presend.d.ts').Finding} Finding */
/** @typedef {import('../presend.d.ts').Verdict} Verdict */
/** @typedef {import('./texts.js').Texts} Texts */

const LEVELS = /** @type {const} */ (['block', 'warn', 'info']);

/** "1 fejl, 2 advarsler". @param {Finding[]} findings @param {Texts} texts */
export const countText = (findings, texts) => LEVELS.flatMap((level) => {
  const n = findings.filter(({ severity }) => severity === level).length;
  return n ? [texts.count(level, n)] : [];
}).join(', ');

export class Strip {
  #said = '';
  #timer = 0;
  #drawn = '';

  /** @param {Document} doc @param {Texts} texts @param {() => void} open */
  constructor(doc, texts, open) {
    this.doc = doc;
    this.texts = texts;
    const { element, root } = host(doc, 'presend-strip', sheet(doc, 'strip'));
    this.element = element;
    this.root = root;
    this.open = open;
    this.state = build(doc, 'div', { class: 'state' });
    this.counter = build(doc, 'div', { class: 'counter', 'aria-hidden': 'true' });
    this.spoken = build(doc, 'div', { class: 'spoken', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
    root.append(build(doc, 'div', { class: 'strip' }, this.state, this.counter), this.spoken);
  }

  /** @param {Verdict} verdict @param {Finding[]} findings what the page shows of it @param {boolean} empty nothing written yet */
  show(verdict, findings, empty) {
    const { texts, doc } = this;
    const text = countText(findings, texts);
    const key = findings.map(({ severity, title }) => severity + title).join() + empty;
    if (key !== this.#drawn) {
      this.#drawn = key;
      if (findings.length) {
        const counts = LEVELS.flatMap((level) => {
          const n = findings.filter(({ severity }) => severity === level).length;
          return n ? [build(doc, 'span', { class: 'counts' }, icon(doc, level), texts.count(level, n))] : [];
        });
        this.#state(build(doc, 'button', { type: 'button', title: texts.hint, onclick: () => this.open() },
          ...counts, build(doc, 'span', { class: 'go' }, texts.show)));
      } else if (empty) this.#state();
      else this.#state(icon(doc, 'ok'), texts.clear);
    }
    const sms = verdict.sms;
    this.counter.hidden = !sms;
    let near = '';
    if (sms) {
      const over = sms.segments > 1;
      const special = [...new Set(sms.nonGsm.flatMap(({ suggestion }) => (suggestion ? [`“${suggestion}”`] : [])))].slice(0, 3).join(' ');
      this.counter.textContent = [texts.counter(sms.units, sms.segments), texts.left(sms.remaining), ...(special ? [texts.special(special)] : [])].join(' · ');
      this.counter.classList.toggle('over', over);
      if (over || sms.remaining <= 20) near = texts.counterSpoken(sms.segments, sms.remaining);
    }
    this.say([text && `${text}: ${[...new Set(findings.map(({ title }) => title))].join('. ')}`, near].filter(Boolean).join('. ') ||
      (this.#said && !empty ? texts.clear : ''));
  }

  /** Not "all clear": the check has not run. @param {string} text @param {boolean} [broken] */
  unchecked(text, broken = true) {
    this.#drawn = '';
    this.counter.hidden = true;
    this.#state(broken ? icon(this.doc, 'warn') : null, text);
    if (broken) this.say(text);
  }

  /** @param {...(Node | string | null)} content */
  #state(...content) {
    const focused = this.root.activeElement && this.state.contains(this.root.activeElement);
    this.state.replaceChildren(...content.filter((one) => one !== null));
    if (focused) this.state.querySelector('button')?.focus();
  }

  /** One summary after a pause, and not the same again. @param {string} text @param {number} [wait] ms */
  say(text, wait = 1000) {
    clearTimeout(this.#timer);
    if (text === this.#said) return;
    this.#timer = /** @type {any} */ (setTimeout(() => {
      this.#said = text;
      this.spoken.textContent = text;
    }, wait));
  }

  destroy() {
    clearTimeout(this.#timer);
    this.element.remove();
  }
}
