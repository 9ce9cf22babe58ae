// <presend-guard>: guardForm as an element around the customer's own form, in the light DOM.

import init, { PresendError, Validator } from '../web.js';
import { guardForm } from './guard.js';

/** @typedef {import('../presend.d.ts').Draft} Draft */
/** @typedef {import('../presend.d.ts').Policy} Policy */
/** @typedef {import('../presend.d.ts').Verdict} Verdict */
/** @typedef {import('./index.js').GuardOptions} GuardOptions */

/** On a server there is no HTMLElement; importing must not fail there. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? class {};

export class PresendGuardElement extends Base {
  static observedAttributes = ['pack', 'language', 'mode', 'channel', 'transport', 'on-failure'];

  /** @type {Policy | undefined} */ #policy;
  /** @type {Partial<Draft> | undefined} */ #context;
  /** @type {((form: HTMLFormElement) => Draft) | undefined} */ #draft;
  /** @type {((draft: Draft) => void) | undefined} */ #onRoute;
  /** @type {ReturnType<typeof guardForm> | undefined} */ #guard;
  /** @type {Validator | undefined} */ #validator;
  /** @type {MutationObserver | undefined} */ #observer;
  #round = 0;
  #queued = false;

  get policy() { return this.#policy; }
  set policy(value) { this.#policy = value; this.#restart(); }
  get context() { return this.#context; }
  set context(value) { this.#context = value; this.#restart(); }
  get draft() { return this.#draft; }
  set draft(value) { this.#draft = value; this.#restart(); }

  get onRoute() { return this.#onRoute; }
  set onRoute(value) { this.#onRoute = value; this.#restart(); }

  connectedCallback() {
    // Properties set before the element was defined.
    for (const name of /** @type {const} */ (['policy', 'context', 'draft', 'onRoute'])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    this.#restart();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback() {
    this.#restart();
  }

  /** @returns {Verdict} */
  check() {
    if (!this.#guard) throw new PresendError('presend-guard has not started yet', { code: 'not-initialised' });
    return this.#guard.check();
  }

  /** Applies a fix of the last verdict to the form. @param {import('../presend.d.ts').Fix} fix */
  apply(fix) {
    this.#guard?.apply(fix);
  }

  /** Resolves to whether the message may go, asking as a submit would. @returns {Promise<boolean>} */
  async confirmSend() {
    return (await this.#guard?.confirmSend()) ?? false;
  }

  /** Several changes in a row start the guard once. */
  #restart() {
    if (!this.isConnected || this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.#stop();
      if (this.isConnected) void this.#start();
    });
  }

  #stop() {
    this.#round++;
    this.#guard?.detach();
    this.#validator?.free();
    this.#observer?.disconnect();
    this.#guard = this.#validator = undefined;
  }

  async #start() {
    const round = this.#round;
    const form = this.querySelector('form');
    if (!form) {
      // The parser, or a framework, has not put it in yet.
      this.#observer = new MutationObserver(() => this.querySelector('form') && this.#restart());
      this.#observer.observe(this, { childList: true, subtree: true });
      return;
    }
    const waiting = new AbortController();
    let send = false;
    /** @type {HTMLElement | null} */
    let submitter = null;
    // Until the module is there nothing is checked: what is sent meanwhile waits for it.
    if (this.mode !== 'observe') {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        send = true;
        submitter = event.submitter;
      }, { capture: true, signal: waiting.signal });
    }
    /** @type {Pick<Validator, 'check' | 'auditRecord'>} */
    let validator;
    try {
      await init();
      if (round !== this.#round) return;
      validator = this.#validator = new Validator({ ...this.#policy, ...this.#named('pack'), ...this.#named('language') });
    } catch (error) {
      if (round !== this.#round) return;
      const refuse = () => { throw error; };
      validator = { check: refuse, auditRecord: refuse };
      this.dispatchEvent(new CustomEvent('presend:failed', { bubbles: true, composed: true, detail: { error } }));
    } finally {
      waiting.abort();
    }
    const pack = this.getAttribute('pack') ?? this.#policy?.pack;
    const onFailure = /** @type {GuardOptions['onFailure']} */ (this.getAttribute('on-failure') ??
      (pack === 'citizen-form' || this.mode !== 'enforce' ? 'warn' : 'block'));
    const language = /** @type {'da' | 'en'} */ (this.getAttribute('language') ?? this.#policy?.language ?? 'da');
    this.#guard = guardForm(form, {
      validator: /** @type {Validator} */ (validator),
      mode: this.mode,
      language,
      onFailure,
      context: { ...this.#context, ...this.#named('channel'), ...this.#named('transport') },
      ...(this.#draft && { draft: this.#draft }),
      ...(this.#onRoute && { onRoute: this.#onRoute }),
    });
    if (send) form.requestSubmit(/** @type {any} */ (submitter)?.isConnected ? submitter : null);
  }

  /** @returns {NonNullable<GuardOptions['mode']>} */
  get mode() {
    const mode = this.getAttribute('mode');
    return mode === 'observe' || mode === 'advise' ? mode : 'enforce';
  }

  /** @param {string} name */
  #named(name) {
    const value = this.getAttribute(name);
    return value ? { [name]: value } : {};
  }
}

if (globalThis.customElements && !customElements.get('presend-guard')) customElements.define('presend-guard', PresendGuardElement);
