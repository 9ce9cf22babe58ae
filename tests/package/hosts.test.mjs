// The package is imported by its name wherever customers run it: Node, a Cloudflare worker, Vite, a page without a bundler.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { Miniflare } from 'miniflare';
import { build } from 'vite';
import { publint } from 'publint';
import { EXPECTED, ROOT, TRIAL, customer, run } from './lib/customer.mjs';
import { withPage } from './lib/page.mjs';

const home = customer();
const place = path.join(home, 'node_modules/presend');
const NAMES = 'Validator, scan, version';

for (const entry of ['presend', 'presend/inline', 'presend/slim', 'presend/slim/inline']) {
  test(`Node imports ${entry}`, () => {
    assert.deepEqual(run(home, 'import.mjs', `import init, { ${NAMES} } from '${entry}'; await init(); ${TRIAL} console.log(JSON.stringify(trial));`), EXPECTED);
  });
}

test('Node requires presend, and starts it without waiting', () => {
  const source = `const { initSync, ${NAMES} } = require('presend'); initSync(); ${TRIAL} console.log(JSON.stringify(trial));`;
  assert.deepEqual(run(home, 'require.cjs', source), EXPECTED);
});

test('presend/dom can be imported where there is no page', () => {
  assert.deepEqual(run(home, 'dom.mjs', `import { guardForm } from 'presend/dom'; console.log(JSON.stringify(typeof guardForm));`), 'function');
});

for (const entry of ['presend', 'presend/slim']) {
  test(`workerd runs ${entry}`, async () => {
    const worker = new Miniflare({
      compatibilityDate: '2026-01-01',
      modulesRoot: home,
      modules: [
        { type: 'ESModule', path: path.join(home, 'worker.mjs'), contents: `
          import init, { ${NAMES} } from './node_modules/presend/${entry === 'presend' ? '' : 'slim/'}workerd.js';
          export default { async fetch() { await init(); ${TRIAL} return Response.json(trial); } };` },
        ...modules(entry === 'presend' ? place : path.join(place, 'slim')),
      ],
    });
    try {
      assert.deepEqual(await (await worker.dispatchFetch('http://worker.example/')).json(), EXPECTED);
    } finally {
      await worker.dispose();
    }
  });
}

/** The files of one variant, as Cloudflare's own bundler would hand them over. @param {string} folder */
function modules(folder) {
  return fs.readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name)).map((name) => ({
    type: /** @type {const} */ (name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule'),
    path: path.join(folder, name),
    contents: fs.readFileSync(path.join(folder, name)),
  }));
}

const PAGE = (/** @type {string} */ entry) => `import init, { ${NAMES} } from '${entry}';
  try { await init(); ${TRIAL} globalThis.trial = trial; } catch (error) { globalThis.trial = String(error); }`;

for (const entry of ['presend', 'presend/inline', 'presend/slim']) {
  test(`Vite builds a page with ${entry}`, async () => {
    const root = path.join(home, `vite-${entry.replace('/', '-')}`);
    fs.mkdirSync(root);
    fs.writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>t</title><script type="module" src="./main.js"></script>');
    fs.writeFileSync(path.join(root, 'main.js'), PAGE(entry));
    await build({ root, logLevel: 'error', configFile: false, build: { target: 'es2022', outDir: 'dist' } });
    assert.deepEqual(await withPage(path.join(root, 'dist'), '/', 'return globalThis.trial'), EXPECTED);
  });
}

test('a page without a bundler imports it by name, through an import map', async () => {
  fs.writeFileSync(path.join(home, 'plain.js'), PAGE('presend'));
  fs.writeFileSync(path.join(home, 'plain.html'), `<!doctype html><title>t</title>
    <script type="importmap">{ "imports": { "presend": "./node_modules/presend/web.js" } }</script>
    <script type="module" src="plain.js"></script>`);
  assert.deepEqual(await withPage(home, '/plain.html', 'return globalThis.trial'), EXPECTED);
});

test('the inline entry needs no connection under a strict content security policy', async () => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
  fs.writeFileSync(path.join(home, 'strict.js'), PAGE('./node_modules/presend/inline.js'));
  fs.writeFileSync(path.join(home, 'strict.html'), '<!doctype html><title>t</title><script type="module" src="strict.js"></script>');
  assert.deepEqual(await withPage(home, '/strict.html', 'return globalThis.trial', policy), EXPECTED);
});

test('a missing module is load-failed, and the next call tries again', async () => {
  const bytes = fs.readFileSync(path.join(place, 'presend_bg.wasm'));
  let broken = true;
  const server = http.createServer((_, response) => (broken ? response.writeHead(404).end() : response.end(bytes))).listen(0);
  const url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
  try {
    const { default: init, scan, PresendError } = await import(path.join(place, 'web.js'));
    await assert.rejects(init(url), (error) => error instanceof PresendError && error.code === 'load-failed');
    await assert.rejects(init(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])), { code: 'load-failed' }, 'another module');
    assert.throws(() => scan('tekst'), { code: 'not-initialised' });
    broken = false;
    // Served without the media type that streaming compilation wants.
    await init(new URL(url));
    assert.deepEqual(scan('tekst'), []);
    await init(url);
  } finally {
    server.close();
  }
});

for (const [module, moduleResolution] of [['NodeNext', 'NodeNext'], ['ESNext', 'Bundler']]) {
  test(`TypeScript finds the types of every entry (${moduleResolution})`, () => {
    fs.writeFileSync(path.join(home, 'typed.ts'), `
      import init, { Validator, type Verdict } from 'presend';
      import inline from 'presend/inline';
      import * as slim from 'presend/slim';
      import { initSync } from 'presend/slim/inline';
      import { guardForm, PresendGuardElement } from 'presend/dom';
      export const verdict: Verdict = new Validator({ pack: 'citizen-form' }).check({ channel: 'form', body: '' });
      export const all = [init, inline, slim.scan, initSync, guardForm, PresendGuardElement];
      // @ts-expect-error There is no such channel.
      new Validator().check({ channel: 'fax', body: '' });`);
    const compiler = { target: 'ES2022', module, moduleResolution, lib: ['ES2022', 'DOM', 'DOM.Iterable'], strict: true, noEmit: true, types: [] };
    fs.writeFileSync(path.join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: compiler, files: ['typed.ts'] }));
    const { stdout, status } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', home], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: place, strict: true });
  assert.deepEqual(messages, []);
});

test('what ships: licences, types, nothing of this machine', () => {
  const files = fs.readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const name of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'NOTICE', 'presend.d.ts', 'dom/index.d.ts']) {
    assert.ok(fs.existsSync(path.join(place, name)), name);
  }
  for (const entry of files) {
    const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name), 'latin1');
    assert.ok(!bytes.includes(ROOT) && !/\/(root|home)\/[a-z.]|\.cargo\/registry/.test(bytes), `${entry.name} names a folder of this machine`);
  }
});
