import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Item } from '../values/attribute-value.ts';
import type { Entry, Location, Position } from './entries.ts';
import { BEFORE_ALL_KEYS } from './key-encoding.ts';

/** What was at a place of a table at some time: undefined for no item. */
export interface Former {
  readonly position: Position;
  readonly entry: Entry | undefined;
}

/** Rows that each new row clears away when they are too old: more than one, so that the log shrinks. */
const TRIM_BATCH = 8;

type Row = { hash: Uint8Array; range: Uint8Array; bytes: number | null; item: string | null };

/**
 * The log of tables that can be restored: of each write, what was there before. Undoing all writes after a time
 * gives the items of that time, so nothing has to be copied when the log begins.
 */
export class History {
  private readonly insert: StatementSync;
  private readonly remove: StatementSync;
  private readonly removeSpace: StatementSync;
  private readonly undo: StatementSync;

  constructor(database: DatabaseSync) {
    // Of several writes to an item in one millisecond the first is enough: none can be told from the others by time.
    // A clock that was set back stands still here, or later writes would seem to come before earlier ones.
    this.insert = database.prepare(
      `INSERT INTO history (space, at, hash, range, bytes, item)
       VALUES (?1, max(?2, coalesce((SELECT max(at) FROM history WHERE space = ?1), 0)), ?3, ?4, ?5, ?6)
       ON CONFLICT DO NOTHING`,
    );
    this.remove = database.prepare(
      `DELETE FROM history WHERE (space, at, hash, range) IN
       (SELECT space, at, hash, range FROM history WHERE space = ? AND at <= ? LIMIT ${TRIM_BATCH})`,
    );
    this.removeSpace = database.prepare('DELETE FROM history WHERE space = ?');
    // With min(), SQLite takes the other columns from the row that has the minimum.
    this.undo = database.prepare(
      'SELECT hash, range, bytes, item, min(at) FROM history WHERE space = ? AND at > ? GROUP BY hash, range',
    );
  }

  /** Keeps what is at a place before it is written to. `at` is in epoch milliseconds. */
  record({ space, hash, range }: Location, before: Entry | undefined, at: number): void {
    this.insert.run(space, at, hash, range, before?.bytes ?? null, before ? JSON.stringify(before.item) : null);
  }

  /** Forgets some of what is only needed for times before `at`. */
  trim(space: number, at: number): void {
    this.remove.run(space, at);
  }

  /** Forgets everything about a table. */
  clear(space: number): void {
    this.removeSpace.run(space);
  }

  /** What was there at a time, for each place that was written to after it. */
  *changedSince(space: number, at: number): Generator<Former> {
    for (const row of this.undo.iterate(space, at)) {
      const { hash, range, bytes, item } = row as Row;
      const entry = item === null ? undefined : { item: JSON.parse(item) as Item, bytes: bytes! };
      yield { position: { hash, range, suffix: BEFORE_ALL_KEYS }, entry };
    }
  }
}
