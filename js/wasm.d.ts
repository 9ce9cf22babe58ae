/** The module, as Cloudflare's bundler imports it. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

/** The one thing of Node that the package uses; its own types would come with all of Node's. */
declare module 'node:fs' {
  export function readFileSync(file: URL): Uint8Array<ArrayBuffer>;
}
