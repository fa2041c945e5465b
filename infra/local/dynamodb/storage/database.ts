import type { DatabaseSync } from 'node:sqlite';

/** How long a write waits for another process that is writing to the same file. */
const BUSY_TIMEOUT_MS = 5000;

/** Loading node:sqlite prints a warning that it is experimental; Node is pinned here, so it says nothing new. */
const loadSqlite = (): typeof import('node:sqlite') => {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
};

/**
 * `entries` holds the items of every table and of every index, each in a numbered space of its own, in key order.
 * `suffix` is empty in tables; in indexes, whose keys are not unique, it is the key of the item in its table.
 * `history` holds what was at a place of a table before it was written to, without an item where there was none.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tables (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entries (
    space INTEGER NOT NULL,
    hash BLOB NOT NULL,
    range BLOB NOT NULL,
    suffix BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (space, hash, range, suffix)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS client_tokens (
    period INTEGER NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (period, token)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS history (
    space INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL,
    range BLOB NOT NULL,
    bytes INTEGER,
    item TEXT,
    PRIMARY KEY (space, at, hash, range)
  ) WITHOUT ROWID;
`;

/**
 * Opens a file, or ':memory:', and creates what is missing.
 * WAL with synchronous=FULL: a commit that returned survives a killed process and a power cut.
 */
export const openDatabase = (file: string): DatabaseSync => {
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA cache_size = -65536');
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec('PRAGMA wal_autocheckpoint = 4000');
  database.exec(SCHEMA);
  return database;
};
