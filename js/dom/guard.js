// guardForm: listens to one form, asks the validator, and lets the parts show what it says.

import { applyFix } from '../web.js';
import { Card } from './card.js';
import { ask, askUnchecked } from './dialog.js';
import { addresses, caret, choose, control, fieldText, isTextControl, outside, readDraft, replace } from './fields.js';
import { Marks } from './marks.js';
import { Strip } from './strip.js';
import { Summary } from './summary.js';
import { TEXTS } from './texts.js';

/** @typedef {import('../presend.d.ts').Draft} Draft */
/** @typedef {import('../presend.d.ts').Finding} Finding */
/** @typedef {import('../presend.d.ts').Fix} Fix */
/** @typedef {import('../presend.d.ts').Span} Span */
/** @typedef {import('../presend.d.ts').Verdict} Verdict */
/** @typedef {import('./dialog.js').Override} Override */
/** @typedef {import('./index.js').GuardOptions} GuardOptions */

/** Milliseconds after the last key until the check: the mark then stands well within 300. */
const PAUSE = 150;
/** UTF-16 units from which the check waits until the browser is idle. */
const LONG = 200_000;

const TEXT_FIELDS = ['subject', 'body', 'quoted'];
const ADDRESS_FIELDS = /** @type {const} */ (['to', 'cc', 'bcc']);

/** @param {HTMLFormElement} form @param {GuardOptions} options */
export function guardForm(form, options) {
  const guard = new Guard(form, options);
  return {
    check: () => guard.check(),
    apply: (/** @type {Fix} */ fix) => guard.apply(fix),
    confirmSend: () => guard.confirmSend(),
    detach: () => guard.detach(),
  };
}

class Guard {
  /** @type {Verdict | null} */
  verdict = null;
  /** @type {Draft | null} */
  draft = null;
  /** @type {Map<HTMLElement, Marks>} */
  marks = new Map();
  /** What was decided, by finding and passage; kept here only. @type {Map<string, Override | null>} */
  decided = new Map();
  /** Fields whose validity and `aria-invalid` are ours. @type {Map<HTMLElement, string | null>} */
  invalid = new Map();
  #timer = 0;
  #idle = 0;
  #composing = false;
  #asking = false;
  #checkedInvalid = false;
  #tooLong = false;
  /** The person let one unchecked message go. */
  #letGo = false;
  /** @type {string | undefined} */
  #pack;
  /** @type {HTMLElement | null} */
  #submitter = null;
  #abort = new AbortController();

  /** @param {HTMLFormElement} form @param {GuardOptions} options */
  constructor(form, options) {
    this.form = form;
    this.options = options;
    this.doc = form.ownerDocument;
    this.view = /** @type {Window & typeof globalThis} */ (this.doc.defaultView);
    this.mode = options.mode ?? 'enforce';
    const language = options.language ?? /** @type {any} */ (options.validator).language ??
      (form.closest('[lang]')?.getAttribute('lang')?.startsWith('en') ? 'en' : 'da');
    this.texts = TEXTS[/** @type {'da' | 'en'} */ (language)] ?? TEXTS.da;
    this.quiet = this.mode === 'observe';
    if (!this.quiet) this.#furnish();
    this.#listen();
    this.#learnPack();
    this.#try();
  }

