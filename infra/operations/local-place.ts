import { mkdirSync } from 'node:fs';
import { openRemoteTable } from '../../functions/deps.ts';
import { createTable } from '../../shared/store/schema.ts';
import { holdsData, requireData } from '../local/data-folder.ts';
import { openEmbeddedTable } from '../local/embedded-table.ts';
import { readSettings } from '../local/environment.ts';
import { readKeyTexts, readSecretKeys, writeKeyTexts } from '../local/secrets-file.ts';
import type { Place } from './place.ts';
import type { KeyStore } from './secrets-manager.ts';

/**
 * What to do about a data folder that holds nothing: refuse it, make table and keys in it, or work on an empty table in
 * memory to see what would come of it.
 */
export type WhenMissing = 'refuse' | 'make' | 'pretend';

/** Opens the data folder that the environment names, also beside a running server. */
export const openLocalPlace = async (environment: NodeJS.ProcessEnv, whenMissing: WhenMissing): Promise<Place> => {
  const { TABLE_NAME, dataFolder, AWS_ENDPOINT_URL_DYNAMODB } = readSettings(environment);
  const common = { name: TABLE_NAME, deployment: undefined, keys: keysIn(dataFolder) };
  if (AWS_ENDPOINT_URL_DYNAMODB !== undefined) {
    return { ...common, table: (other = TABLE_NAME) => openRemoteTable(other), close: () => undefined };
  }
  const isNew = !holdsData(dataFolder);
  if (whenMissing === 'refuse' || dataFolder === undefined) requireData(dataFolder);
  else if (isNew && whenMissing === 'make') makeFolder(dataFolder);
  const { table, engine } = openEmbeddedTable(TABLE_NAME, isNew && whenMissing === 'pretend' ? undefined : dataFolder);
  if (whenMissing !== 'refuse' && (isNew || whenMissing === 'make')) await createTable(table);
  return { ...common, table: (other = TABLE_NAME) => ({ ...table, name: other }), close: () => engine.close() };
};

/** Keys come before the first data, as when the server starts. */
const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  readSecretKeys(folder);
};

/** One file has the keys of both secrets. */
const keysIn = (folder: string | undefined): KeyStore => ({
  read: async () => readKeyTexts(folder),
  write: async (_secret, texts) => writeKeyTexts(folder, texts),
});
