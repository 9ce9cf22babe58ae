//# allFunctionsCalledOnLoad
// Entry for browsers and bundlers: the module is fetched from beside this file.
import { load, loadSync } from './core.js';

export { PresendError, Validator, applyFix, contractVersion, scan, smsLength, version } from './core.js';

/** @param {unknown} [source] URL, Request, Response, BufferSource or WebAssembly.Module. */
export default function init(source = new URL('./presend_bg.wasm', import.meta.url)) {
  return load(() => source);
}

/** @param {unknown} source BufferSource or WebAssembly.Module. */
export function initSync(source) {
  loadSync(() => source);
}
