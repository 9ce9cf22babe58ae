// Entry that carries the module with it: no request, and `initSync()` needs no argument.
import base64 from './bytes.js';
import { load, loadSync } from './core.js';

export { PresendError, Validator, applyFix, contractVersion, scan, smsLength, version } from './core.js';

/** @param {unknown} [source] URL, Request, Response, BufferSource or WebAssembly.Module. */
export default function init(source) {
  return load(() => source ?? bytes());
}

/** @param {unknown} [source] BufferSource or WebAssembly.Module. */
export function initSync(source) {
  loadSync(() => source ?? bytes());
}

function bytes() {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
