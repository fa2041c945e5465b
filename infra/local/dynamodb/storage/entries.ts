import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Item } from '../values/attribute-value.ts';

/** Where an entry is: the space of a table or an index, and its key in there. */
export interface Location {
  readonly space: number;
  readonly hash: Uint8Array;
  readonly range: Uint8Array;
  readonly suffix: Uint8Array;
}

/** A place in key order. */
export type Position = Omit<Location, 'space'>;

export interface Entry {
  readonly item: Item;
  /** Size of the item by DynamoDB's rules. */
  readonly bytes: number;
}

/** Entries of one space from `from` to before `to`, in key order or backwards. */
export interface Range {
  readonly space: number;
  readonly from: Position;
  readonly to: Position;
  readonly forward: boolean;
}

const rangeQuery = (direction: 'ASC' | 'DESC'): string => `
  SELECT bytes, item FROM entries
  WHERE space = ? AND (hash, range, suffix) >= (?, ?, ?) AND (hash, range, suffix) < (?, ?, ?)
  ORDER BY hash ${direction}, range ${direction}, suffix ${direction}`;

type Row = { bytes: number; item: string };

const toEntry = (row: Row): Entry => ({ item: JSON.parse(row.item) as Item, bytes: row.bytes });

/** The stored items of all tables and indexes. */
export class Entries {
  private readonly select: StatementSync;
  private readonly upsert: StatementSync;
  private readonly remove: StatementSync;
  private readonly removeSpace: StatementSync;
  private readonly copySpace: StatementSync;
  private readonly total: StatementSync;
  private readonly forward: StatementSync;
  private readonly backward: StatementSync;

  constructor(database: DatabaseSync) {
    const at = 'space = ? AND hash = ? AND range = ? AND suffix = ?';
    this.select = database.prepare(`SELECT bytes, item FROM entries WHERE ${at}`);
    this.upsert = database.prepare(
      `INSERT INTO entries (space, hash, range, suffix, bytes, item) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET bytes = excluded.bytes, item = excluded.item`,
    );
    this.remove = database.prepare(`DELETE FROM entries WHERE ${at}`);
    this.removeSpace = database.prepare('DELETE FROM entries WHERE space = ?');
    this.copySpace = database.prepare(
      `INSERT INTO entries (space, hash, range, suffix, bytes, item)
       SELECT ?, hash, range, suffix, bytes, item FROM entries WHERE space = ?`,
    );
    this.total = database.prepare(
      'SELECT count(*) AS items, coalesce(sum(bytes), 0) AS bytes FROM entries WHERE space = ?',
    );
    this.forward = database.prepare(rangeQuery('ASC'));
    this.backward = database.prepare(rangeQuery('DESC'));
  }

  get({ space, hash, range, suffix }: Location): Entry | undefined {
    const row = this.select.get(space, hash, range, suffix) as Row | undefined;
    return row && toEntry(row);
  }

  put({ space, hash, range, suffix }: Location, { item, bytes }: Entry): void {
    this.upsert.run(space, hash, range, suffix, bytes, JSON.stringify(item));
  }

  delete({ space, hash, range, suffix }: Location): void {
    this.remove.run(space, hash, range, suffix);
  }

  /** Empties a space: a dropped table or index. */
  clear(space: number): void {
    this.removeSpace.run(space);
  }

  /** Puts all that is in one space into another, empty one. */
  copy(from: number, to: number): void {
    this.copySpace.run(to, from);
  }

  /** How many entries a space has and how large their items are together. */
  totals(space: number): { items: number; bytes: number } {
    return this.total.get(space) as { items: number; bytes: number };
  }

  /** Reads lazily: stop iterating and the rest is never read. */
  *read({ space, from, to, forward }: Range): Generator<Entry> {
    const statement = forward ? this.forward : this.backward;
    const bounds = [from.hash, from.range, from.suffix, to.hash, to.range, to.suffix];
    for (const row of statement.iterate(space, ...bounds)) yield toEntry(row as Row);
  }
}
