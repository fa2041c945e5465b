// Bundles the programs that run on one machine into .build/: `node infra/local/build.mjs [name …]`, all of them without
// a name.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as esbuild, stop } from 'esbuild';
import { root } from './freshness.mjs';

/** Program name → entry file. */
const programs = {
  server: 'infra/local/server.ts',
  dynamodb: 'infra/local/dynamodb/main.ts',
  reconcile: 'infra/local/reconcile.ts',
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
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Module builds first: the main build of jsonc-parser finds its own files by require and cannot be bundled.
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: false,
    logLevel: 'warning',
    // Some dependencies are CommonJS and ask for built-in modules by require.
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
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
