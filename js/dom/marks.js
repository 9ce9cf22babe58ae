// Marks in place. A text control gets a mirror: the same text, invisible, in the same box, with underlines. An editable
// element gets the CSS Custom Highlight API, or where that cannot underline, lines drawn over it. A mark moves along
// with edits elsewhere, goes when its own passage is edited, and is never drawn where the text is not what was checked.

import { build, host } from './build.js';
import { sheet } from './style.js';
import { editableRange, editableText, fieldText, isTextControl } from './fields.js';

/** @typedef {import('../presend.d.ts').Severity} Severity */
/** @typedef {{ id: string, level: Severity, start: number, end: number }} Mark */

/** What makes text stand where it stands. */
const COPIED = ['font-family', 'font-size', 'font-weight', 'font-style', 'font-variant', 'font-stretch', 'font-kerning',
  'font-feature-settings', 'font-variation-settings', 'font-size-adjust', 'letter-spacing', 'word-spacing', 'line-height',
  'text-transform', 'text-indent', 'text-align', 'text-rendering', 'direction', 'tab-size', 'word-break', 'overflow-wrap',
  'line-break', 'hyphens', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'white-space'];

const RANK = { block: 3, warn: 2, info: 1 };

/** Marks after an edit: shifted behind it, dropped inside it. @param {Mark[]} marks @param {string} before @param {string} after */
export function follow(marks, before, after) {
  if (before === after || !marks.length) return marks;
  const shared = Math.min(before.length, after.length);
  let head = 0;
  while (head < shared && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shared - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const cut = before.length - tail;
  const shift = after.length - before.length;
  const word = (/** @type {number} */ at) => /[\p{L}\p{N}]/u.test(after[at] ?? '');
  return marks.flatMap((mark) => {
    if (mark.end < head || (mark.end === head && !word(head))) return [mark];
    if (mark.start > cut || (mark.start === cut && !word(cut + shift - 1))) return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}

/** The text cut where the set of marks changes; the gravest mark gives a piece its look. @param {Mark[]} marks @param {number} length */
function pieces(marks, length) {
  const cuts = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const over = marks.filter((mark) => mark.start <= start && mark.end >= cuts[i + 1]);
    const top = over.reduce((best, mark) => (RANK[mark.level] > (best ? RANK[best.level] : 0) ? mark : best), /** @type {Mark | null} */ (null));
    return { start, end: cuts[i + 1], level: top?.level, ids: over.map(({ id }) => id) };
  });
}

/** Native highlights of every guarded editable in the document. Firefox before 149 has the API but cannot underline with it. @param {Document} doc */
function highlighter(doc) {
  const view = /** @type {any} */ (doc.defaultView);
  const firefox = /Firefox\/(\d+)/.exec(view?.navigator.userAgent ?? '');
  if (!view?.CSS?.highlights || !view.Highlight || (firefox && Number(firefox[1]) < 149)) return null;
  return (/** @type {Severity} */ level) => {
    const name = `presend-${level}`;
    if (!view.CSS.highlights.has(name)) {
      const highlight = new view.Highlight();
      highlight.priority = RANK[level];
      view.CSS.highlights.set(name, highlight);
    }
    return /** @type {Set<Range>} */ (view.CSS.highlights.get(name));
  };
}

/** The marks of one field. */
export class Marks {
  /** @type {Mark[]} */
  #marks = [];
  #text = '';
  /** The mirror's lines. @type {{ key: string, node: HTMLElement }[]} */
  #lines = [];
  /** @type {{ level: Severity, range: Range }[]} */
  #ranges = [];
  #frame = 0;
  #abort = new AbortController();

  /** @param {HTMLElement} element */
  constructor(element) {
    const doc = element.ownerDocument;
    const view = /** @type {Window & typeof globalThis} */ (doc.defaultView);
    this.element = element;
    this.mirrors = isTextControl(element);
    this.highlight = this.mirrors ? null : highlighter(doc);
    if (this.highlight && !doc.adoptedStyleSheets.includes(sheet(doc, 'highlight'))) {
      doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, sheet(doc, 'highlight')];
    }
    const { element: layer, root } = host(doc, 'presend-marks', sheet(doc, 'marks'));
    layer.setAttribute('aria-hidden', 'true');
    layer.hidden = true;
    this.layer = layer;
    this.inner = build(doc, 'div', { class: 'text' });
    this.view = build(doc, 'div', { class: 'view' }, this.inner);
    root.append(this.view);
    element.after(layer);
    const later = () => this.#later();
    const { signal } = this.#abort;
    element.addEventListener('scroll', () => this.#scroll(), { signal, passive: true });
    view.addEventListener('resize', later, { signal });
    view.visualViewport?.addEventListener('resize', later, { signal });
    doc.addEventListener('selectionchange', () => this.#marks.length && later(), { signal });
    doc.fonts?.addEventListener('loadingdone', later, { signal });
    this.observer = new view.ResizeObserver(later);
    this.observer.observe(element);
  }

  get marks() {
    return this.#marks;
  }

  /** Draws marks for the text that was checked. @param {string} text @param {Mark[]} marks */
  set(text, marks) {
    this.#text = text;
    this.#marks = marks;
    this.draw();
  }

  /** After an edit, before the next check. */
  follow() {
    const now = fieldText(this.element);
    if (now === this.#text) return;
    this.#marks = follow(this.#marks, this.#text, now);
    this.#text = now;
    if (this.#marks.length || this.#lines.length || this.#ranges.length) this.#later();
  }

  #later() {
    if (this.#frame) return;
    this.#frame = /** @type {Window} */ (this.element.ownerDocument.defaultView).requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  draw() {
    if (this.#marks.length && fieldText(this.element) !== this.#text) this.follow();
    const visible = this.#marks.length > 0 && this.element.isConnected && this.element.getClientRects().length > 0;
    if (this.mirrors) {
      this.layer.hidden = !visible;
      if (visible) this.#mirror();
      return;
    }
    for (const { level, range } of this.#ranges) this.highlight?.(level).delete(range);
    const { text, pieces: nodes } = editableText(this.element);
    this.#ranges = !visible || text !== this.#text ? [] : this.#marks.flatMap(({ level, start, end }) => {
      const range = editableRange(this.element, nodes, start, end);
      return range ? [{ level, range }] : [];
    });
    for (const { level, range } of this.#ranges) this.highlight?.(level).add(range);
    this.layer.hidden = !visible || !!this.highlight;
    if (!this.layer.hidden) this.#rules();
  }

  #mirror() {
    // Text behind the last marked line moves nothing before it.
    const last = Math.max(...this.#marks.map(({ end }) => end));
    const line = this.#text.indexOf('\n', last);
    this.#write(line < 0 ? this.#text : this.#text.slice(0, line));
    const { element, view, inner } = this;
    const style = /** @type {Window} */ (element.ownerDocument.defaultView).getComputedStyle(element);
    for (const name of COPIED) inner.style.setProperty(name, style.getPropertyValue(name));
    const number = (/** @type {string} */ name) => parseFloat(style.getPropertyValue(name)) || 0;
    const scale = this.#place(element.clientLeft, element.clientTop);
    const borders = number('border-left-width') + number('border-right-width');
    const bar = element.offsetWidth - element.clientWidth - Math.round(borders);
    const width = element.getBoundingClientRect().width / scale - borders - (bar > 2 ? bar : 0);
    view.style.setProperty('width', `${width}px`);
    view.style.setProperty('height', `${element.clientHeight}px`);
    inner.style.setProperty('width', element.localName === 'textarea' ? `${width}px` : 'max-content');
    if (element.localName === 'textarea') {
      if (style.whiteSpace === 'normal') inner.style.setProperty('white-space', 'pre-wrap');
    } else {
      inner.style.setProperty('white-space', 'pre');
      inner.style.setProperty('min-width', `${width}px`);
      inner.style.setProperty('line-height', `${element.clientHeight - number('padding-top') - number('padding-bottom')}px`);
    }
    this.#scroll();
  }

  /** One block a line, and only lines that changed are written anew: typing in a long text stays cheap. @param {string} text */
  #write(text) {
    const doc = this.element.ownerDocument;
    let at = 0;
    const lines = text.split('\n').map((line) => {
      const start = at;
      at += line.length + 1;
      const own = this.#marks.filter((mark) => mark.start < start + line.length && mark.end > start)
        .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(line.length, mark.end - start) }));
      return { line, own, key: own.length ? line + JSON.stringify(own) : line };
    });
    const old = this.#lines;
    const shared = Math.min(old.length, lines.length);
    let head = 0;
    while (head < shared && old[head].key === lines[head].key) head++;
    let tail = 0;
    while (tail < shared - head && old[old.length - 1 - tail].key === lines[lines.length - 1 - tail].key) tail++;
    const fresh = lines.slice(head, lines.length - tail).map(({ line, own, key }) => ({ key, node: build(doc, 'div', {},
      ...(line ? pieces(own, line.length) : []).map(({ start, end, level, ids }) => {
        const piece = line.slice(start, end);
        return level ? build(doc, 'span', { class: `mark ${level}`, 'data-ids': ids.join(' ') }, piece) : piece;
      }), !line && '\u200b') }));
    const stale = old.splice(head, old.length - tail - head, ...fresh);
    const before = old[head + fresh.length]?.node ?? null;
    for (const { node } of stale) node.remove();
    for (const { node } of fresh) this.inner.insertBefore(node, before);
  }

  /** Puts the layer's corner on the element's padding edge, wherever the page has put either. @param {number} left @param {number} top */
  #place(left, top) {
    const { layer, element, view } = this;
    const box = element.getBoundingClientRect();
    const scale = element.offsetWidth ? box.width / element.offsetWidth : 1;
    const zoomed = Math.abs(scale - 1) < 0.01 ? 1 : scale;
    const now = view.getBoundingClientRect();
    const move = (/** @type {string} */ name, /** @type {number} */ by) => {
      if (Math.abs(by) < 0.05) return;
      const old = parseFloat(layer.style.getPropertyValue(name)) || 0;
      layer.style.setProperty(name, `${old + by / zoomed}px`);
    };
    move('--_x', box.left + left * zoomed - now.left);
    move('--_y', box.top + top * zoomed - now.top);
    const depth = /** @type {Window} */ (element.ownerDocument.defaultView).getComputedStyle(element).zIndex;
    if (depth !== 'auto') layer.style.setProperty('--_z', depth);
    return zoomed;
  }

  #scroll() {
    if (this.mirrors) this.inner.style.setProperty('transform', `translate(${-this.element.scrollLeft}px,${-this.element.scrollTop}px)`);
    else if (!this.layer.hidden) this.#later();
  }

  /** Without highlights: a line under each line box of each passage. */
  #rules() {
    const { element, view, inner } = this;
    const scale = this.#place(element.clientLeft, element.clientTop);
    view.style.setProperty('width', `${element.clientWidth}px`);
    view.style.setProperty('height', `${element.clientHeight}px`);
    const box = view.getBoundingClientRect();
    inner.replaceChildren(...this.#ranges.flatMap(({ level, range }) => [...range.getClientRects()].map((rect) => {
      const line = build(element.ownerDocument, 'div', { class: `rule ${level}` });
      line.style.setProperty('left', `${(rect.left - box.left) / scale}px`);
      line.style.setProperty('top', `${(rect.bottom - box.top) / scale - 3}px`);
      line.style.setProperty('width', `${rect.width / scale}px`);
      return line;
    })));
  }

  /** Where a mark stands on the screen. @param {string} id @returns {DOMRect[]} */
  rects(id) {
    if (this.mirrors) {
      return this.layer.hidden ? [] : [...this.inner.querySelectorAll('.mark')].filter((piece) => piece.getAttribute('data-ids')?.split(' ').includes(id))
        .flatMap((piece) => [...piece.getClientRects()]);
    }
    const at = this.#marks.findIndex((mark) => mark.id === id);
    return [...(this.#ranges[at]?.range.getClientRects() ?? [])];
  }

  /** The mark at a point of the screen. @param {number} x @param {number} y */
  at(x, y) {
    return this.#marks.find(({ id }) => this.rects(id).some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom + 2));
  }

  destroy() {
    this.#abort.abort();
    this.observer.disconnect();
    const doc = this.element.ownerDocument;
    doc.defaultView?.cancelAnimationFrame(this.#frame);
    for (const { level, range } of this.#ranges) this.highlight?.(level).delete(range);
    this.layer.remove();
    if (!this.highlight) return;
    const levels = /** @type {const} */ (['block', 'warn', 'info']);
    if (levels.every((level) => !this.highlight?.(level).size)) {
      for (const level of levels) /** @type {any} */ (doc.defaultView).CSS.highlights.delete(`presend-${level}`);
      doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((one) => one !== sheet(doc, 'highlight'));
    }
  }
}
