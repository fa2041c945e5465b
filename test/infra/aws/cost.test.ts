import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { infraFactsOf } from '../../bench/cost/measure/infra.ts';
import { readMeasured } from '../../bench/cost/measured.ts';
import { type ShippedName, shipped } from '../../support/deployments.ts';

/* Holds measured.json against the templates: when this fails, `npm run cost -- --measure`. */

const code = vi.hoisted(() => ({ folder: '' }));
// What a function weighs plays no part, and bundling takes longer than all else.
vi.mock('../../../infra/aws/bundles.ts', () => ({ bundleFunction: () => code.folder }));
code.folder = mkdtempSync(join(tmpdir(), 'doorstep-code-'));
writeFileSync(join(code.folder, 'index.mjs'), '');
afterAll(() => rmSync(code.folder, { recursive: true }));

it.each(Object.keys(shipped) as ShippedName[])('measured.json has what stands in the templates of %s', (name) => {
  expect(infraFactsOf(name)).toEqual(readMeasured().infra[name]);
});
