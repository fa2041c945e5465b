import { removeExpired } from '../../shared/store/overdue.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { type Reconciliation, reconcile } from '../../shared/usecases/reconcile/reconcile.ts';

/** What a night's work came to. */
export interface NightlyOutcome extends Omit<Reconciliation, 'overdue'> {
  /** expired items that time to live had forgotten */
  readonly removed: number;
}

/**
 * Recounts the invariants, and removes what is past its expiry for longer than time to live should take, so that nothing
 * personal stays because nobody noticed. Changes nothing else; may run twice at once.
 */
export const nightly = async (deps: Dependencies): Promise<NightlyOutcome> => {
  const { overdue, ...recounted } = await reconcile(deps);
  let removed = 0;
  for (const key of overdue) if (await removeExpired(deps.table, key, deps.clock())) removed++;
  return { ...recounted, removed };
};
