// Applying fixes: plain data in, plain data out, no module needed.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from './lib/customer.mjs';

const { applyFix } = await import(path.join(ROOT, 'js/fix.js'));
const CPR = '010145-5009';
const fix = (/** @type {object} */ more) => ({ id: 'f', label: '', safe: true, ...more });
const edit = (/** @type {string} */ field, /** @type {number} */ start, /** @type {number} */ end, replacement = '') => ({ span: { field, start, end }, replacement });

test('edits are applied right to left, on a copy, in every field', () => {
  const draft = Object.freeze({ channel: 'email', body: '\ud83d a😀b\r\nc', subject: 'abc', attachments: Object.freeze([Object.freeze({ name: 'x', text: 'hej' })]), recipients: Object.freeze([Object.freeze({ address: 'a@b.example' })]) });
  const next = applyFix(draft, fix({ edits: [edit('body', 2, 3, 'AA'), edit('body', 5, 6), edit('body', 8, 8, '!'), edit('subject', 0, 3, 'x'), edit('attachments[0].text', 1, 2), edit('recipients[0].address', 0, 1, 'c')] }));
  assert.equal(next.body, '\ud83d AA😀\r\n!c');
  assert.deepEqual([next.subject, next.attachments[0].text, next.attachments[0].name, next.recipients[0].address], ['x', 'hj', 'x', 'c@b.example']);
  assert.equal(draft.body, '\ud83d a😀b\r\nc');
});

test('insertions at one place keep their order', () => {
  assert.equal(applyFix({ channel: 'sms', body: 'xy' }, fix({ edits: [edit('body', 1, 1, 'a'), edit('body', 1, 1, 'b'), edit('body', 1, 2, 'c')] })).body, 'xabc');
});

test('a fix that does not fit is stale', () => {
  const draft = { channel: 'sms', body: 'a😀', recipients: [{ address: '20304050' }] };
  const bad = [
    { edits: [edit('body', 0, 9)] }, { edits: [edit('body', 2, 1)] }, { edits: [edit('body', -1, 1)] }, { edits: [edit('body', 0.5, 1)] },
    { edits: [edit('body', 2, 3)] }, { edits: [edit('body', 0, 1), edit('body', 0, 3)] }, { edits: [edit('subject', 0, 0)] },
    { edits: [edit('attachments[0].text', 0, 0)] }, { edits: [edit('constructor.name', 0, 1)] }, { removeRecipients: [1] }, { bccRecipients: [-1] },
    { edits: [edit('body', 0, 1)], lengths: [{ field: 'body', length: 4 }] },
  ];
  for (const wrong of bad) assert.throws(() => applyFix(draft, fix(wrong)), { code: 'stale-fix' }, JSON.stringify(wrong));
});

test('recipients are taken out, or moved to bcc', () => {
  const draft = { channel: 'email', body: '', recipients: [{ address: 'a@x.example' }, { address: 'b@x.example' }, { address: 'c@x.example', field: 'cc' }] };
  assert.deepEqual(applyFix(draft, fix({ removeRecipients: [0, 2] })).recipients, [{ address: 'b@x.example' }]);
  assert.deepEqual(applyFix(draft, fix({ bccRecipients: [2] })).recipients[2], { address: 'c@x.example', field: 'bcc' });
});

const party = { id: 'p', name: 'Åse Lund', role: 'citizen', cpr: CPR, phones: ['20 30 40 50'], emails: ['aase@lund.example'] };
const withCase = (/** @type {object} */ more, /** @type {object} */ extra = {}) => ({ body: 'x', case: { about: 'p', parties: [{ ...party, ...extra }] }, ...more });

test('another route goes to the party\'s own address on it', () => {
  const sms = withCase({ channel: 'sms', recipients: [{ address: '+4520304050', verified: { by: 'mitid' } }] });
  const post = applyFix(sms, fix({ channel: 'digital-post' }));
  assert.deepEqual(post.recipients, [{ address: CPR, party: 'p', chosenBy: 'case' }]);
  const mail = applyFix(sms, fix({ channel: 'email', transport: 'forced-tls' }));
  assert.deepEqual([mail.transport, mail.recipients[0].address], ['forced-tls', 'aase@lund.example']);
  assert.deepEqual(applyFix(sms, fix({ channel: 'nemsms' })).recipients, sms.recipients, 'an address that serves both stays as it is');
  const picked = withCase({ channel: 'email', transport: 'plain', tlsVersion: '1.0', recipients: [{ address: 'old@work.example', party: 'p' }] });
  const moved = applyFix(picked, fix({ channel: 'digital-post' }));
  assert.deepEqual([moved.recipients[0].address, 'transport' in moved, 'tlsVersion' in moved], [CPR, false, false]);
  assert.equal(applyFix(withCase({ channel: 'sms' }), fix({ channel: 'digital-post' })).recipients[0].address, CPR);
});

test('no address, no send', () => {
  const none = [
    { channel: 'sms', body: 'x', recipients: [{ address: '20304050' }] },
    { channel: 'sms', body: 'x' },
    withCase({ channel: 'sms', recipients: [{ address: '20304050' }] }, { digitalPost: 'exempt' }),
    withCase({ channel: 'sms', recipients: [{ address: '99 99 99 99' }] }),
  ];
  for (const draft of none) assert.throws(() => applyFix(draft, fix({ channel: 'digital-post' })), { code: 'no-address' }, JSON.stringify(draft.recipients));
});

test('a safer transport keeps the channel and drops the version that was too low', () => {
  const next = applyFix({ channel: 'email', body: '', transport: 'plain', tlsVersion: '1.1' }, fix({ transport: 'forced-tls' }));
  assert.deepEqual(next, { channel: 'email', body: '', transport: 'forced-tls' });
});
