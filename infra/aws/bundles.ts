import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { bundleOptions } from '../bundling/options.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Function → its entry file. */
export const entries = {
  residents: 'functions/resident/lambda.ts',
  staff: 'functions/staff/lambda.ts',
  officials: 'functions/official/lambda.ts',
  markMissedDays: 'functions/jobs/mark-missed-days-lambda.ts',
  nightly: 'functions/jobs/nightly-lambda.ts',
} as const;

export type FunctionName = keyof typeof entries;

/** Where the bundle of a function lies: one folder each, which is the asset that is deployed. */
const folderOf = (name: FunctionName) => `${root}.build/lambda/${name}`;

const bundled = new Set<FunctionName>();

/** Bundles a function once, the SDK included, into `index.mjs` in a folder of its own; answers the folder. No Docker. */
export const bundleFunction = (name: FunctionName): string => {
  if (bundled.has(name)) return folderOf(name);
  bundled.add(name);
  mkdirSync(folderOf(name), { recursive: true });
  buildSync({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: { index: entries[name] },
    outdir: folderOf(name),
    minify: true,
    legalComments: 'none',
    alias: { '@aws-sdk/credential-provider-node': './functions/lambda/credentials.ts' },
  });
  if (name === 'staff') packScanner(`${folderOf(name)}/scanner`);
  return folderOf(name);
};

/** What the scanner loads on demand lies beside the bundle, compressed: a start neither parses nor reads it. */
const packScanner = (folder: string) =>
  execFileSync(process.execPath, [`${root}functions/staff/scanner/pack.ts`, folder], { stdio: 'inherit' });
