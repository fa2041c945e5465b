import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../../functions/env.ts';
import { secretKeysOf, secretKeysSchema } from '../../functions/secret-keys.ts';
import type { SecretKeys } from '../../shared/usecases/secret-keys.ts';
import { CannotStart } from './cannot-start.ts';
import { tableFileIn } from './data-folder.ts';

const newKey = () => randomBytes(32).toString('base64');

const newKeys = () => ({
  PEPPER: newKey(),
  PEPPER_VERSION: '1',
  SEALING_KEY: newKey(),
  DERIVING_KEY: newKey(),
  SIGNING_KEY: newKey(),
  FORM_KEY: newKey(),
});

/** Folders of before version 0.2 have one key for signing, forms and deriving. */
const withAllPurposes = ({ SIGNING_KEY = '', ...others }: Record<string, string>): Record<string, string> => ({
  DERIVING_KEY: SIGNING_KEY,
  FORM_KEY: SIGNING_KEY,
  SIGNING_KEY,
  ...others,
});

const fileIn = (folder: string) => join(folder, 'secrets.json');

/**
 * The keys of the data folder, made before its first data and readable by its owner only. Without a folder they last as
 * long as the process. Throws CannotStart when the folder has data whose keys are gone or damaged: with others no person,
 * link or sign-in in it would be known again.
 */
export const readSecretKeys = (folder: string | undefined): SecretKeys => {
  if (folder === undefined) return secretKeysOf(readEnvironment(secretKeysSchema, newKeys()));
  if (!existsSync(fileIn(folder)) && !existsSync(tableFileIn(folder))) writeKeyTexts(folder, newKeys());
  const texts = readKeyTexts(folder);
  try {
    return secretKeysOf(readEnvironment(secretKeysSchema, texts));
  } catch {
    throw damaged(fileIn(folder));
  }
};

/** The keys of a data folder as they stand in its file. Throws CannotStart when they are gone or damaged. */
export const readKeyTexts = (folder: string | undefined): Record<string, string> => {
  const file = fileIn(folder ?? ':memory:');
  try {
    return withAllPurposes(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw damaged(file);
  }
};

/** Renamed into place, so that a process killed meanwhile leaves all keys or none. */
export const writeKeyTexts = (folder: string | undefined, keys: Readonly<Record<string, string>>): void => {
  const file = fileIn(folder ?? ':memory:');
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
};

const damaged = (file: string) =>
  new CannotStart(
    `密钥文件 ${file} 丢失或损坏，没有它无法使用该目录中的数据，请恢复该文件或用 DATA_DIR 指定另一个目录。\n` +
      `The keys in ${file} are missing or damaged, and the data beside them is of no use without them. ` +
      'Restore the file, or choose another folder with DATA_DIR.',
  );
