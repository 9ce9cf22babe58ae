// The four desks of the demo, driven as a person would.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Key, Person, browsers, open } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';

for (const name of browsers()) {
  describe(`the demo in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
    /** @type {import('selenium-webdriver').WebDriver} */ let driver;
    /** @type {Person} */ let person;

    before(async () => {
      server = await serve();
      driver = await open(name);
      person = new Person(driver, server);
    });
    after(async () => {
      await driver?.quit();
      server?.close();
    });

    /** @param {string} box */
    const decision = (box) => person.run('return document.querySelector(arguments[0] + " [data-decision]")?.dataset.decision', box);
    /** @param {string} box @returns {Promise<string[]>} */
    const rules = (box) => person.run('return [...document.querySelectorAll(arguments[0] + " [data-rule]")].map((e) => e.dataset.rule)', box);
    /** @param {string} desk @param {string} sample @param {string} box @param {string} wanted */
    const situation = async (desk, sample, box, wanted) => {
      await person.click(`#${desk} [data-sample="${sample}"]`);
      await person.until(async () => (await decision(box)) === wanted, `${sample} gives ${wanted}, not ${await decision(box)} ${await rules(box)}`);
    };

    test('caseworker: each situation shows what it should', async () => {
      await person.visit('/#sagsbehandler');
      const box = '#case-verdict';
      await situation('sagsbehandler', 'reminder', box, 'warn');
      assert.ok((await rules(box)).includes('sms-place-reveals'));
      await situation('sagsbehandler', 'reminder-2015', box, 'allow');
      await situation('sagsbehandler', 'reminder-consent', box, 'block');
      assert.ok((await rules(box)).includes('sms-consent'));
      await situation('sagsbehandler', 'sms-cpr', box, 'block');
      assert.ok((await rules(box)).includes('sms-no-cpr'));
      await situation('sagsbehandler', 'ask-cpr', box, 'block');
      assert.ok((await rules(box)).includes('ask-by-sms-or-mail'));
      await situation('sagsbehandler', 'no-party', box, 'block');
      assert.ok((await rules(box)).includes('recipient-not-case-party'));
      await situation('sagsbehandler', 'email-cpr', box, 'block');
      assert.ok((await rules(box)).includes('email-no-cpr-unencrypted'));
      await situation('sagsbehandler', 'nemsms', box, 'allow');
      await situation('sagsbehandler', 'nemsms-cpr', box, 'block');
    });

    test('caseworker: a fix in the list applies, and Ctrl+Z takes it back', async () => {
      await person.visit('/#sagsbehandler');
      await situation('sagsbehandler', 'sms-cpr', '#case-verdict', 'block');
      const text = await person.value('#case-body');
      await person.click('#case-verdict [data-rule="sms-no-cpr"] button');
      await person.until(async () => !(await person.value('#case-body')).includes('140784'), 'the number goes');
      assert.ok(!(await rules('#case-verdict')).includes('sms-no-cpr'));
      await person.chord(Key.CONTROL, 'z');
      assert.equal(await person.value('#case-body'), text);
    });

    test('caseworker: another route is chosen, the form follows', async () => {
      await person.visit('/#sagsbehandler');
      await situation('sagsbehandler', 'email-cpr', '#case-verdict', 'block');
      await person.run('[...document.querySelectorAll("#case-verdict .routes li")].find((li) => li.querySelector(".ok")).querySelector("button").click()');
      await person.until(async () => (await decision('#case-verdict')) !== 'block', 'it may go that way');
    });

    test('caseworker, keyboard only: write, be stopped, override with a reason, send', async () => {
      await person.visit('/#sagsbehandler');
      await person.run('document.getElementById("case-body").focus()');
      await person.chord(Key.CONTROL, 'a');
      await person.press('Dit cpr er 010145-5009. Vh Nordvang Kommune');
      await person.until(async () => (await decision('#case-verdict')) === 'block', 'it is blocked');
      // Tab: past the line under the field to the send button.
      for (let i = 0; i < 4 && (await person.run('return document.activeElement.textContent')) !== 'Send'; i++) await person.press(Key.TAB);
      await person.press(Key.ENTER);
      await person.until(() => person.dialog(), 'the dialog opens');
      for (let i = 0; i < 20 && !(await person.run('return document.querySelector("presend-dialog").shadowRoot.activeElement?.matches(".more")')); i++) await person.press(Key.TAB);
      await person.press(Key.ENTER);
      await person.press(Key.ARROW_DOWN);
      await person.until(() => person.run('return document.querySelector("presend-dialog").shadowRoot.querySelector("select").value'), 'a reason is chosen');
      for (let i = 0; i < 20 && !(await person.run('return document.querySelector("presend-dialog").shadowRoot.activeElement?.matches(".reasons .send")')); i++) await person.press(Key.TAB);
      await person.press(Key.ENTER);
      const record = await person.until(() => person.run('return document.querySelector("#case-form .sent pre")?.textContent'), 'it is sent, with what may be logged');
      assert.ok(!record.includes('5009') && JSON.parse(record).overrides.length > 0);
    });

    test('caseworker: who is reached, and how, follows the channel', async () => {
      await person.visit('/#sagsbehandler');
      const shown = () => person.run('return document.querySelector("#case-parties").innerText');
      assert.match(await shown(), /\+4529384756/);
      await person.click('#case-form [name="channel"][value="email"]');
      await person.until(async () => /aase\.holm@post\.example/.test(await shown()), 'e-mail addresses');
      assert.ok(await (await person.see('#case-transport')).isDisplayed());
      await person.click('#party-aase');
      assert.equal(await (await person.see('#party-aase')).isSelected(), false);
    });

    test('caseworker: 50 KB pasted', async () => {
      await person.visit('/#sagsbehandler');
      await person.click('#case-body');
      await person.chord(Key.CONTROL, 'a');
      await person.run('document.execCommand("insertText", false, "Vi skriver om mødet på rådhuset på tirsdag. ".repeat(1160) + "Cpr 010145-5009.")');
      await person.until(async () => (await rules('#case-verdict')).includes('sms-no-cpr'), 'it is checked');
    });

    test('citizen: warned before unsafe mail, never refused, quiet on the secure way', async () => {
      await person.visit('/#borger');
      const box = '#citizen-verdict';
      await situation('borger', 'citizen-health', box, 'warn');
      assert.ok((await rules(box)).includes('citizen-offers-sensitive'));
      await person.click('#citizen-form .send button');
      await person.until(() => person.dialog(), 'asked once');
      await person.accessible('the citizen’s dialog');
      await person.run('document.querySelector("presend-dialog").shadowRoot.querySelector(".send").click()');
      await person.until(() => person.run('return document.querySelector("#citizen-form .sent").textContent'), 'it is sent');
      await situation('borger', 'citizen-plain', box, 'allow');
      await situation('borger', 'citizen-health', box, 'warn');
      await person.run('[...document.querySelectorAll("#citizen-verdict .actions button")].at(-1).click()');
      assert.equal(await person.run('return document.querySelector("[name=citizen-transport]:checked").value'), 'forced-tls');
      await person.until(async () => (await decision(box)) === 'allow', 'the secure way is quiet');
    });

    test('templates: placeholders are read as what will be filled in', async () => {
      await person.visit('/#skabeloner');
      const box = '#templates-verdict';
      await situation('skabeloner', 'template-neutral', box, 'allow');
      await situation('skabeloner', 'template-cpr', box, 'block');
      assert.ok((await rules(box)).includes('sms-no-cpr'));
      await situation('skabeloner', 'template-letter', box, 'allow');
      await person.click('#templates-form .send button');
      await person.until(() => person.run('return document.querySelector("#templates-form .sent").textContent'), 'it may be used');
    });

    test('rules: found, opened, changed', async () => {
      await person.visit('/#regler');
      const all = await person.run('return document.querySelectorAll("#rules-list > li").length');
      assert.ok(all > 5);
      await person.write('#rules-find', 'sms-no-cpr');
      await person.until(async () => (await person.run('return document.querySelectorAll("#rules-list > li").length')) < all, 'the list narrows');
      await person.click('#rules-list summary');
      await person.until(() => person.run('return document.querySelector("#rules-list .inside a")?.href'), 'sources are linked');
      await person.accessible('an opened rule');
      await person.run('const s = document.querySelector("#rules-list select"); s.value = "warn"; s.dispatchEvent(new Event("change", { bubbles: true }))');
      assert.equal(JSON.parse(await person.run('return document.getElementById("rules-policy").textContent')).rules['sms-no-cpr'], 'warn');
    });

    test('English, and back', async () => {
      await person.visit('/#sagsbehandler');
      await person.click('[data-language="en"]');
      assert.equal(await person.run('return document.documentElement.lang'), 'en');
      assert.equal(await person.run('return document.querySelector("h1").textContent'), 'Write to a citizen');
      await person.until(() => person.run('return /warning/.test(document.querySelector("#case-form presend-strip").shadowRoot.querySelector(".state").textContent)'), 'the guard speaks English');
      assert.equal(await person.run('return [...document.querySelectorAll("main, header, footer")].some((e) => /[æøå]/i.test([...e.querySelectorAll("[data-t]")].map((x) => x.textContent).join(" ")))'), false);
      await person.click('[data-language="da"]');
      assert.equal(await person.run('return document.querySelector("h1").textContent'), 'Skriv til en borger');
    });

    for (const [size, width] of /** @type {const} */ ([['wide', 1280], ['narrow', 390]])) {
      test(`axe has nothing to say, ${size}`, async () => {
        await driver.manage().window().setRect({ width: width === 390 ? 500 : width, height: 900 });
        for (const desk of ['sagsbehandler', 'borger', 'skabeloner', 'regler']) {
          await person.visit(`/#${desk}`);
          await person.accessible(desk);
        }
        for (const sample of ['sms-cpr', 'email-cpr', 'no-party', 'nemsms']) {
          await person.visit('/#sagsbehandler');
          await person.click(`[data-sample="${sample}"]`);
          await person.accessible(sample);
        }
        await driver.manage().window().setRect({ width: 1280, height: 1000 });
      });
    }

    test('a module that does not load holds every message and says so', async () => {
      server.broken.module = true;
      await person.visit('/#sagsbehandler');
      await person.until(() => person.run('return !document.getElementById("trouble").hidden'), 'it says so');
      await person.accessible('the failed module');
      await person.write('#case-body', 'Vi ses tirsdag.');
      await person.click('#case-form .send button');
      assert.equal(await person.run('return document.querySelector("#case-form .sent").textContent'), '');
      server.broken.module = false;
    });

    test('after loading there is no network call', async () => {
      await person.visit('/#sagsbehandler');
      await new Promise((done) => setTimeout(done, 300));
      const loaded = server.requests.length;
      for (const desk of ['borger', 'skabeloner', 'regler', 'sagsbehandler']) {
        await person.click(`.desks a[href="#${desk}"]`);
        await new Promise((done) => setTimeout(done, 200));
      }
      await person.write('#case-body', 'Dit cpr er 010145-5009.');
      await person.click('#case-form .send button');
      await person.until(() => person.dialog(), 'the dialog opens');
      await person.press(Key.ESCAPE);
      await new Promise((done) => setTimeout(done, 300));
      assert.deepEqual(server.requests.slice(loaded), []);
    });

    test('the content security policy was never violated', () => {
      assert.deepEqual(server.violations, []);
    });
  });
}