  /** Known before anything can fail, so that a citizen's form warns rather than refuses. */
  #learnPack() {
    try {
      this.#pack = this.options.validator.check({ channel: 'form', body: '' }).pack.id;
    } catch {
      // Then the default for every other pack holds.
    }
  }

  #furnish() {
    this.strip = new Strip(this.doc, this.texts, () => this.card?.open(undefined, true));
    const body = this.field('body');
    if (body) outside(body).after(this.strip.element);
    else this.form.append(this.strip.element);
    this.card = new Card(this.strip, {
      findings: () => this.findings(),
      fixes: (finding) => this.fixes(finding),
      apply: (_, fix) => this.apply(fix),
      rects: (finding) => [...this.marks.values()].map((marks) => marks.rects(finding.id)).find((rects) => rects.length) ?? [],
      home: () => this.field('body'),
    });
    this.summary = new Summary(this.form, this.texts, ({ name, field }) => {
      field?.focus();
      if (name) this.card?.open(name);
    });
  }

  #listen() {
    const { form, doc } = this;
    const { signal } = this.#abort;
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ listener, /** @type {EventTarget} */ target = form) =>
      target.addEventListener(type, listener, { signal, capture: true });
    on('input', (event) => {
      this.#edited();
      this.#composing = event.isComposing === true;
      this.#later();
    });
    on('change', () => this.#later(0));
    on('compositionstart', () => { this.#composing = true; });
    on('compositionend', () => { this.#composing = false; this.#later(); });
    on('focusout', (event) => {
      if (!form.contains(event.relatedTarget) || this.#timer) this.#later(0);
      else if (this.marks.has(event.target)) this.view.setTimeout(() => this.#draw(), 0);
    });
    on('reset', () => this.view.setTimeout(() => { this.decided.clear(); this.#try(); }, 0));
    on('click', (event) => {
      const button = event.target.closest?.('button,input');
      this.#submitter = button?.form === form ? button : null;
    }, doc);
    on('submit', (event) => this.#submit(event));
    on('invalid', (event) => this.#invalid(event));
    if (this.quiet) return;
    on('click', (event) => {
      const mark = this.marks.get(this.#element(event.target))?.at(event.clientX, event.clientY);
      if (mark) this.card?.open(mark.id);
    });
    on('keydown', (event) => this.#key(event));
  }

  /** The guarded field an event happened in. @param {any} target @returns {HTMLElement} */
  #element(target) {
    return [...this.marks.keys()].find((element) => element.contains(target)) ?? target;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const element = this.#element(event.target);
    const marks = this.marks.get(element);
    if (event.key === 'Escape' && this.card?.isOpen) {
      event.stopPropagation();
      this.card.close(false);
    }
    if (!marks || !event.altKey || event.key !== 'Enter' || !this.findings().length) return;
    event.preventDefault();
    const at = caret(element);
    const near = marks.marks.find(({ start, end }) => start <= at && at <= end) ?? marks.marks.find(({ start }) => start >= at);
    this.card?.open(near?.id, true);
  }

  /** The control that holds a field of the draft. @param {string} name @returns {HTMLElement | undefined} */
  field(name) {
    const found = control(this.form, name);
    return found instanceof this.view.HTMLElement && /** @type {any} */ (found).type !== 'hidden' ? found : undefined;
  }

  #edited() {
    for (const marks of this.marks.values()) marks.follow();
    this.card?.close(false);
  }

  #later(wait = PAUSE) {
    this.view.clearTimeout(this.#timer);
    this.#timer = this.view.setTimeout(() => {
      this.#timer = 0;
      if (this.#composing) return;
      const long = [...TEXT_FIELDS].reduce((sum, name) => sum + (this.field(name) ? fieldText(/** @type {HTMLElement} */ (this.field(name))).length : 0), 0) > LONG;
      if (!long || !this.view.requestIdleCallback) return this.#try();
      this.strip?.unchecked(this.texts.waiting, false);
      this.view.cancelIdleCallback(this.#idle);
      this.#idle = this.view.requestIdleCallback(() => this.#try(), { timeout: 2000 });
    }, wait);
  }

  #try() {
    try {
      this.check();
    } catch {
      // check() has said so in the page.
    }
  }

  /** @returns {Verdict} */
  check() {
    this.view.clearTimeout(this.#timer);
    this.#timer = 0;
    const { form, options } = this;
    let draft, verdict;
    try {
      draft = options.draft?.(form) ?? readDraft(form, options.context);
      verdict = options.validator.check(draft);
    } catch (/** @type {any} */ error) {
      this.draft = this.verdict = null;
      this.#tooLong = error?.code === 'too-long';
      this.card?.close(false);
      this.#setInvalid([]);
      for (const marks of this.marks.values()) marks.set('', []);
      this.strip?.unchecked(this.#tooLong ? this.texts.tooLong : this.texts.unchecked);
      throw error;
    }
    this.draft = draft;
    this.verdict = verdict;
    this.#pack = verdict.pack.id;
    this.#letGo = false;
    this.#show();
    this.#fire('presend:verdict');
    options.onVerdict?.(verdict);
    return verdict;
  }

  /** What the page speaks of: a finding that a more specific one covers is not said twice. */
  findings() {
    const findings = this.verdict?.findings.filter(({ coveredBy }) => !coveredBy) ?? [];
    // A severity that a later version knows and this page does not only advises.
    return findings.map((finding) => (['block', 'warn', 'info'].includes(finding.severity) ? finding : { ...finding, severity: /** @type {const} */ ('info') }));
  }

  #show() {
    const { draft, verdict } = this;
    if (!draft || !verdict) return;
    const findings = this.findings();
    this.#setInvalid(this.mode === 'enforce' ? findings.filter((finding) => finding.severity === 'block' && !this.#isDecided(finding)) : []);
    if (this.quiet) return;
    this.#draw();
    this.strip?.show(verdict, findings, !draft.body && !draft.subject);
    this.card?.refresh();
    if (this.summary?.isShown && verdict.decision !== 'block') this.summary.clear();
  }

  #draw() {
    /** @type {Map<HTMLElement, import('./marks.js').Mark[]>} */
    const wanted = new Map();
    for (const finding of this.findings()) {
      for (const span of finding.spans) {
        const place = this.place(span);
        if (!place) continue;
        const list = wanted.get(place.element) ?? [];
        wanted.set(place.element, list);
        list.push({ id: finding.id, level: finding.severity, start: place.start, end: place.end });
      }
    }
    for (const [element, marks] of this.marks) {
      if (!wanted.has(element)) marks.set(fieldText(element), []);
      if (!element.isConnected) {
        marks.destroy();
        this.marks.delete(element);
      }
    }
    for (const [element, list] of wanted) {
      const known = this.marks.get(element) ?? new Marks(element);
      this.marks.set(element, known);
      // Never a new mark under the caret; one that stands already stays.
      const at = caret(element);
      const old = known.marks;
      known.set(fieldText(element), list.filter((mark) => at <= mark.start || at >= mark.end ||
        old.some((one) => one.start === mark.start && one.end === mark.end)));
    }
  }

  /** Where a span of the draft stands in the page; nowhere if the text there is not what was checked. @param {Span} span */
  place({ field, start, end }) {
    const draft = this.draft;
    if (!draft) return null;
    if (TEXT_FIELDS.includes(field)) {
      const element = this.field(field);
      return element && markable(element) && fieldText(element) === /** @type {any} */ (draft)[field] ? { element, start, end } : null;
    }
    const recipient = draft.recipients?.[Number(/^recipients\[(\d+)\]/.exec(field)?.[1] ?? -1)];
    if (!recipient) return null;
    for (const name of [recipient.field ?? 'to', ...ADDRESS_FIELDS]) {
      const element = this.field(name);
      if (!element || !markable(element)) continue;
      const found = addresses(fieldText(element)).find(({ address }) => address === recipient.address);
      if (found) return { element, start: found.start, end: found.end };
    }
    return null;
  }

  /** `setCustomValidity` and `aria-invalid`, for what blocks only. @param {Finding[]} blocks */
  #setInvalid(blocks) {
    /** @type {Map<HTMLElement, string>} */
    const wanted = new Map();
    for (const finding of blocks) {
      const element = this.#fieldOf(finding);
      if (element && !wanted.has(element)) wanted.set(element, finding.title);
    }
    for (const [element, message] of this.invalid) {
      if (wanted.has(element)) continue;
      const input = /** @type {HTMLInputElement} */ (element);
      if (message !== null && input.validationMessage === message) input.setCustomValidity('');
      element.removeAttribute('aria-invalid');
      this.invalid.delete(element);
    }
    for (const [element, message] of wanted) {
      const input = /** @type {HTMLInputElement} */ (element);
      const known = this.invalid.get(element);
      if (known === undefined && element.hasAttribute('aria-invalid')) continue; // the host's own
      element.setAttribute('aria-invalid', 'true');
      const free = 'setCustomValidity' in input && (!input.validity.customError || input.validationMessage === known);
      if (free) input.setCustomValidity(message);
      this.invalid.set(element, free ? message : null);
    }
  }

  /** @param {Finding} finding @returns {HTMLElement | undefined} */
  #fieldOf(finding) {
    for (const span of finding.spans) {
      const place = this.place(span);
      if (place) return place.element;
    }
    const about = finding.spans[0]?.field.startsWith('recipients') ? 'to' : TEXT_FIELDS.find((name) => name === finding.spans[0]?.field);
    return (about && this.field(about)) || this.field('body');
  }

  // ---- ways out

  /** Those that this page can carry out. @param {Finding} finding */
  fixes(finding) {
    return finding.fixes.filter((fix) => {
      if (fix.edits?.length) return fix.edits.every(({ span }) => this.place(span));
      if (this.options.onRoute) return true;
      if (fix.channel && !choose(this.form, 'channel', fix.channel, true)) return false;
      if (fix.transport && !fix.channel && !choose(this.form, 'transport', fix.transport, true)) return false;
      return !!fix.channel || !!fix.transport || !!this.field('to');
    });
  }

  /** @param {Fix} fix */
  apply(fix) {
    if (!this.draft) return;
    /** @type {Draft} */
    let next;
    try {
      next = applyFix(this.draft, fix);
    } catch (/** @type {any} */ error) {
      this.strip?.say(error?.code === 'no-address' ? this.texts.noAddress : this.texts.staleFix, 0);
      this.card?.complain(error?.code === 'no-address' ? this.texts.noAddress : this.texts.staleFix);
      return;
    }
    this.card?.close(false);
    if (fix.edits?.length) this.#edit(fix.edits);
    if (fix.channel || fix.transport || fix.removeRecipients || fix.bccRecipients) this.#route(next);
    this.#try();
    this.strip?.say(this.texts.fixed, 0);
    const focused = this.doc.activeElement;
    if (!focused || focused === this.doc.body || focused === this.strip?.element) this.field('body')?.focus();
  }

  /** All edits of one field in one stroke, so that one Ctrl+Z takes them back. @param {NonNullable<Fix['edits']>} edits */
  #edit(edits) {
    /** @type {Map<HTMLElement, { start: number, end: number, replacement: string }[]>} */
    const fields = new Map();
    for (const { span, replacement } of edits) {
      const place = this.place(span);
      if (!place) continue;
      fields.set(place.element, [...(fields.get(place.element) ?? []), { start: place.start, end: place.end, replacement }]);
    }
    for (const [element, list] of fields) {
      const text = fieldText(element);
      list.sort((a, b) => a.start - b.start);
      const start = list[0].start;
      const end = Math.max(...list.map((edit) => edit.end));
      let at = start;
      let whole = '';
      for (const edit of list) {
        whole += text.slice(at, edit.start) + edit.replacement;
        at = edit.end;
      }
      replace(element, start, end, whole);
    }
  }

  /** @param {Draft} next */
  #route(next) {
    if (this.options.onRoute) return this.options.onRoute(next);
    choose(this.form, 'channel', next.channel);
    if (next.transport) choose(this.form, 'transport', next.transport);
    for (const name of ADDRESS_FIELDS) {
      const element = this.field(name);
      if (!element || !isTextControl(element)) continue;
      const list = (next.recipients ?? []).filter((recipient) => (recipient.field ?? 'to') === name)
        .map((recipient) => (recipient.name && recipient.name !== recipient.address && addresses(element.value).some((one) => one.name) ? `${recipient.name} <${recipient.address}>` : recipient.address));
      const now = addresses(element.value).map(({ address }) => address);
      if (list.join() !== now.join()) replace(element, 0, element.value.length, list.join(', '));
    }
  }

  // ---- sending

  /** The same finding about the same passage is asked once. @param {Finding} finding */
  #passageKey(finding) {
    const passages = finding.spans.map(({ field, start, end }) => {
      const text = TEXT_FIELDS.includes(field) ? /** @type {any} */ (this.draft)?.[field] : undefined;
      return text ? text.slice(start, end) : field;
    });
    const to = this.draft?.recipients?.map(({ address }) => address) ?? [];
    return JSON.stringify([finding.rule, finding.severity, this.draft?.channel, passages, to]);
  }

  /** @param {Finding} finding */
  #isDecided(finding) {
    return this.decided.has(this.#passageKey(finding));
  }

  /** What stands between the draft and its sending. */
  #open() {
    return this.findings().filter((finding) => finding.severity !== 'info' && !this.#isDecided(finding));
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const stop = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (event.target !== this.form) return;
    if (this.#asking) return stop();
    const outcome = this.#judge();
    if (outcome === 'send') {
      this.#letGo = false;
      if (!this.#fire('presend:before-send', true)) stop();
      return;
    }
    stop();
    const submitter = event.submitter;
    void this.#decide(outcome).then((send) => send && this.form.requestSubmit(submitter?.isConnected ? submitter : null));
  }

  /** The browser's own validation stops a form before `submit`: where only our word is in the way, ask as on submit. @param {Event} event */
  #invalid(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const message = this.invalid.get(input);
    if (!message || input.validationMessage !== message) return;
    event.preventDefault();
    if (this.#checkedInvalid || this.#asking) return;
    this.#checkedInvalid = true;
    const submitter = /** @type {any} */ (this.#submitter);
    this.view.setTimeout(() => {
      this.#checkedInvalid = false;
      // Something else is wrong too: that first, in the browser's own words.
      if ([...this.form.elements].some((one) => /** @type {any} */ (one).willValidate && !/** @type {any} */ (one).validity.valid && !this.invalid.get(/** @type {any} */ (one)))) return;
      void this.confirmSend(false).then((send) => send && this.form.requestSubmit(submitter?.type === 'submit' ? submitter : null));
    }, 0);
  }

  /** For pages that send by script: resolves to whether the message may go, asking as a submit would. */
  async confirmSend(announce = true) {
    if (this.#asking) return false;
    const outcome = this.#judge();
    if (outcome !== 'send' && !(await this.#decide(outcome))) return false;
    return !announce || this.#fire('presend:before-send', true);
  }

  /** @returns {'send' | 'ask' | 'unchecked'} */
  #judge() {
    try {
      this.check();
    } catch {
      return this.quiet || this.#letGo ? 'send' : 'unchecked';
    }
    return this.quiet || !this.#open().length ? 'send' : 'ask';
  }

  /** @param {'ask' | 'unchecked'} outcome @returns {Promise<boolean>} */
  async #decide(outcome) {
    this.#asking = true;
    const { doc, texts } = this;
    try {
      this.card?.close(false);
      if (outcome === 'unchecked') {
        if (this.#onFailure() === 'block') {
          this.summary?.show([{ text: this.#tooLong ? texts.tooLong : texts.failed }]);
          return false;
        }
        const answer = await askUnchecked(doc, texts, this.#abort.signal);
        this.#letGo = answer === 'send';
        if (answer === 'send') return true;
        if (answer === 'retry') this.#try();
        return false;
      }
      const findings = this.#open();
      const blocks = findings.filter(({ severity }) => severity === 'block');
      const enforced = this.mode === 'enforce';
      if (blocks.length && enforced) this.#fire('presend:blocked');
      const answer = await ask(doc, texts, {
        findings,
        mayPass: !enforced || blocks.every(({ override }) => override?.reasons.length),
        needReason: (finding) => enforced && this.#pack !== 'citizen-form' && !!finding.override?.reasons.length,
        fixes: (finding) => this.fixes(finding),
        holdsPersonalData: (override) => this.#refuses(override),
        signal: this.#abort.signal,
      });
      if (answer.send) {
        this.#pass(findings, answer.overrides);
        return true;
      }
      if (answer.fix) this.apply(answer.fix);
      else this.#back(blocks, findings);
      return false;
    } finally {
      this.#asking = false;
    }
  }

  #onFailure() {
    return this.options.onFailure ?? (this.mode !== 'enforce' || this.#pack === 'citizen-form' ? 'warn' : 'block');
  }

  /** @param {Override} override */
  #refuses(override) {
    try {
      if (this.verdict) this.options.validator.auditRecord(this.verdict, [override]);
      return false;
    } catch (/** @type {any} */ error) {
      return error?.code === 'personal-data';
    }
  }

  /** @param {Finding[]} findings @param {Override[]} overrides */
  #pass(findings, overrides) {
    for (const finding of findings) this.decided.set(this.#passageKey(finding), overrides.find(({ rule }) => rule === finding.rule) ?? null);
    this.summary?.clear();
    this.#setInvalid([]);
    if (!overrides.length || !this.verdict) return;
    const record = this.options.validator.auditRecord(this.verdict, overrides);
    this.#fire('presend:override', false, { record });
    this.options.onOverride?.(record);
  }

  /** @param {Finding[]} blocks @param {Finding[]} findings */
  #back(blocks, findings) {
    const problems = blocks.map((finding) => ({ text: finding.title, field: this.#fieldOf(finding), name: finding.id }));
    this.summary?.show(problems.filter((one, i) => !problems.slice(0, i).some(({ text, field }) => text === one.text && field === one.field)));
    const first = findings[0];
    (first && this.#fieldOf(first) || this.field('body'))?.focus();
  }

  /** @param {string} type @param {boolean} [cancelable] @param {object} [more] */
  #fire(type, cancelable = false, more = {}) {
    const { verdict } = this;
    return this.form.dispatchEvent(new this.view.CustomEvent(type, { bubbles: true, composed: true, cancelable, detail: { decision: verdict?.decision, verdict, ...more } }));
  }

  detach() {
    this.#abort.abort();
    this.view.clearTimeout(this.#timer);
    this.view.cancelIdleCallback?.(this.#idle);
    this.#setInvalid([]);
    for (const marks of this.marks.values()) marks.destroy();
    this.marks.clear();
    this.decided.clear();
    this.card?.destroy();
    this.strip?.destroy();
    this.summary?.destroy();
    this.verdict = this.draft = null;
  }
}

/** @param {HTMLElement} element */
const markable = (element) => isTextControl(element) || element.isContentEditable;
