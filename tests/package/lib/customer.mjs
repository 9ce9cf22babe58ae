// A customer's project: an empty folder with the package in node_modules, exactly as `npm pack` ships it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** @returns {string} The folder; removed when the process ends. */
export function customer() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'presend-customer-'));
  process.on('exit', () => fs.rmSync(home, { recursive: true, force: true }));
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', home], { cwd: path.join(ROOT, 'pkg'), stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  const place = path.join(home, 'node_modules/presend');
  fs.mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(home, filename), '--strip-components=1', '-C', place]);
  fs.writeFileSync(path.join(home, 'package.json'), '{ "private": true, "type": "module" }');
  return home;
}

/** Runs a script of the customer's in Node and gives what it prints, as JSON. @param {string} home @param {string} name @param {string} source */
export function run(home, name, source) {
  fs.writeFileSync(path.join(home, name), source);
  return JSON.parse(execFileSync(process.execPath, [name], { cwd: home }).toString());
}

/** Every kind of finding an integrator meets first, in plain JSON: what any host must get from the package. */
export const TRIAL = `
  const validator = new Validator({ pack: 'dk-public-sector' });
  const blocked = validator.check({ channel: 'sms', body: 'Kære Åse 😀, dit cpr er 010145-5009.' });
  const clear = validator.check({ channel: 'sms', body: 'Biblioteket åbner kl. 10. Venlig hilsen Nordvang Kommune' });
  const trial = { version, blocked: blocked.decision, span: blocked.findings[0].spans[0], clear: clear.decision, kinds: scan('Ring 20 30 40 50').map((e) => e.kind) };
  validator.free();
`;
export const EXPECTED = {
  version: JSON.parse(fs.readFileSync(path.join(ROOT, 'pkg/package.json'), 'utf8')).version,
  blocked: 'block',
  span: { field: 'body', start: 24, end: 35 },
  clear: 'allow',
  kinds: ['phone'],
};
