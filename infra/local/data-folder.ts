import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from './cannot-start.ts';

/** Holds a data folder for one process. */
export interface FolderLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Takes the folder for this process, or throws CannotStart. The lock is the operating system's, on a SQLite file held in
 * an exclusive transaction: it ends with the process however that ends, so a killed one never blocks the next.
 */
export const lockDataFolder = (folder: string): FolderLock => {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    throw new CannotStart(
      `数据目录 ${folder} 正被另一个家门口进程使用，请先停止它，或用 DATA_DIR 指定另一个目录。\n` +
        `The data folder ${folder} is in use by another Doorstep process. Stop that one first, or choose another folder with DATA_DIR.`,
    );
  }
  return { release: () => database.close() };
};
