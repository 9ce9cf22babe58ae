// The bytes of what is shipped, against tests/budget.json. `--update` writes them down.
import fs from 'node:fs';
import zlib from 'node:zlib';

const root = new URL('../../', import.meta.url);
const budgetFile = new URL('tests/budget.json', root);
/** A compiler of another day may differ by so much without a change of ours. */
const SLACK = 1.01;

const brotli = (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const read = (name) => fs.readFileSync(new URL(`pkg/${name}`, root));
const files = () => fs.readdirSync(new URL('pkg/', root), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** Names and bytes of what customers download. */
export function sizes() {
  const core = ['web.js', 'core.js', 'audit.js', 'error.js', 'fix.js', 'flat.js', 'read.js', 'redact.js', 'tables.js', 'tape.js', 'glue.js', 'version.js'];
  const list = {
    'module (brotli)': brotli(read('presend_bg.wasm')),
    'module': read('presend_bg.wasm').length,
    'slim module (brotli)': brotli(read('slim/presend_bg.wasm')),
    'slim module': read('slim/presend_bg.wasm').length,
    'scripts of a page (brotli)': core.reduce((sum, name) => sum + brotli(read(name)), 0),
  };
  if (fs.existsSync(new URL('pkg/dom/index.js', root))) list['presend/dom (brotli)'] = brotli(read('dom/index.js'));
  list['package, unpacked'] = files().reduce((sum, entry) => sum + fs.statSync(`${entry.parentPath}/${entry.name}`).size, 0);
  return list;
}

/** What has grown over its budget, as sentences. */
export function overruns() {
  const budget = JSON.parse(fs.readFileSync(budgetFile, 'utf8'));
  return Object.entries(sizes())
    .filter(([name, bytes]) => !(bytes <= budget[name] * SLACK))
    .map(([name, bytes]) => `${name}: ${bytes} bytes, budget ${budget[name] ?? 'none'} (cargo xtask package --update-budget)`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const now = sizes(), update = process.argv.includes('--update');
  const budget = fs.existsSync(budgetFile) ? JSON.parse(fs.readFileSync(budgetFile, 'utf8')) : {};
  for (const [name, bytes] of Object.entries(now)) {
    const change = bytes - (budget[name] ?? 0);
    console.log(`${name}: ${(bytes / 1024).toFixed(1)} KiB${change ? ` (${change > 0 ? '+' : ''}${change} bytes)` : ''}`);
  }
  if (update) fs.writeFileSync(budgetFile, JSON.stringify(now, null, 2) + '\n');
}
