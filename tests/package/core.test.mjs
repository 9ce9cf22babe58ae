// What the JavaScript around the module promises: errors, fixes, redaction, audit records, life after a trap.
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { ROOT } from './lib/customer.mjs';

const pkg = path.join(ROOT, 'pkg');
const { default: init, initSync, Validator, PresendError, applyFix, contractVersion, scan, smsLength } = await import(path.join(pkg, 'node.js'));
const CPR = '010145-5009';
const CLEAR = { channel: 'sms', body: 'Biblioteket åbner kl. 10. Venlig hilsen Nordvang Kommune' };

test('before init everything that needs the module is not-initialised', () => {
  for (const work of [() => new Validator(), () => scan('x'), () => smsLength('x')]) assert.throws(work, { name: 'PresendError', code: 'not-initialised' });
});

describe('with the module', () => {
  before(() => init());

  test('init may be called again and again', async () => {
    await init();
    initSync();
    assert.equal(contractVersion, 1);
  });

  test('any value as a draft or policy gives a verdict or a PresendError with its path', () => {
    const proxy = Proxy.revocable({}, {});
    proxy.revoke();
    const throws = { channel: 'sms', get body() { throw new Error('0101'); } };
    const cyclic = { channel: 'sms', body: 'Hej' };
    cyclic.self = cyclic;
    const values = [undefined, null, true, 0, NaN, 1n, '', 'sms', Symbol('x'), () => {}, [], {}, new Map(), new Date(), proxy.proxy, throws, cyclic,
      { channel: 'fax', body: '' }, { channel: 'sms' }, { channel: 'sms', body: 7 }, { channel: 'sms', body: '\ud83d' }, { channel: 'sms', body: '', recipients: [null] },
      { channel: 'email', body: '', case: { parties: [{}] } }, { channel: 'email', body: '', attachments: { length: 1e9 } }, Object.create(null)];
    const validator = new Validator();
    for (const value of values) {
      for (const work of [() => validator.check(value), () => validator.checkTemplate(value), () => validator.eligibleRecipients(value), () => new Validator(value), () => applyFix(value, value), () => validator.auditRecord(value), () => validator.redact(value), () => scan(value), () => smsLength(value)]) {
        try {
          work();
        } catch (error) {
          assert.ok(error instanceof PresendError, `${typeof value}: ${error}`);
          assert.notEqual(error.code, 'internal', `${typeof value}: ${error.stack}`);
          assert.ok(!/0101/.test(error.message), 'an error repeats nothing of the draft');
        }
      }
    }
    assert.equal(validator.check(CLEAR).decision, 'allow', 'and the validator still works');
    validator.free();
  });

  test('errors say where and what was expected', () => {
    const validator = new Validator();
    assert.throws(() => validator.check({ channel: 'sms' }), { code: 'invalid-draft', path: 'body', expected: 'a string' });
    assert.throws(() => validator.check({ channel: 'sms', body: '', recipients: [{ address: 5 }] }), { code: 'invalid-draft', path: 'recipients[0].address' });
    assert.throws(() => new Validator({ pack: 'dk-public-sektor' }), { code: 'invalid-policy', path: 'pack', expected: /dk-public-sector/ });
    assert.throws(() => new Validator({ rules: { 'sms-no-crp': 'off' } }), { code: 'invalid-policy', expected: /sms-no-cpr/ });
    assert.throws(() => new Validator({ params: { smsLimt: 1 } }), { code: 'invalid-policy', expected: /smsLimit/ });
    // A setting that is misspelt must not be off in silence.
    assert.throws(() => new Validator({ rulez: {} }), { code: 'invalid-policy', path: 'rulez', expected: /did you mean rules/ });
    assert.throws(() => new Validator({ terms: [{ kind: 'health', word: ['x'] }] }), { code: 'invalid-policy', path: 'terms[0].word', expected: /words/ });
    assert.throws(() => new Validator({ patterns: [{ kind: 'health', regexp: 'x' }] }), { code: 'invalid-policy', path: 'patterns[0].regexp', expected: /regex/ });
    assert.throws(() => new Validator({ params: { maxTextLength: 10 } }).check({ channel: 'sms', body: 'x'.repeat(11) }), { code: 'too-long', path: 'body' });
    assert.throws(() => scan('x', { kinds: ['cpr', 'cprr'] }), { code: 'invalid-policy', path: 'kinds[1]' });
    assert.throws(() => scan('x', { minConfidence: 2 }), { code: 'invalid-policy', path: 'minConfidence' });
    assert.throws(() => validator.redact('x', { style: 'blur' }), { code: 'invalid-policy', path: 'style' });
  });

  test('a freed validator says so; freeing twice does nothing', () => {
    const validator = new Validator();
    validator.free();
    validator.free();
    for (const work of [() => validator.check({ channel: 'sms', body: '' }), () => validator.rules(), () => validator.redact('x')]) assert.throws(work, { code: 'freed' });
  });

  test('after a trap the same validators go on, under the same policy', async () => {
    const glue = await import(path.join(pkg, 'glue.js'));
    const validator = new Validator({ language: 'en' }), draft = { channel: 'sms', body: `Dit cpr er ${CPR}` };
    const before = validator.check(draft);
    const original = glue.RawValidator.prototype.check;
    glue.RawValidator.prototype.check = () => { throw new WebAssembly.RuntimeError('unreachable'); };
    assert.throws(() => validator.check(draft), { code: 'internal' });
    glue.RawValidator.prototype.check = original;
    assert.deepEqual(validator.check(draft), before);
    validator.free();
  });

  test('a getter of the caller\'s may call back', () => {
    const validator = new Validator();
    const draft = { channel: 'sms', get body() { return validator.check(CLEAR).decision + CLEAR.body; } };
    assert.equal(validator.check(draft).decision, 'allow');
    const freeing = { channel: 'sms', get body() { validator.free(); return 'Hej'; } };
    try { validator.check(freeing); } catch (error) { assert.ok(error instanceof PresendError); }
    assert.throws(() => validator.rules(), { code: 'freed' });
    assert.equal(new Validator().check(CLEAR).decision, 'allow');
  });

  test('scan gives entities in text order, with UTF-16 offsets and codes', () => {
    const text = `😀 \ud83d Dit cpr er ${CPR}, ring 20 30 40 50`;
    const entities = scan(text);
    assert.deepEqual(entities.map((e) => [e.kind, text.slice(e.span.start, e.span.end)]), [['cpr', CPR], ['phone', '20 30 40 50']]);
    const [cpr] = entities;
    assert.equal(cpr.dataClass, 'confidential');
    assert.equal(cpr.span.field, 'text');
    assert.ok(cpr.confidence > 0.5 && cpr.confidence <= 1);
    assert.ok(cpr.evidence.includes('modulus-11') && cpr.evidence.includes('cue-word'), String(cpr.evidence));
    assert.deepEqual(scan(text, { kinds: ['phone'] }).map((e) => e.kind), ['phone']);
    assert.deepEqual(scan(text, { kinds: [] }), []);
    assert.deepEqual(scan(text, { minConfidence: 1 }).filter((e) => e.confidence < 1), []);
  });

  test('redact leaves the rest of the text as it was', () => {
    const validator = new Validator(), text = `\ud83d Kære Åse\r\n${CPR} og 20 30 40 50 😀`;
    assert.equal(validator.redact(text, { kinds: ['cpr'] }), '\ud83d Kære Åse\r\n[CPR-nummer] og 20 30 40 50 😀');
    assert.equal(validator.redact(text, { kinds: ['cpr'], style: 'mask' }), '\ud83d Kære Åse\r\n••••••-•••• og 20 30 40 50 😀');
    assert.equal(validator.redact('Jeg har diabetes'), 'Jeg har [helbred]', 'whoever writes');
    assert.equal(validator.redact('Ring 20 30 40 50'), 'Ring 20 30 40 50', 'ordinary data stays unless it is asked for');
    assert.equal(new Validator({ language: 'en' }).redact(CPR), '[CPR number]');
  });

  test('an audit record holds codes and counts only', () => {
    const validator = new Validator(), verdict = validator.check({ channel: 'sms', body: `Hej Åse, ${CPR} og ${CPR}` });
    const overrides = [{ rule: 'sms-no-cpr', reason: 'vital-interest', note: 'Ambulancen ventede' }];
    const record = validator.auditRecord(verdict, overrides), text = JSON.stringify(record);
    assert.match(record.at, /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.deepEqual([record.channel, record.decision, record.pack, record.overrides], ['sms', 'block', verdict.pack, overrides]);
    assert.equal(record.kinds.cpr, 2);
    assert.equal(record.rules.find((entry) => entry.rule === 'sms-no-cpr')?.count, 1);
    assert.ok(!/5009|Åse/.test(text));
    assert.throws(() => validator.auditRecord(verdict, [{ ...overrides[0], note: `Det var ${CPR}` }]), { code: 'personal-data', path: 'overrides[0].note' });
    assert.throws(() => validator.auditRecord(verdict, [{ rule: 'sms-no-cpr', reason: 'Åse bad om det' }]), { code: 'invalid-draft', path: 'overrides[0].reason' });
    assert.throws(() => validator.auditRecord({ ...verdict, findings: [{ rule: 'Kære Åse' }] }), { code: 'invalid-draft' });
    assert.throws(() => validator.auditRecord(verdict, [{ ...overrides[0], rule: CPR }]), { code: 'invalid-draft', path: 'overrides[0].rule' });
    assert.throws(() => validator.auditRecord(verdict, [{ ...overrides[0], reason: `nr-${CPR}` }]), { code: 'invalid-draft', path: 'overrides[0].reason' });
  });

  // The module is made smaller when it is finished, and what `regex` needs must be left.
  test('patterns of the policy find and fail as their syntax says', () => {
    const found = (regex, body) => {
      const validator = new Validator({ patterns: [{ kind: 'consumption', regex }] });
      const spans = validator.check({ ...CLEAR, body }).entities.filter((entity) => entity.kind === 'consumption').map(({ span }) => body.slice(span.start, span.end));
      validator.free();
      return spans;
    };
    assert.deepEqual(found(String.raw`\bLM-\d{4}\b`, 'Lejemål LM-4711 og LM-47'), ['LM-4711']);
    assert.deepEqual(found(String.raw`(?i)måler\s+\w+`, 'MÅLER æøå9 aflæses'), ['MÅLER æøå9']);
    assert.deepEqual(found(String.raw`\p{Nd}{3}\p{White_Space}kWh`, 'I alt ٣٤٥\u2003kWh'), ['٣٤٥\u2003kWh']);
    assert.deepEqual(found(String.raw`[[:upper:]]{2}(?:\d|x)+?z`, 'AB1xz'), ['AB1xz']);
    for (const [regex, why] of [
      ['måler(', /unclosed group \(at character 5\)/], ['a{3,1}', /invalid repetition count range/], ['x(?=y)', /look-around/], ['[z-a]', /range/],
      [String.raw`\p{Greek}`, /property not found/], [String.raw`\p{Script=Greek}`, /property not found/], [String.raw`\p{}`, /property not found/],
      [String.raw`\w{1000}{1000}`, /too large/],
    ]) assert.throws(() => new Validator({ patterns: [{ kind: 'consumption', regex }] }), { code: 'invalid-policy', path: 'patterns[0].regex', expected: why }, regex);
  });

  test('each party of the case is tried as the recipient', () => {
    const parties = [
      { id: 'a', name: 'Åse Lund', role: 'citizen', phones: ['+4520304050'], consent: { sms: { given: true } } },
      { id: 'b', name: 'Bo Krag', role: 'citizen', phones: ['+4520304051'], consent: { sms: { given: false } } },
    ];
    const recipients = parties.map(({ id, phones }) => ({ address: phones[0], party: id, verified: { by: 'mitid', at: '2026-11-01' } }));
    const draft = { ...CLEAR, now: '2026-11-20', recipients, case: { about: ['a', 'b'], parties } };
    const eligible = new Validator({ pack: 'dk-public-2015' }).eligibleRecipients(draft);
    assert.deepEqual(eligible.map(({ party, allowed, rules }) => [party, allowed, rules]), [['a', true, []], ['b', false, ['sms-consent']]]);
    assert.ok(eligible[1].reasons[0].length > 20);
    assert.deepEqual(new Validator().eligibleRecipients(CLEAR), []);
  });

  test('the rules can be listed for an administrator', () => {
    const rules = new Validator({ rules: { 'sms-no-cpr': 'off' } }).rules();
    assert.equal(rules.find((rule) => rule.id === 'sms-no-cpr')?.severity, 'off');
    for (const rule of rules) assert.ok(rule.title && rule.explanation && rule.sources.length, rule.id);
  });
});
