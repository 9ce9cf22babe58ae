// Entry for Cloudflare workers and other edges, which compile the module beforehand and compile nothing themselves.
import module from './presend_bg.wasm';
import { load, loadSync } from './core.js';

export { PresendError, Validator, applyFix, contractVersion, scan, smsLength, version } from './core.js';

/** @param {unknown} [source] WebAssembly.Module. */
export default function init(source = module) {
  return load(() => source);
}

/** @param {unknown} [source] WebAssembly.Module. */
export function initSync(source = module) {
  loadSync(() => source);
}
