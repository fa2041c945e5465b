import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  /** comes within another package, and is held by that one's integrity */
  readonly inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
const locked = Object.entries(packages as Record<string, LockedPackage>).filter(([path]) => path !== '');

/** What Apache-2.0 software may be made of; each asks for no more than to keep its notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Zlib',
]);
/** Tools that nothing of is handed on. */
const forToolsToo = new Set([...permissive, 'MPL-2.0']);

/** True for an expression (SPDX) of which one alternative is allowed in all its parts. */
const isAllowed = (expression: string, allowed: ReadonlySet<string>): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => allowed.has(licence)));

it('every package that is handed on has a permissive licence, every tool one that asks nothing of us', () => {
  const refused = locked.filter(([, { license = 'none', dev }]) => !isAllowed(license, dev ? forToolsToo : permissive));
  expect(refused.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

it('every package is locked by what it holds, and by no address', () => {
  const loose = locked.filter(([, { integrity, inBundle, resolved }]) => !(integrity || inBundle) || resolved);
  expect(loose.map(([path]) => path)).toEqual([]);
});
