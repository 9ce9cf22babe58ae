// Opens a page in headless Chromium.
import { createReadStream, existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { open } from '../../e2e/lib/browser.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * Serves `folder`, opens `address` there and gives what `script` returns, as soon as that is something.
 * @param {string} folder @param {string} address @param {string} script @param {string} [policy] Content security policy.
 */
export async function withPage(folder, address, script, policy) {
  const server = http.createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, asked.endsWith('/') ? `${asked}index.html` : asked);
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) });
    return createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, () => listening(undefined)));
  const driver = await open('chromium');
  try {
    await driver.get(`http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}${address}`);
    return await driver.wait(() => driver.executeScript(script), 10_000, `${address}: ${script}`);
  } finally {
    await driver.quit();
    server.closeAllConnections();
    server.close();
  }
}
