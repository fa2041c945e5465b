import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from './cannot-start.ts';

/** Holds a data folder for one process. */
export interface FolderLock {
  release(): void;
}

const sqliteBusy = 5;

/** Where the table of a data folder lies. */
export const tableFileIn = (folder: string): string => join(folder, 'dynamodb.sqlite');

/**
 * Takes the folder for this process, making it where it is missing. Throws CannotStart when another process has it, or
 * when nothing can be written there. The lock is the operating system's, on a SQLite file held in an exclusive
 * transaction: it ends with the process however that ends, so a killed one never blocks the next.
 */
export const lockDataFolder = (folder: string): FolderLock => {
  try {
    mkdirSync(folder, { recursive: true });
    return lock(new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 }));
  } catch (error) {
    throw (error as { errcode?: number }).errcode === sqliteBusy ? inUse(folder) : unusable(folder, error as Error);
  }
};

const lock = (database: DatabaseSync): FolderLock => {
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
};

/** True when a server has been at work in the folder. */
export const holdsData = (folder: string | undefined): boolean =>
  folder !== undefined && existsSync(tableFileIn(folder));

/** Throws CannotStart when the folder holds no data: who only wants to look must not find an empty table instead. */
export const requireData = (folder: string | undefined): void => {
  if (holdsData(folder)) return;
  const where = folder ?? ':memory:';
  throw new CannotStart(
    `数据目录 ${where} 中没有数据，请用 DATA_DIR 指定服务器所用的目录。\n` +
      `There is no data in ${where}. Name the folder that the server uses with DATA_DIR.`,
  );
};

const inUse = (folder: string) =>
  new CannotStart(
    `数据目录 ${folder} 正被另一个家门口进程使用，请先停止它，或用 DATA_DIR 指定另一个目录。\n` +
      `The data folder ${folder} is in use by another Doorstep process. Stop that one first, or choose another folder with DATA_DIR.`,
  );

const unusable = (folder: string, { message }: Error) =>
  new CannotStart(
    `数据目录 ${folder} 无法写入，请用 DATA_DIR 指定另一个目录。\n` +
      `The data folder ${folder} cannot be written. Choose another one with DATA_DIR. (${message})`,
  );
