// What customers download does not grow unseen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overruns } from './budget.mjs';

test('modules and package keep their budget', () => assert.deepEqual(overruns(), []));
