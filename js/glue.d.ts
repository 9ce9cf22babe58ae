/**
 * What `src/wasm.rs` exports, as the generated `glue.js` gives it to `core.js`. Not public.
 * Errors are thrown as plain objects `{ code, path, expected }`.
 */
import type { Validator } from './presend.d.ts';

export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
/** Drops the instance with its memory and starts the module again. */
export function __wbg_reset_state(): void;

/** Days since 1970 of an ISO 8601 date. */
export function dayOf(date: string): number | undefined;
/** What is expected instead of `name`; `known` stand with spaces between. */
export function oneOf(name: string, known: string): string;
/** Where the texts stand that a tape points to. */
export function moduleMemory(): WebAssembly.Memory;

export class RawValidator {
  /** As `read.js` writes it, like the drafts. */
  constructor(numbers: number[], text: string);
  /** As `tape.js` reads it. */
  check(numbers: number[], text: string, template: boolean): Uint32Array;
  eligibleRecipients(numbers: number[], text: string): ReturnType<Validator['eligibleRecipients']>;
  rules(): ReturnType<Validator['rules']>;
  /** As `scanFlat`, under this policy. */
  scan(text: string, kinds: number): Uint32Array;
  free(): void;
  readonly language: string;
  readonly maxTextLength: number;
}

/** Six numbers a finding, see `flat.js`; `kinds` has a bit per wanted kind, `minConfidence` is 0 to 1. */
export function scanFlat(text: string, kinds: number, minConfidence: number): Uint32Array;
/** As `tape.js` reads it. */
export function smsLength(text: string): Uint32Array;
