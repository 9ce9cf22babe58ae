// Browsers, and what a person does in them.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder, By, Key } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';

export { By, Key };

const TOOLS = fileURLToPath(new URL('../../../.tools/bin', import.meta.url));

/** @param {...string} names */
function find(...names) {
  for (const folder of [TOOLS, ...(process.env.PATH ?? '').split(delimiter)]) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

const chromium = () => process.env.CHROME ?? find('chromium', 'chromium-browser', 'google-chrome', 'chrome');
const chromedriver = () => process.env.CHROMEDRIVER ?? find('chromedriver');
const geckodriver = () => process.env.GECKODRIVER ?? find('geckodriver');
const firefoxBinary = () => process.env.FIREFOX ?? find('firefox-esr', 'firefox');

/**
 * `PRESEND_BROWSERS=chromium,firefox` demands both; else Firefox joins where it and its driver are there.
 * @returns {string[]}
 */
export function browsers() {
  const wanted = process.env.PRESEND_BROWSERS?.split(',').map((name) => name.trim()).filter(Boolean);
  if (wanted) return wanted;
  const both = geckodriver() && firefoxBinary();
  if (!both) console.log('Firefox is left out: no geckodriver or no firefox found. PRESEND_BROWSERS=chromium,firefox demands it.');
  return both ? ['chromium', 'firefox'] : ['chromium'];
}

/** @param {string} name @param {{ width?: number, height?: number }} [size] */
export async function open(name, { width = 1280, height = 1000 } = {}) {
  if (name === 'chromium') {
    if (!chromium() || !chromedriver()) throw new Error('chromium and chromedriver are needed: apt-get install -y --no-install-recommends chromium chromium-driver, or set CHROME and CHROMEDRIVER');
    const options = new chrome.Options().addArguments('--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=da', `--window-size=${width},${height}`);
    options.setChromeBinaryPath(chromium());
    return new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(new chrome.ServiceBuilder(chromedriver())).build();
  }
  if (name === 'firefox') {
    if (!firefoxBinary() || !geckodriver()) throw new Error('firefox and geckodriver are needed: apt-get install -y --no-install-recommends firefox-esr, cargo install geckodriver --locked, or set FIREFOX and GECKODRIVER');
    const options = new firefox.Options().addArguments('-headless', `--width=${width}`, `--height=${height}`).setBinary(firefoxBinary());
    return new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(new firefox.ServiceBuilder(geckodriver())).build();
  }
  throw new Error(`PRESEND_BROWSERS: no browser “${name}”; chromium and firefox are known`);
}

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A person at a page. */
export class Person {
  /** @param {import('selenium-webdriver').WebDriver} driver @param {Awaited<ReturnType<typeof import('./server.mjs').serve>>} server */
  constructor(driver, server) {
    this.driver = driver;
    this.server = server;
  }

  /** @param {string} path */
  async visit(path) {
    await this.driver.get('about:blank');
    await this.driver.get(this.server.url + path);
    await this.until(() => this.run('return document.documentElement.dataset.ready'), 'the page is ready');
  }

  /** @param {string} script @param {...unknown} given */
  run(script, ...given) {
    return /** @type {Promise<any>} */ (this.driver.executeScript(script, ...given));
  }

  /** @template T @param {() => Promise<T>} probe @param {string} what @param {number} [ms] @returns {Promise<T>} */
  async until(probe, what, ms = 5000) {
    let last;
    const end = Date.now() + ms;
    do {
      try {
        const found = await probe();
        if (found) return found;
      } catch (error) {
        last = error;
      }
      await new Promise((done) => setTimeout(done, 25));
    } while (Date.now() < end);
    throw new Error(`waited ${ms} ms in vain until ${what}${last ? `: ${last}` : ''}`);
  }

  /** @param {string} css */
  see(css) {
    return this.driver.findElement(By.css(css));
  }

  /** @param {string} css */
  async click(css) {
    const element = await this.see(css);
    await this.run('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
    await element.click();
  }

  /** @param {...string} keys */
  async press(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** @param {string} modifier @param {string} key */
  async chord(modifier, key) {
    await this.driver.actions().keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  }

  /** Replaces what stands in a field by typing. @param {string} css @param {string} text */
  async write(css, text) {
    const field = await this.see(css);
    await this.run('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', field);
    await field.click();
    await this.chord(Key.CONTROL, 'a');
    await this.press(Key.BACK_SPACE);
    await field.sendKeys(text);
  }

  /** @param {string} css @returns {Promise<string>} */
  value(css) {
    return this.run('const e = document.querySelector(arguments[0]); return e.value ?? e.innerText', css);
  }

  /** The passages that are marked: text and severity. @param {string} css the field @returns {Promise<[string, string][]>} */
  marks(css) {
    return this.run(`
      const field = document.querySelector(arguments[0]);
      const layer = field.nextElementSibling?.localName === 'presend-marks' ? field.nextElementSibling : null;
      if (layer && !layer.hidden && 'value' in field) return [...layer.shadowRoot.querySelectorAll('.mark')].map((m) => [m.textContent, m.classList[1]]);
      if ('value' in field) return [];
      const named = ['block', 'warn', 'info'].flatMap((level) => [...(globalThis.CSS?.highlights?.get('presend-' + level) ?? [])].map((r) => [r.toString(), level]));
      return named.length ? named : layer && !layer.hidden ? [...layer.shadowRoot.querySelectorAll('.rule')].map((m) => ['', m.classList[1]]) : [];
    `, css);
  }

  /** Something of the guard's own, in a shadow root. @param {string} host @param {string} css @returns {Promise<import('selenium-webdriver').WebElement | null>} */
  inside(host, css) {
    return this.run('return document.querySelector(arguments[0])?.shadowRoot.querySelector(arguments[1])', host, css);
  }

  /** @param {string} form @param {string} css */
  card(form, css = '.card:not([hidden])') {
    return this.inside(`${form} presend-strip`, css);
  }

  /** @param {string} css */
  dialog(css = 'dialog[open]') {
    return this.inside('presend-dialog', css);
  }

  /** @param {string} host @param {string} css @param {string} what */
  async pressIn(host, css, what) {
    const element = await this.until(() => this.inside(host, css), what);
    await /** @type {any} */ (element).click();
  }

  /** @param {string} what */
  async accessible(what) {
    await this.run(`${AXE}; return true`);
    const violations = await this.driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((r) => done(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join('; '))), (e) => done([String(e)]));
    `);
    if (violations.length) throw new Error(`axe, ${what}: ${violations.join('\n')}`);
  }
}
