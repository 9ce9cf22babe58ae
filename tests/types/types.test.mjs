// tsc says whether the sources of the package are sound and its types keep the contract.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const projects = {
  'the sources of the package agree with their types': 'tsconfig.json',
  'the types keep the contract, without the DOM library': 'tests/types/tsconfig.json',
  'the types keep the contract, with the DOM library': 'tests/types/tsconfig.dom.json',
};

for (const [name, project] of Object.entries(projects)) {
  test(name, () => {
    const { stdout, status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false'], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}
