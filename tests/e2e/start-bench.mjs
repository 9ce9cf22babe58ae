// How long a page waits for the module in Chromium: from bytes in memory to the first verdict, in a fresh browser every
// time, medians. `node tests/e2e/start-bench.mjs`.

import { open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';

const RUNS = 9;
const START = `
  const done = arguments[arguments.length - 1], place = arguments[0];
  (async () => {
    const bytes = await (await fetch(place + '/presend_bg.wasm')).arrayBuffer();
    const { default: init, Validator } = await import(place + '/web.js');
    const from = performance.now();
    await init(bytes);
    const loaded = performance.now();
    new Validator({ pack: 'dk-public-sector' }).check({ channel: 'sms', body: 'Husk din aftale i morgen kl. 9 på rådhuset.' });
    done([loaded - from, performance.now() - loaded]);
  })().catch((error) => done(String(error)));
`;

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1].toFixed(1);

const server = await serve();
try {
  for (const place of ['/pkg', '/pkg/slim']) {
    const load = [], first = [], both = [];
    for (let i = 0; i < RUNS; i++) {
      const driver = await open('chromium');
      try {
        await driver.get(`${server.url}/pages/none.html`);
        const times = await driver.executeAsyncScript(START, place);
        if (typeof times === 'string') throw new Error(times);
        load.push(times[0]);
        first.push(times[1]);
        both.push(times[0] + times[1]);
      } finally {
        await driver.quit();
      }
    }
    console.log(`${place}: start ${median(load)} ms + first check ${median(first)} ms, together ${median(both)} ms`);
  }
} finally {
  server.close();
}
