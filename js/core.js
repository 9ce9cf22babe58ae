//# allFunctionsCalledOnLoad
// The package's core: everything but finding the module, which each entry (web.js, node.js …) does in its own way.
//
// Only plain data crosses to the module. What can be done on the caller's own strings is done here, by UTF-16 offsets,
// so that lone surrogates and odd line breaks survive: applying a fix, leaving passages out.

import * as glue from './glue.js';
import { auditRecord } from './audit.js';
import { PresendError } from './error.js';
import { kindMask, readScan, scanOptions } from './flat.js';
import { readDraft, readPolicy } from './read.js';
import { redacted, redactOptions } from './redact.js';
import { readSmsLength, readVerdict } from './tape.js';

export { PresendError };
export { applyFix } from './fix.js';
export { version } from './version.js';
export const contractVersion = 1;

/** Longest text that `scan` and `smsLength` take, in UTF-16 units; a validator has its policy's `maxTextLength`. */
const MAX_TEXT_LENGTH = 10_000_000;

/** How often the module has been started. A validator made by an earlier start is made anew. */
let generation = 0;
/** Whether a module runs. */
let running = false;
/** @type {Promise<void> | undefined} */
let loading;

// ---------------------------------------------------------------- loading

/**
 * Loads, compiles and starts the module once.
 * @param {() => unknown} source Asked when the module is not loaded yet: URL, Request, Response, BufferSource,
 * WebAssembly.Module, or a promise of one.
 * @returns {Promise<void>}
 */
export function load(source) {
  if (running) return Promise.resolve();
  loading ??= compile(source).then((module) => loadSync(() => module)).finally(() => { loading = undefined; });
  return loading;
}

/** @param {() => unknown} source BufferSource or WebAssembly.Module. */
export function loadSync(source) {
  if (running) return;
  try {
    // Once it has run, the glue keeps the compiled module and starts it afresh itself.
    if (generation) glue.__wbg_reset_state();
    else glue.initSync({ module: own(source()) });
    running = true;
    generation++;
  } catch (cause) {
    throw loadFailed(cause);
  }
}

/**
 * Looked at before it is started: the glue keeps the first one that it has started.
 * @param {any} source BufferSource or WebAssembly.Module.
 */
function own(source) {
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(bytes(source));
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === 'smsLength')) throw new Error('it is another module');
  return module;
}

/** V8 takes no DataView. @param {any} source @returns {any} A BufferSource. */
function bytes(source) {
  return source instanceof DataView ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : source;
}

/** @param {() => unknown} source @returns {Promise<WebAssembly.Module>} */
async function compile(source) {
  try {
    let from = await source();
    if (from instanceof WebAssembly.Module) return from;
    // Only what is no bytes is asked whether it can be fetched: in Node the question alone takes 30 ms, which make the
    // classes of a fetch ready.
    if (!(from instanceof ArrayBuffer || ArrayBuffer.isView(from))) {
      if (typeof from === 'string' || from instanceof URL || (typeof Request === 'function' && from instanceof Request)) {
        from = await fetch(from);
      }
      if (typeof Response === 'function' && from instanceof Response) {
        if (!from.ok) throw new Error(`HTTP ${from.status}`);
        // Servers that do not know the type of .wasm files are common.
        if (from.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.compileStreaming) {
          return await WebAssembly.compileStreaming(from);
        }
        from = await from.arrayBuffer();
      }
    }
    return await WebAssembly.compile(bytes(from));
  } catch (cause) {
    throw loadFailed(cause);
  }
}

/** @param {unknown} cause */
function loadFailed(cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new PresendError(`The module could not be loaded: ${why}`, { code: 'load-failed', cause });
}

function ready() {
  if (!running) throw new PresendError('Call and await init() first', { code: 'not-initialised' });
}

// ---------------------------------------------------------------- the border

/** Calls into the module that have not come back: a getter of the caller's may call again. */
let depth = 0;

/**
 * Calls into the module. What it says in error becomes a `PresendError`. Anything else that comes out is a trap, which
 * leaves its memory half-written: it is started afresh, so that the next call finds it whole.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function enter(work) {
  ready();
  depth++;
  try {
    return work();
  } catch (error) {
    const said = PresendError.fromModule(error);
    if (said) throw said;
    if (depth === 1) restart();
    throw new PresendError('The check failed inside the module', { code: 'internal', cause: error });
  } finally {
    depth--;
  }
}

function restart() {
  try {
    glue.__wbg_reset_state();
    generation++;
  } catch {
    running = false;
  }
}

/** @param {unknown} text @param {number} most UTF-16 units. @returns {string} */
function plainText(text, most) {
  if (typeof text !== 'string') throw PresendError.at('invalid-draft', 'text', 'a string');
  if (text.length > most) throw PresendError.at('too-long', 'text', `at most ${most} UTF-16 units`);
  return text;
}

