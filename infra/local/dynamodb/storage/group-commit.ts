import type { DatabaseSync } from 'node:sqlite';
import { DynamoDbError, internalServerError } from '../errors.ts';

interface Pending {
  /** Reads, decides and writes; what it throws undoes its own writes only. */
  readonly work: () => unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly answer: unknown } | { readonly error: unknown };

const asApiError = (error: unknown): unknown => (error instanceof DynamoDbError ? error : internalServerError(error));

/**
 * Runs writes one after the other. Those that arrive in the same turn of the event loop share one commit, because
 * waiting for the disk is the larger part of a write. Each runs in a savepoint of its own, so one that fails leaves
 * nothing behind, and nobody gets an answer before the commit is on disk.
 */
export class GroupCommit {
  private readonly database: DatabaseSync;
  private readonly onRollback: () => void;
  private readonly begin;
  private readonly commit;
  private readonly savepoint;
  private readonly release;
  private pending: Pending[] = [];

  /** `onRollback` is called when writes that were already seen by the program turn out not to have happened. */
  constructor(database: DatabaseSync, onRollback: () => void) {
    this.database = database;
    this.onRollback = onRollback;
    this.begin = database.prepare('BEGIN IMMEDIATE');
    this.commit = database.prepare('COMMIT');
    this.savepoint = database.prepare('SAVEPOINT action');
    this.release = database.prepare('RELEASE action');
  }

  /** The answer of `work` once it is durable. */
  submit<Answer>(work: () => Answer): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.pending.push({ work, resolve: resolve as (answer: never) => void, reject });
      if (this.pending.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Runs what is waiting, so that nothing is lost when the engine is closed. */
  flush(): void {
    const group = this.pending;
    if (group.length === 0) return;
    this.pending = [];
    let outcomes: Outcome[];
    try {
      this.begin.run();
      outcomes = group.map(({ work }) => this.attempt(work));
      this.commit.run();
    } catch (error) {
      this.abandon();
      for (const { reject } of group) reject(internalServerError(error));
      return;
    }
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]!;
      if ('error' in outcome) reject(asApiError(outcome.error));
      else resolve(outcome.answer as never);
    }
  }

  private attempt(work: () => unknown): Outcome {
    this.savepoint.run();
    try {
      const answer = work();
      this.release.run();
      return { answer };
    } catch (error) {
      this.database.exec('ROLLBACK TO action');
      this.release.run();
      this.onRollback();
      return { error };
    }
  }

  private abandon(): void {
    if (this.database.isTransaction) this.database.exec('ROLLBACK');
    this.onRollback();
  }
}
