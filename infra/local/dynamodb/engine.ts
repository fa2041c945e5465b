import { Meter } from './capacity.ts';
import { DynamoDbError, internalServerError, unknownOperation } from './errors.ts';
import { Expiry } from './items/expiry.ts';
import { OPERATIONS } from './operations/index.ts';
import type { Answer } from './operations/operation.ts';
import { checkRules } from './requests/check-rules.ts';
import { checkTypes } from './requests/check-types.ts';
import { ClientTokens } from './storage/client-tokens.ts';
import { openDatabase } from './storage/database.ts';
import { Entries } from './storage/entries.ts';
import { GroupCommit } from './storage/group-commit.ts';
import { History } from './storage/history.ts';
import type { Store } from './store.ts';
import { Catalog } from './tables/catalog.ts';

export { DynamoDbError } from './errors.ts';

export interface EngineOptions {
  /** Path of the SQLite file, or ':memory:'. Several processes may have the same file open. */
  readonly file: string;
  /** Epoch milliseconds; for tests that need a clock of their own. */
  readonly now?: () => number;
  /** Host and port under which clients reach it, for those that ask. */
  readonly endpoint?: string;
}

export interface Engine {
  /**
   * Runs one operation of the API in its wire form (binaries are base64 text). The input belongs to the engine
   * from then on. Rejects with a {@link DynamoDbError}; resolves for a write only when it is on disk.
   */
  call(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>>;
  /**
   * Capacity units used since it was opened, by the rules of the service: failed conditions and cancelled
   * transactions, whose answers do not tell, are included.
   */
  metered(): { readonly readUnits: number; readonly writeUnits: number };
  /** Finishes the writes that were called before, and closes the file. */
  close(): void;
}

const openStore = (options: EngineOptions) => {
  const database = openDatabase(options.file);
  const store: Store = {
    catalog: new Catalog(database),
    entries: new Entries(database),
    history: new History(database),
    tokens: new ClientTokens(database),
    meter: new Meter(),
    now: options.now ?? Date.now,
    endpoint: options.endpoint ?? 'localhost',
  };
  return { database, store };
};

/** Opens the tables in a file; an empty or missing file is an account without tables. */
export const openEngine = (options: EngineOptions): Engine => {
  const { database, store } = openStore(options);
  const writes = new GroupCommit(database, () => store.catalog.forget());
  const expiry = new Expiry(store.now());
  const begin = database.prepare('BEGIN');
  const end = database.prepare('COMMIT');

  /** All of a write happens at one time, or a restore could bring back half of a transaction. */
  const submit = <Result>(work: (store: Store) => Result): Promise<Result> =>
    writes.submit(() => {
      const time = store.now();
      return work({ ...store, now: () => time });
    });

  /** All reads of one operation see the same state, whatever another process writes meanwhile. */
  const inSnapshot = (work: (store: Store) => Answer): Answer => {
    begin.run();
    try {
      return work(store);
    } finally {
      end.run();
    }
  };

  /** Expired items go while others are asked for: nobody can tell, and an idle engine stays idle. */
  const removeExpired = (): void => {
    if (!expiry.isDue(store)) return;
    // What fails here is no matter of the request that came by; the next step tries again.
    submit((at) => expiry.step(at)).catch(() => {});
  };

  const run = (name: string, input: Record<string, unknown>): Answer | Promise<Answer> => {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw unknownOperation();
    removeExpired();
    checkTypes(operation.shape, input);
    checkRules(operation.shape, input);
    const work = operation.prepare(input as never);
    return operation.writes ? submit(work) : inSnapshot(work);
  };

  return {
    call: async (name, input) => {
      try {
        return await run(name, input);
      } catch (error) {
        throw error instanceof DynamoDbError ? error : internalServerError(error);
      }
    },
    metered: () => ({ readUnits: store.meter.readUnits, writeUnits: store.meter.writeUnits }),
    close: () => {
      writes.flush();
      database.close();
    },
  };
};
