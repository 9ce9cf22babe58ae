/** The entry `presend/dom`: guarding a form in a page. Needs the DOM library's types. */
import type { AuditRecord, Draft, Fix, Policy, Validator, Verdict } from '../presend.d.ts';

export interface GuardOptions {
  validator: Validator;
  /**
   * Builds the draft from the form as it stands. Default: its fields named `channel`, `to`, `subject`, `body` (and `cc`,
   * `bcc`, `transport`), merged over `context`; channel `form` and transport `forced-tls` where the form posts over
   * https or the page is secure. An element with `data-presend-field="body"` stands for a field of that name.
   */
  draft?: (form: HTMLFormElement) => Draft;
  /** What the page knows besides the form: case, sender, purpose, transport, channel. */
  context?: Partial<Draft>;
  /** `observe` only reports, `advise` warns, `enforce` also stops what is blocked. Default `enforce`. */
  mode?: 'observe' | 'advise' | 'enforce';
  /** What a send does when the check itself fails. Default `block`; `warn` in the pack `citizen-form` and in `advise`. */
  onFailure?: 'block' | 'warn';
  /** Language of the page's own words. Default: the `lang` around the form; `da` where there is none. */
  language?: 'da' | 'en';
  onVerdict?: (verdict: Verdict) => void;
  onOverride?: (record: AuditRecord) => void;
  /** Takes over the draft that a fix of route or recipients makes, where the form has no control for it. */
  onRoute?: (draft: Draft) => void;
}

export interface GuardEvent {
  decision?: Verdict['decision'];
  /** Absent where the check has failed. */
  verdict: Verdict | null;
  /** `presend:override` only. */
  record?: AuditRecord;
}

export interface Guard {
  check(): Verdict;
  /** Applies a fix of the last verdict to the form; Ctrl+Z takes it back. For pages that list the findings themselves. */
  apply(fix: Fix): void;
  /** For pages that send by script: resolves to whether the message may go, asking as a submit would. */
  confirmSend(): Promise<boolean>;
  detach(): void;
}

/**
 * Watches a form: marks passages in place after a pause in typing, explains them, offers the fixes,
 * and holds the submit back while something is blocked. Keyboard and screen-reader usable.
 * Fires on the form, bubbling and composed: `presend:verdict`, `presend:before-send` (cancelable), `presend:blocked`,
 * `presend:override`. Their `detail` holds the verdict, never text.
 */
export declare function guardForm(form: HTMLFormElement, options: GuardOptions): Guard;

/**
 * The same as an element around the customer's own form:
 * `<presend-guard pack="citizen-form" language="da" mode="advise" channel="form" transport="forced-tls"><form>…</form></presend-guard>`,
 * with the properties `policy`, `context` and `draft` for what attributes cannot say.
 */
export declare class PresendGuardElement extends HTMLElement {
  policy?: Policy;
  context?: Partial<Draft>;
  draft?: (form: HTMLFormElement) => Draft;
  onRoute?: (draft: Draft) => void;
  check(): Verdict;
  apply(fix: Fix): void;
  confirmSend(): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    'presend-guard': PresendGuardElement;
  }
}
