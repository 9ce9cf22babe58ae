// What a check costs over the built package in Node: medians in one process. `cargo xtask bench`.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './lib/customer.mjs';

const pkg = path.join(ROOT, 'pkg');
const began = performance.now();
const { default: init, Validator, scan, smsLength } = await import(path.join(pkg, 'node.js'));
await init();
const validator = new Validator();
const sms = { channel: 'sms', body: 'Hej. Husk din aftale tirsdag den 3/12 kl. 10.15 på rådhuset, lokale 2. Ring 72 14 55 00, hvis du er forhindret. Venlig hilsen Nordvang Kommune' };
validator.check(sms);
const start = performance.now() - began;

const letter = 'Vi har modtaget din henvendelse om fornyelse af parkeringstilladelsen ved Søndergade og vender tilbage, når ansøgningen er gennemgået. Du kan se åbningstiderne på vores hjemmeside, hvor du også finder vejledning og takster. ';
const dirty = 'Kære Åse Lund\n\nDit cpr-nummer er 010145-5009, og din datter Ida (290248-6006) har fået konstateret diabetes. Du skylder 12.400 kr. i husleje. Send en kopi af dit pas og kontonummer som svar på denne mail. Ring 20 30 40 50 eller skriv til bo@nordvang.example.\n';
const found = 'Ring til Åse Lund på 20 30 40 50. ';
const archive = letter.repeat(Math.ceil(100_000 / letter.length)).slice(0, 100_000);
/** Drafts of nothing but faults, without a sentence's end. */
const faults = [
  'du har diabetes ', 'din diabetes,', 'du skylder 100 kr. ', 'dit cpr er 010145-5009 og ', '010145-5009\n', 'sag 26/0311,', 'Åse Lund ', '"Din gæld" ',
  'din søn Emil har astma ', 'svar på denne sms med dit cpr ', 'mail mig koden ', 'https://a.example,', 'husk din aftale på Diabetesambulatoriet ',
].map((part) => part.repeat(20_000 / part.length));
const hostile = ['1', '0101', 'a@', 'Aa ', '010145-', 'Kære ', '\u200b', 'ǻ'].map((part) => part.repeat(50_000 / part.length));

/** What `n` runs cost in µs, the quickest first. @param {() => unknown} work @param {number} n */
function timed(work, n) {
  for (let i = 0; i < n / 5 + 3; i++) work();
  const times = Array.from({ length: n }, () => { const from = performance.now(); work(); return 1000 * (performance.now() - from); });
  return times.sort((a, b) => a - b);
}

/** @param {() => unknown} work @param {number} n */
const median = (work, n) => timed(work, n)[n >> 1];

/** What every tenth labelled draft costs, said again and again to 10 KB and to 40: the slowest, and the one whose time grew most. */
function repeated() {
  const drafts = path.join(ROOT, 'tests/drafts');
  const lines = fs.readdirSync(drafts).flatMap((file) => fs.readFileSync(path.join(drafts, file), 'utf8').split('\n').filter(Boolean));
  const rows = lines.filter((_, i) => i % 10 === 0).map((line) => {
    const { id, pack, draft } = JSON.parse(line);
    const judge = new Validator({ pack });
    const [short, long] = [10_000, 40_000].map((length) => {
      const body = `${draft.body} `.repeat(Math.ceil(length / (draft.body.length + 1)));
      return timed(() => judge.check({ ...draft, body }), 3)[0] / 1000;
    });
    return { id, long, growth: long / short };
  });
  const most = (/** @type {'long' | 'growth'} */ by) => rows.reduce((a, b) => (b[by] > a[by] && b.long > 10 ? b : a));
  const [slow, grown] = [most('long'), most('growth')];
  return `${rows.length} drafts of 40 KB: slowest ${slow.long.toFixed(0)} ms (${slow.id}), at most ${grown.growth.toFixed(1)} times that of 10 KB (${grown.id}); 4 is as the text`;
}

/** A class with its parents: everybody is a recipient, a party with an address, and has a letter. */
const many = Array.from({ length: 100 }, (_, i) => ({ id: `p${i}`, name: `Bo ${String.fromCharCode(65 + i % 26)}lund`, mail: `p${i}@d${i}.example`, home: `Skovvej ${i}, 8990 Nordvang` }));
const crowd = {
  channel: 'email',
  body: 'Kære Anne Holm. Du har diabetes, og Bo Lund bor på Skovvej 3, 8990 Nordvang.',
  recipients: many.map(({ id, name, mail }) => ({ address: mail, name, party: id })),
  attachments: many.map(({ id, name }) => ({ name: `Afgørelse ${name}.pdf`, person: id, text: `Kære ${name}, du har diabetes` })),
  case: { id: '26/1', about: 'p1', parties: many.map(({ id, name, mail, home }, i) => ({ id, name, role: 'parent', emails: [mail], address: home, protected: i % 5 === 0 })) },
};

const email = { channel: 'email', transport: 'forced-tls', subject: 'Parkering', body: letter.repeat(9) };
const rows = {
  'check, clean sms': median(() => validator.check(sms), 2000),
  'check, clean e-mail of 2 KB': median(() => validator.check(email), 1000),
  'check, e-mail with ten findings': median(() => validator.check({ channel: 'email', subject: 'Din sag', body: dirty + letter.repeat(7) }), 500),
  [`check, slowest of ${faults.length} SMS of 20 KB full of faults`]: Math.max(...faults.map((body) => median(() => validator.check({ channel: 'sms', body }), 5))),
  'check, e-mail to 100 parties with a letter each': median(() => validator.check(crowd), 5),
  'smsLength': median(() => smsLength(sms.body), 2000),
  'scan, 100 KB of letters': median(() => scan(archive), 40),
  'scan, 100 KB with 6,000 entities': median(() => scan(found.repeat(100_000 / found.length)), 20),
  'scan, 1 MB of letters': median(() => scan(archive.repeat(10)), 5),
  'scan, slowest of 8 hostile texts of 50 KB': Math.max(...hostile.map((text) => median(() => scan(text), 3))),
};
console.log(`start in Node: ${start.toFixed(1)} ms, module ${(fs.statSync(path.join(pkg, 'presend_bg.wasm')).size / 1024).toFixed(0)} KiB`);
for (const [name, us] of Object.entries(rows)) console.log(`${name}: ${us < 1000 ? `${us.toFixed(1)} µs` : `${(us / 1000).toFixed(2)} ms`}`);
console.log(repeated());
