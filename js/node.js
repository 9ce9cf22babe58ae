// Entry for Node, Deno and Bun: the module is read from beside this file.
import { readFileSync } from 'node:fs';
import { load, loadSync } from './core.js';

export { PresendError, Validator, applyFix, contractVersion, scan, smsLength, version } from './core.js';

/** @param {unknown} [source] URL, Request, Response, BufferSource or WebAssembly.Module. */
export default function init(source) {
  // Node fetches no files.
  return load(() => (source instanceof URL && source.protocol === 'file:' ? readFileSync(source) : source ?? file()));
}

/** @param {unknown} [source] BufferSource or WebAssembly.Module. */
export function initSync(source) {
  loadSync(() => source ?? file());
}

function file() {
  return readFileSync(new URL('./presend_bg.wasm', import.meta.url));
}
