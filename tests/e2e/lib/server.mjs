// The page as a strict host serves it: static files, a content security policy, and a place for its reports.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.json': 'application/json' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; report-uri /csp-report";

/** `PRESEND_PKG` is the built package; default `pkg/`. */
export const PKG = process.env.PRESEND_PKG ?? join(ROOT, 'pkg');

/**
 * @param {[string, string][]} [more] further places: path, folder
 * @returns {Promise<{ url: string, requests: string[], violations: string[], broken: { module: boolean }, files: Map<string, string>, close(): void }>}
 */
export async function serve(more = []) {
  const state = { url: '', requests: /** @type {string[]} */ ([]), violations: /** @type {string[]} */ ([]), broken: { module: false }, files: /** @type {Map<string, string>} */ (new Map()), close: () => { server.closeAllConnections(); server.close(); } };
  const places = [...more, ['/pkg/', PKG], ['/pages/', join(ROOT, 'tests/e2e/pages')], ['/', join(ROOT, 'www')]];
  const server = createServer(async (request, response) => {
    let path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)).replaceAll('\\', '/');
    if (path === '/csp-report') {
      let body = '';
      for await (const chunk of request) body += chunk;
      state.violations.push(body);
      return response.writeHead(204).end();
    }
    state.requests.push(`${request.method} ${path}`);
    if (path.endsWith('/')) path += 'index.html';
    const place = places.find(([prefix]) => path.startsWith(prefix));
    try {
      if (state.broken.module && path.endsWith('.wasm')) throw new Error('broken');
      const file = state.files.get(path) ?? await readFile(join(place[1], path.slice(place[0].length)));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'cache-control': 'no-store' }).end(file);
    } catch {
      response.writeHead(404, { 'content-security-policy': POLICY }).end('not found');
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  state.url = `http://localhost:${/** @type {any} */ (server.address()).port}`;
  return state;
}
