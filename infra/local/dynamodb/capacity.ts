import type { Table } from './tables/table.ts';

/** What a request may ask for in ReturnConsumedCapacity. */
export type CapacityDetail = 'NONE' | 'TOTAL' | 'INDEXES';

const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/** Transactions prepare and commit, and pay for both. */
export const TRANSACTION_FACTOR = 2;

/**
 * Units of a read of this many bytes: one for each 4 KB, half of it when eventually consistent; nothing read costs
 * as much as the smallest read. Source: "DynamoDB read and write operations", developer guide.
 */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);

/** Units of a write: one for each KB of the larger of the item before and after, at least one. */
export const writeUnits = (bytesBefore: number, bytesAfter: number): number =>
  Math.max(1, Math.ceil(Math.max(bytesBefore, bytesAfter) / WRITE_UNIT_BYTES));

type IndexUnits = Record<string, { CapacityUnits: number }>;

/** Takes units as they are used. */
export type Count = (units: number) => void;

/** All units that were used since the engine was opened, those of refused writes included. */
export class Meter {
  readUnits = 0;
  writeUnits = 0;

  readonly reading: Count = (units) => {
    this.readUnits += units;
  };

  readonly writing: Count = (units) => {
    this.writeUnits += units;
  };
}

/** Units that one request used on one table and its indexes. */
export class Consumption {
  readonly table: Table;
  private readonly count: Count;
  private tableUnits = 0;
  private readonly indexUnits = new Map<string, number>();

  constructor(table: Table, count: Count) {
    this.table = table;
    this.count = count;
  }

  add(units: number): this {
    this.count(units);
    this.tableUnits += units;
    return this;
  }

  addIndex(name: string, units: number): void {
    this.count(units);
    this.indexUnits.set(name, (this.indexUnits.get(name) ?? 0) + units);
  }

  private unitsOf(scope: 'global' | 'local'): IndexUnits | undefined {
    const entries = this.table.indexes
      .filter((index) => index.scope === scope && this.indexUnits.has(index.name))
      .map((index) => [index.name, { CapacityUnits: this.indexUnits.get(index.name)! }] as const);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  /** The wire form; `kind` is named in transactions, where the answer says what sort of units they were. */
  describe(detail: CapacityDetail, kind?: 'ReadCapacityUnits' | 'WriteCapacityUnits'): Record<string, unknown> {
    const units = (amount: number) => ({ CapacityUnits: amount, ...(kind && { [kind]: amount }) });
    let total = this.tableUnits;
    for (const amount of this.indexUnits.values()) total += amount;
    const summary = { TableName: this.table.name, ...units(total) };
    if (detail !== 'INDEXES') return summary;
    const global = this.unitsOf('global');
    const local = this.unitsOf('local');
    return {
      ...summary,
      Table: units(this.tableUnits),
      ...(global && { GlobalSecondaryIndexes: global }),
      ...(local && { LocalSecondaryIndexes: local }),
    };
  }
}

/** `{ ConsumedCapacity }` for an answer, or nothing when it was not asked for. */
export const consumedCapacity = (detail: CapacityDetail | undefined, consumption: Consumption): object =>
  detail === undefined || detail === 'NONE' ? {} : { ConsumedCapacity: consumption.describe(detail) };

/** The consumption of a request that touches several tables. */
export class ConsumptionByTable {
  private readonly byTable = new Map<string, Consumption>();
  private readonly count: Count;

  constructor(count: Count) {
    this.count = count;
  }

  of(table: Table): Consumption {
    const known = this.byTable.get(table.name) ?? new Consumption(table, this.count);
    this.byTable.set(table.name, known);
    return known;
  }

  /** `{ ConsumedCapacity: [...] }`, or nothing when it was not asked for. */
  describe(detail: CapacityDetail | undefined, kind?: 'ReadCapacityUnits' | 'WriteCapacityUnits'): object {
    if (detail === undefined || detail === 'NONE') return {};
    return { ConsumedCapacity: [...this.byTable.values()].map((consumption) => consumption.describe(detail, kind)) };
  }
}
