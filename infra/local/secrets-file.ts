import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment, secretKeysOf, secretKeysSchema } from '../../functions/env.ts';
import type { SecretKeys } from '../../shared/usecases/secrets.ts';

const newKey = () => randomBytes(32).toString('base64');

const newKeys = () => ({ PEPPER: newKey(), PEPPER_VERSION: '1', SEALING_KEY: newKey(), SIGNING_KEY: newKey() });

/**
 * The keys of the data folder, made on its first start and readable by its owner only. Without them nothing in the
 * folder can be read again. Without a folder they last as long as the process.
 */
export const readSecretKeys = (folder: string | undefined): SecretKeys => {
  const keys = folder === undefined ? newKeys() : keysIn(join(folder, 'secrets.json'));
  return secretKeysOf(readEnvironment(secretKeysSchema, keys));
};

const keysIn = (file: string): Record<string, string> => {
  // Renamed into place, so that a process killed meanwhile leaves all keys or none.
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(newKeys(), null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
};
