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
const withAllPurposes = (keys: Record<string, string>) => ({
  ...keys,
  DERIVING_KEY: keys.DERIVING_KEY ?? keys.SIGNING_KEY,
  FORM_KEY: keys.FORM_KEY ?? keys.SIGNING_KEY,
});

/**
 * The keys of the data folder, made before its first data and readable by its owner only. Without a folder they last as
 * long as the process. Throws CannotStart when the folder has data whose keys are gone or damaged: with others no person,
 * link or sign-in in it would be known again.
 */
export const readSecretKeys = (folder: string | undefined): SecretKeys => {
  if (folder === undefined) return secretKeysOf(readEnvironment(secretKeysSchema, newKeys()));
  const file = join(folder, 'secrets.json');
  if (!existsSync(file) && !existsSync(tableFileIn(folder))) writeNewKeys(file);
  try {
    return secretKeysOf(readEnvironment(secretKeysSchema, withAllPurposes(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    throw new CannotStart(
      `密钥文件 ${file} 丢失或损坏，没有它无法使用该目录中的数据，请恢复该文件或用 DATA_DIR 指定另一个目录。\n` +
        `The keys in ${file} are missing or damaged, and the data beside them is of no use without them. ` +
        'Restore the file, or choose another folder with DATA_DIR.',
    );
  }
};

/** Renamed into place, so that a process killed meanwhile leaves all keys or none. */
const writeNewKeys = (file: string): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(newKeys(), null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
};