// ---------------------------------------------------------------- what callers use

export class Validator {
  /** @type {unknown} */ #policy;
  /** @type {import('./glue.js').RawValidator | undefined} */ #raw;
  #generation = 0;
  /** UTF-16 units a text may have. */
  #most = 0;

  /** @param {import('./presend.d.ts').Policy} [policy] */
  constructor(policy) {
    this.#make(policy);
    try {
      this.#policy = structuredClone(policy);
    } catch {
      // It holds something besides what is read: a function, say.
      this.#policy = policy;
    }
  }

  /** @param {unknown} policy */
  #make(policy) {
    ready();
    const { numbers, text } = readPolicy(policy, glue);
    const raw = this.#raw = enter(() => new glue.RawValidator(numbers, text));
    this.#generation = generation;
    this.#most = raw.maxTextLength;
    return raw;
  }

  #live() {
    if (!this.#raw) throw new PresendError('The validator has been freed', { code: 'freed' });
    return this.#generation === generation ? this.#raw : this.#make(this.#policy);
  }

  /** @param {import('./presend.d.ts').Draft} draft @param {boolean} template */
  #judge(draft, template) {
    return readVerdict(this.#ask(draft, (raw, { numbers, text }) => raw.check(numbers, text, template)), glue.moduleMemory);
  }

  /**
   * @template T
   * @param {import('./presend.d.ts').Draft} draft
   * @param {(raw: import('./glue.js').RawValidator, tape: import('./read.js').Tape) => T} work
   */
  #ask(draft, work) {
    this.#live();
    const tape = readDraft(draft, this.#most, glue);
    // Reading runs the caller's getters: the validator may have been freed by one.
    const raw = this.#live();
    return enter(() => work(raw, tape));
  }

  /** @param {import('./presend.d.ts').Draft} draft */
  check(draft) {
    return this.#judge(draft, false);
  }

  /** @param {import('./presend.d.ts').Draft} draft */
  checkTemplate(draft) {
    return this.#judge(draft, true);
  }

  /** @param {import('./presend.d.ts').Draft} draft */
  eligibleRecipients(draft) {
    return this.#ask(draft, (raw, { numbers, text }) => raw.eligibleRecipients(numbers, text));
  }

  /**
   * @param {string} text
   * @param {{ kinds?: import('./presend.d.ts').DataKind[], style?: 'label' | 'mask' }} [options]
   */
  redact(text, options) {
    const raw = this.#live();
    plainText(text, this.#most);
    const { mask, wanted, style } = PresendError.reading('invalid-policy', () => redactOptions(options));
    const found = readScan(enter(() => raw.scan(text, mask))).filter(wanted);
    return redacted(text, found, style, raw.language);
  }

  /**
   * @param {import('./presend.d.ts').Verdict} verdict
   * @param {{ rule: string, reason: string, note?: string }[]} [overrides]
   */
  auditRecord(verdict, overrides) {
    const raw = this.#live();
    const holdsPersonalData = (/** @type {string} */ note) => enter(() => raw.scan(note, kindMask())).length > 0;
    return PresendError.reading('invalid-draft', () => auditRecord(verdict, overrides, holdsPersonalData));
  }

  rules() {
    const raw = this.#live();
    return enter(() => raw.rules());
  }

  free() {
    const raw = this.#raw;
    this.#raw = this.#policy = undefined;
    // The memory of an earlier start is gone already.
    if (raw && running && this.#generation === generation) enter(() => raw.free());
  }
}

/**
 * @param {string} text
 * @param {{ kinds?: import('./presend.d.ts').DataKind[], minConfidence?: number }} [options]
 * @returns {import('./presend.d.ts').Entity[]}
 */
export function scan(text, options) {
  ready();
  plainText(text, MAX_TEXT_LENGTH);
  const { mask, minConfidence } = PresendError.reading('invalid-policy', () => scanOptions(options));
  return readScan(enter(() => glue.scanFlat(text, mask, minConfidence)));
}

/** @param {string} text @returns {import('./presend.d.ts').SmsLength} */
export function smsLength(text) {
  ready();
  plainText(text, MAX_TEXT_LENGTH);
  return readSmsLength(enter(() => glue.smsLength(text)), glue.moduleMemory);
}
