// Types in a 20 KB draft in Chromium and reports every task over 50 ms, with and without the guard, and how soon the
// mark stands after the pause. `node tests/e2e/typing-bench.mjs [--check]`: with --check it fails over the budget.

import { Person, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';

const SENTENCES = 'Vi skriver om mødet på rådhuset på tirsdag, hvor alle naboer er velkomne til at se planerne for den nye cykelsti. Mødet begynder klokken ti.\n';
const KEYS = 200;

/** @param {Person} person @param {boolean} guarded */
async function type(person, guarded) {
  await person.visit('/pages/guard.html');
  if (!guarded) await person.run('plain_.detach(); rich_.detach()');
  await person.run(`
    const body = document.querySelector('#plain-body');
    body.value = arguments[0].repeat(Math.ceil(20_000 / arguments[0].length)) + 'Kære Åse. Dit nummer er 010145-5009, og du har tid på Diabetesambulatoriet.\\n';
    body.focus();
    body.setSelectionRange(10_000, 10_000);
    body.dispatchEvent(new InputEvent('input', { bubbles: true }));
    window.tasks = [];
    window.delays = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
    body.addEventListener('input', () => { window.lastKey = performance.now(); });
    document.addEventListener('presend:verdict', () => requestAnimationFrame(() => delays.push(performance.now() - lastKey)));
  `, SENTENCES);
  await new Promise((done) => setTimeout(done, 600));
  await person.run('tasks.length = delays.length = 0');
  for (let i = 0; i < KEYS; i++) {
    await person.press('abcde fghij'[i % 11]);
    // A pause now and then, so that the check runs as it does for a person.
    if (i % 20 === 19) await new Promise((done) => setTimeout(done, 400));
  }
  await new Promise((done) => setTimeout(done, 600));
  return person.run('return { tasks, delays }');
}

const server = await serve();
const driver = await open('chromium');
try {
  const person = new Person(driver, server);
  const plain = await type(person, false);
  const guarded = await type(person, true);
  const worst = Math.max(0, ...guarded.delays);
  console.log(`without the guard: ${plain.tasks.length} long tasks ${plain.tasks.map(Math.round).join(' ')}`);
  console.log(`with the guard:    ${guarded.tasks.length} long tasks ${guarded.tasks.map(Math.round).join(' ')}; ${guarded.delays.length} checks, mark after at most ${Math.round(worst)} ms`);
  if (process.argv.includes('--check') && (guarded.tasks.length > plain.tasks.length || worst > 300)) process.exitCode = 1;
} finally {
  await driver.quit();
  server.close();
}
