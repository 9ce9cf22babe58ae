// The examples are built as a customer would build them, and driven under the strict policy.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { Key, Person, browsers, open } from './lib/browser.mjs';
import { PKG, ROOT, serve } from './lib/server.mjs';

const EXAMPLES = ['plain', 'react', 'vue'];
const CPR = '010145-5009';

describe('the examples', () => {
  /** @type {string} */ let out;
  /** @type {Awaited<ReturnType<typeof serve>>} */ let server;

  before(async () => {
    out = await mkdtemp(join(tmpdir(), 'presend-examples-'));
    for (const name of EXAMPLES) {
      await build({
        root: join(ROOT, 'examples', name), base: `/${name}/`, logLevel: 'warn', configFile: false, plugins: [vue()],
        resolve: { alias: [{ find: /^presend\/dom$/, replacement: join(PKG, 'dom/index.js') }, { find: /^presend$/, replacement: join(PKG, 'web.js') }] },
        build: { outDir: join(out, name), target: 'es2022', emptyOutDir: true },
      });
    }
    server = await serve(EXAMPLES.map((name) => [`/${name}/`, join(out, name)]));
  });
  after(async () => {
    server?.close();
    await rm(out, { recursive: true, force: true });
  });

  for (const browser of browsers()) {
    test(`guard, fix, undo and send in ${browser}`, async () => {
      const driver = await open(browser);
      try {
        const person = new Person(driver, server);
        for (const name of EXAMPLES) {
          await driver.get(`${server.url}/${name}/`);
          await person.until(() => person.run('return document.querySelector("presend-strip")'), `${name} is guarded`);
          const text = `Vi ses tirsdag, dit nummer er ${CPR}. Vh Nordvang Kommune`;
          await person.write('textarea', text);
          await person.click('button');
          await person.until(() => person.dialog(), `${name}: the dialog opens`);
          await person.press(Key.ENTER);
          await person.until(async () => !(await person.value('textarea')).includes('5009'), `${name}: the fix applies`);
          if (name !== 'plain') assert.equal(Number(await person.run('return document.getElementById("length").textContent')), (await person.value('textarea')).length, `${name} has heard of the fix`);
          await person.run('document.querySelector("textarea").focus()');
          await person.chord(Key.CONTROL, 'z');
          assert.equal(await person.value('textarea'), text, `${name}: undo`);
          await person.write('textarea', 'Vi ses tirsdag kl. 10 på rådhuset. Vh Nordvang Kommune');
          await person.click('button');
          await person.until(() => person.run('return document.getElementById("sent").textContent === "Sendt"'), `${name}: what may be sent is sent`);
        }
        assert.deepEqual(server.violations, []);
      } finally {
        await driver.quit();
      }
    });
  }
});
