import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The house of docs/domain.md: which folder may import from which, and which packages belong where. */
const root = join(import.meta.dirname, '../..');
const codeFolders = ['infra', 'functions', 'web', 'shared', 'test'];
const files = codeFolders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file)),
);

interface Import {
  readonly from: string;
  readonly target: string;
  readonly isPackage: boolean;
}

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gms,
    ),
  ].map(([, named, bare]) => {
    const specifier = (named ?? bare)!;
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : normalize(join(dirname(file), specifier));
    return { from: file, target, isPackage };
  });

const imports = files.flatMap(importsOf);
const inside = (file: string, ...places: string[]) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));
const breaches = (rule: (one: Import) => boolean) =>
  imports.filter(rule).map(({ from, target }) => `${from} → ${target}`);

/** Folder → the folders and files of this repository that it may import from, beside itself. */
const allowed: Record<string, string[]> = {
  'shared/domain': [],
  'shared/store': ['shared/domain'],
  'shared/usecases': ['shared/domain', 'shared/store'],
  web: ['shared/domain'],
  functions: ['shared', 'web'],
  'infra/local/dynamodb': [],
  'infra/local': ['infra/local', 'infra/bundling', 'functions', 'shared', 'web'],
  'infra/operations': ['infra/local', 'infra/aws/deployments.ts', 'functions', 'shared', 'web'],
  'infra/aws': ['infra/bundling'],
};

describe('imports', () => {
  it.each(Object.entries(allowed))('of %s lead only where they may', (folder, targets) => {
    const nested = Object.keys(allowed).filter((other) => other !== folder && other.startsWith(`${folder}/`));
    const own = (file: string) => inside(file, folder) && !inside(file, ...nested);
    expect(
      breaches(
        ({ from, target, isPackage }) =>
          !isPackage && own(from) && target !== 'package.json' && !inside(target, folder, ...targets),
      ),
    ).toEqual([]);
  });

  it('never lead from the product into its tests', () => {
    expect(breaches(({ from, target }) => !inside(from, 'test') && inside(target, 'test'))).toEqual([]);
  });

  it('name the AWS SDK only in the store, the composition roots and what drives or measures them', () => {
    const mayUse = ['shared/store', 'functions/lambda', 'infra', 'test'];
    const isAllowed = (file: string) => inside(file, ...mayUse) || file === 'functions/deps.ts';
    expect(breaches(({ from, target }) => target.startsWith('@aws-sdk/') && !isAllowed(from))).toEqual([]);
  });

  it('name hono only in functions, web and the local host', () => {
    const isHono = (target: string) => target === 'hono' || target.startsWith('hono/') || target.startsWith('@hono/');
    expect(
      breaches(({ from, target }) => isHono(target) && inside(from, 'shared', 'infra/aws', 'infra/local/dynamodb')),
    ).toEqual([]);
  });

  it('keep the domain free of clock, chance and the outside world', () => {
    const impure = files
      .filter((file) => inside(file, 'shared/domain'))
      .filter((file) =>
        /Date\.now|new Date\(\)|Math\.random|process\.env|from 'node:/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(impure.map((file) => relative('shared/domain', file))).toEqual([]);
  });
});

describe('files', () => {
  it('are never longer than 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});

describe('tests', () => {
  it('that replace modules or the time zone are those that vitest.config.ts gives a process of their own', () => {
    const alone = ['test/faults', 'test/e2e', 'test/infra/aws'];
    const replacing = files
      .filter((file) => inside(file, 'test') && !inside(file, ...alone))
      .filter((file) =>
        /^ *(?:vi\.(?:mock|doMock|stub\w+|useFakeTimers)\(|process\.env\.TZ =)/m.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(replacing).toEqual([]);
  });
});
