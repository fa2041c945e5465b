// Where bundles lie, and whether one still holds what its sources say, so that a start need not bundle again.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the bundle of a program lies. */
export const bundleOf = (name) => `${root}.build/${name}.mjs`;

/** Folders and files that bundles are made of; a changed dependency shows in the lock file. */
const sources = [
  'functions',
  'infra/aws/deployments.ts',
  'infra/bundling',
  'infra/local',
  'infra/operations',
  'shared',
  'web',
  'package-lock.json',
];

/** True when the bundle is newer than every source, and than every folder, where a removed file leaves its trace. */
export const isFresh = (name) => {
  const builtAt = changedAt(bundleOf(name));
  return builtAt > 0 && sources.every((source) => newestIn(join(root, source)) < builtAt);
};

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestIn = (path) => {
  const own = statSync(path, { throwIfNoEntry: false });
  if (!own?.isDirectory()) return own?.mtimeMs ?? 0;
  const inside = readdirSync(path, { recursive: true }).map((name) => changedAt(join(path, name)));
  return Math.max(own.mtimeMs, ...inside);
};
