/**
 * What `src/wasm.rs` exports, as the generated `glue.js` gives it to `core.js`. Not public.
 * Errors are thrown as plain objects `{ code, path, expected }`.
 */
import type { Draft, Entity, SmsLength, Validator } from './presend.d.ts';

export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
/** Drops the instance with its memory and starts the module again. */
export function __wbg_reset_state(): void;

/** Names behind the numbers of `scanFlat`, by position; `labels` in Danish and in English. */
export interface Tables {
  kinds: Entity['kind'][];
  classes: Entity['dataClass'][];
  evidence: string[];
  countries: string[];
  labels: [string[], string[]];
}
export function tables(): Tables;
/** Where the texts stand that a tape only points to. */
export function moduleMemory(): WebAssembly.Memory;

export class RawValidator {
  constructor(policy: unknown);
  /** As `tape.js` reads it. */
  check(draft: Draft, template: boolean): [Uint32Array, string];
  eligibleRecipients(draft: Draft): ReturnType<Validator['eligibleRecipients']>;
  rules(): ReturnType<Validator['rules']>;
  /** As `scanFlat`, under this policy. */
  scan(text: string, kinds: number): Uint32Array;
  free(): void;
  readonly language: string;
  readonly pack: string;
  readonly maxTextLength: number;
}

/** Six numbers a finding, see `flat.js`; `kinds` has a bit per wanted kind, `minConfidence` is 0 to 1. */
export function scanFlat(text: string, kinds: number, minConfidence: number): Uint32Array;
export function smsLength(text: string): SmsLength;
