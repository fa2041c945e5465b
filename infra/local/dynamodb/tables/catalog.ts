import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { resourceNotFound, tableNotFound, tableWithoutBackups } from '../errors.ts';
import type { Table } from './table.ts';

/**
 * The tables of the file. Definitions are kept in memory as long as nobody else changed the file: SQLite counts the
 * commits of other connections, so a table made by another process is noticed at the next call.
 */
export class Catalog {
  private readonly known = new Map<string, Table>();
  private dataVersion: number;
  private readonly version: StatementSync;
  private readonly select: StatementSync;
  private readonly list: StatementSync;
  private readonly upsert: StatementSync;
  private readonly remove: StatementSync;
  private readonly lastSpace: StatementSync;

  constructor(database: DatabaseSync) {
    this.version = database.prepare('PRAGMA data_version');
    this.select = database.prepare('SELECT definition FROM tables WHERE name = ?');
    this.list = database.prepare('SELECT name FROM tables ORDER BY name');
    this.upsert = database.prepare(
      'INSERT INTO tables (name, definition) VALUES (?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
    );
    this.remove = database.prepare('DELETE FROM tables WHERE name = ?');
    this.lastSpace = database.prepare('SELECT max(space) AS space FROM entries');
    this.dataVersion = this.currentVersion();
  }

  private currentVersion(): number {
    return (this.version.get() as { data_version: number }).data_version;
  }

  /** Forgets everything: after a rollback, the file no longer says what was remembered. */
  forget(): void {
    this.known.clear();
  }

  find(name: string): Table | undefined {
    const version = this.currentVersion();
    if (version !== this.dataVersion) this.forget();
    this.dataVersion = version;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const row = this.select.get(name) as { definition: string } | undefined;
    if (row === undefined) return undefined;
    const table = JSON.parse(row.definition) as Table;
    this.known.set(name, table);
    return table;
  }

  /** For operations on items, whose message does not name the table. */
  get(nameOrArn: string): Table {
    const table = this.find(tableNameOf(nameOrArn));
    if (table === undefined) throw resourceNotFound();
    return table;
  }

  /** For operations on the table itself. */
  describe(nameOrArn: string): Table {
    const name = tableNameOf(nameOrArn);
    const table = this.find(name);
    if (table === undefined) throw tableNotFound(name);
    return table;
  }

  /** For operations on its backups. */
  backedUp(nameOrArn: string): Table {
    const name = tableNameOf(nameOrArn);
    const table = this.find(name);
    if (table === undefined) throw tableWithoutBackups(name);
    return table;
  }

  /** In alphabetical order. */
  names(): string[] {
    return this.list.all().map((row) => String(row.name));
  }

  tables(): Table[] {
    return this.names().flatMap((name) => this.find(name) ?? []);
  }

  put(table: Table): void {
    this.upsert.run(table.name, JSON.stringify(table));
    this.known.set(table.name, table);
  }

  delete(name: string): void {
    this.remove.run(name);
    this.known.delete(name);
  }

  /** The first number from which on no space is in use. */
  nextSpace(): number {
    const inUse = this.tables().flatMap((table) => [table.space, ...table.indexes.map((index) => index.space)]);
    const stored = (this.lastSpace.get() as { space: number | null }).space ?? 0;
    return Math.max(0, stored, ...inUse) + 1;
  }
}

/** `arn:…:table/Name` or the name itself. */
export const tableNameOf = (nameOrArn: string): string =>
  nameOrArn.startsWith('arn:') ? (/:table\/([^/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn) : nameOrArn;
