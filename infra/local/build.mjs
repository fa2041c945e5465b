// Bundles the programs that run on one machine, the server and the commands of operations, into .build/:
// `node infra/local/build.mjs [name …]`, all of them without a name.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as esbuild, stop } from 'esbuild';
import { bundleOptions } from '../bundling/options.mjs';
import { root } from './freshness.mjs';

/** Program name → entry file. */
const programs = {
  server: 'infra/local/server.ts',
  dynamodb: 'infra/local/dynamodb/main.ts',
  reconcile: 'infra/operations/reconcile.ts',
  'create-admin': 'infra/operations/create-admin.ts',
  load: 'infra/operations/load.ts',
  'rotate-keys': 'infra/operations/rotate-keys.ts',
  export: 'infra/operations/export.ts',
  restore: 'infra/operations/restore.ts',
};

/** Bundles programs, each into one file that node runs without looking up any other. */
export const build = async (names) => {
  const entries = names.map((name) => [name, programs[name]]);
  const unknown = entries.find(([, entry]) => entry === undefined);
  if (unknown) throw new Error(`no such program: ${unknown[0]} (there are ${Object.keys(programs).join(', ')})`);
  const { outputFiles } = await esbuild({
    write: false,
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries),
    outdir: '.build',
    ...bundleOptions,
  });
  await stop();
  mkdirSync(`${root}.build`, { recursive: true });
  // Renamed into place, so that somebody who starts the program meanwhile never reads half of it.
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  await build(asked.length > 0 ? asked : Object.keys(programs));
}
