// The card: one finding at a time, beside its passage. It opens only when asked for, never takes the caret from somebody
// who clicked into the text, and goes on Escape, on typing and on a click elsewhere.

import { build } from './build.js';
import { findingView } from './finding.js';

/** @typedef {import('../presend.d.ts').Finding} Finding */
/** @typedef {import('../presend.d.ts').Fix} Fix */

export class Card {
  #at = '';
  #abort = new AbortController();
  /** @type {HTMLElement | null} */
  #back = null;

  /**
   * @param {import('./strip.js').Strip} strip whose shadow root holds the card, so that Tab goes on into it
   * @param {{ findings(): Finding[], fixes(finding: Finding): Fix[], apply(finding: Finding, fix: Fix): void,
   *   rects(finding: Finding): DOMRect[], home(finding?: Finding): HTMLElement | undefined }} guard
   */
  constructor(strip, guard) {
    this.strip = strip;
    this.guard = guard;
    const { doc } = strip;
    this.element = build(doc, 'div', { class: 'card', role: 'dialog', 'aria-labelledby': 'presend-card-title', hidden: true });
    if ('popover' in this.element) this.element.popover = 'manual';
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      }
    });
    // Who goes on with Tab has left the card, which would only hide where the focus is.
    this.element.addEventListener('focusout', () => setTimeout(() => {
      if (doc.hasFocus() && !this.element.contains(strip.root.activeElement)) this.close(false);
    }));
    strip.root.append(this.element);
    const { signal } = this.#abort;
    const place = () => this.isOpen && this.#place();
    doc.addEventListener('scroll', place, { signal, capture: true, passive: true });
    doc.defaultView?.addEventListener('resize', place, { signal });
    doc.addEventListener('pointerdown', (event) => {
      if (this.isOpen && !event.composedPath().includes(strip.element)) this.close(false);
    }, { signal, capture: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {string} [id] the finding; default the first @param {boolean} [focus] move the focus into the card */
  open(id, focus = false) {
    const { findings, fixes, apply } = this.guard;
    const all = findings();
    const at = Math.max(0, all.findIndex((one) => one.id === id));
    const finding = all[at];
    if (!finding) return this.close(focus);
    const { doc, texts } = this.strip;
    if (focus && !this.isOpen) this.#back = /** @type {HTMLElement | null} */ (this.strip.root.activeElement ?? doc.activeElement);
    this.#at = finding.id;
    const step = (/** @type {number} */ by, /** @type {string} */ label) => all.length > 1 && build(doc, 'button',
      { type: 'button', class: 'plain', 'data-step': by, onclick: () => this.open(all[(at + by + all.length) % all.length].id, true) }, label);
    this.element.replaceChildren(
      findingView(doc, texts, finding, fixes(finding), (fix) => apply(finding, fix), { id: 'presend-card-title' }),
      build(doc, 'div', { class: 'bar' },
        build(doc, 'span', {}, all.length > 1 && texts.position(at + 1, all.length)),
        build(doc, 'div', { class: 'actions' }, step(-1, texts.previous), step(1, texts.next),
          build(doc, 'button', { type: 'button', class: 'plain close', onclick: () => this.close(true) }, texts.close))));
    this.element.hidden = false;
    if (this.element.popover && !this.element.matches(':popover-open')) this.element.showPopover();
    this.#place();
    if (focus) (this.element.querySelector('button') ?? this.element).focus();
  }

  /** After a new verdict: the same finding, or gone with it. */
  refresh() {
    if (!this.isOpen) return;
    if (this.guard.findings().some(({ id }) => id === this.#at)) {
      if (!this.element.contains(this.strip.root.activeElement)) this.open(this.#at);
    } else this.close(!!this.strip.root.activeElement);
  }

  /** Says in the card why a fix could not be applied. @param {string} text */
  complain(text) {
    this.element.querySelector('.problem')?.remove();
    this.element.querySelector('.finding')?.append(build(this.strip.doc, 'p', { class: 'problem', role: 'alert' }, text));
  }

  #place() {
    const finding = this.guard.findings().find(({ id }) => id === this.#at);
    if (!finding) return;
    const rects = this.guard.rects(finding);
    const anchor = rects[0] ?? this.strip.element.getBoundingClientRect();
    const last = rects.at(-1) ?? anchor;
    const card = this.element.getBoundingClientRect();
    const root = this.strip.doc.documentElement;
    const below = last.bottom + 6;
    const above = anchor.top - 6 - card.height;
    const top = below + card.height <= root.clientHeight || above < 8 ? below : above;
    this.element.style.setProperty('--_left', `${Math.max(8, Math.min(anchor.left, root.clientWidth - card.width - 8))}px`);
    this.element.style.setProperty('--_top', `${Math.max(8, Math.min(top, root.clientHeight - card.height - 8))}px`);
  }

  /** @param {boolean} focus give the focus back to where it came from */
  close(focus) {
    if (!this.isOpen) return;
    const inside = this.element.contains(this.strip.root.activeElement);
    if (this.element.popover && this.element.matches(':popover-open')) this.element.hidePopover();
    this.element.hidden = true;
    if (focus && inside) (this.#back?.isConnected ? this.#back : this.guard.home())?.focus();
    this.#back = null;
  }

  destroy() {
    this.#abort.abort();
    this.element.remove();
  }
}
