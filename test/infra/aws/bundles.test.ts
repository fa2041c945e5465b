import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { functionsOf, valuesOf } from './cloud/deployed.ts';
import { readTemplate } from './cloud/template.ts';
import { assembly } from './synthesise.ts';

const template = readTemplate(assembly, 'doorstep-dev');
const functions = functionsOf(template, valuesOf(template), 'http://nowhere');

it.each(functions)('$name is one file of at most 400 KiB as Lambda stores it', ({ name, folder }) => {
  // Beside that of staff lies what its scanner page loads on demand; no start reads it.
  const isOfStaff = name.includes('staff');
  expect(readdirSync(folder)).toEqual(isOfStaff ? ['index.mjs', 'scanner'] : ['index.mjs']);
  expect(deflateRawSync(readFileSync(join(folder, 'index.mjs'))).length).toBeLessThanOrEqual(400 * 1024);
});

it.each(functions)('$name brings the SDK along, and one way to credentials', ({ folder }) => {
  const code = readFileSync(join(folder, 'index.mjs'), 'utf8');
  expect([...code.matchAll(/\bfrom"(?!node:)([^"]+)"/g)].map(([, name]) => name)).not.toContain(
    '@aws-sdk/client-dynamodb',
  );
  expect(code).toContain('DynamoDB_20120810');
  expect(code).not.toContain('AWS_SSO_');
  expect(code).not.toContain('sts.amazonaws.com');
});
