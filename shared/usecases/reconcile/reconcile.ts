import type { ItemKey } from '../../store/keys.ts';
import type { Dependencies } from '../dependencies.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkAppointments } from './check-appointments.ts';
import { checkGuards } from './check-guards.ts';
import { checkLanes } from './check-lanes.ts';
import { checkStock } from './check-stock.ts';
import type { Difference } from './difference.ts';
import { type Facts, readFacts } from './facts.ts';

/** What a recount found. */
export interface Reconciliation {
  readonly counted: {
    readonly lanes: number;
    readonly appointments: number;
    readonly guards: number;
    readonly ledgerEntries: number;
  };
  readonly differences: readonly Difference[];
  /** expired items that time to live has left lying for more than four days */
  readonly overdue: readonly ItemKey[];
}

/**
 * Recounts the invariants from the store and changes nothing. Beside a running server the items of one act may be read
 * before and after it: what looks wrong is read once more, and only what is wrong both times is a difference.
 */
export const reconcile = async (deps: Dependencies): Promise<Reconciliation> => {
  const first = await recount(deps);
  if (first.differences.length === 0) return first;
  const second = await recount(deps);
  const seen = new Set(first.differences.map(toText));
  return { ...second, differences: second.differences.filter((difference) => seen.has(toText(difference))) };
};

const toText = ({ invariant, where, says }: Difference) => `${invariant} ${where} ${says}`;

const recount = async (deps: Dependencies): Promise<Reconciliation> => {
  deps.directory.forget();
  const facts = await readFacts(deps.table, deps.clock());
  const directory = await deps.directory.current();
  return {
    counted: countOf(facts),
    overdue: facts.overdue,
    differences: [
      ...checkLanes(facts),
      ...checkAppointments(facts, directory),
      ...checkGuards(facts, directory),
      ...checkStock(facts),
      ...checkAccounts(facts),
    ],
  };
};

const countOf = (facts: Facts) => ({
  lanes: facts.lanes.length,
  appointments: facts.appointments.size,
  guards: facts.guards.size,
  ledgerEntries: [...facts.ledgers.values()].reduce((sum, entries) => sum + entries.length, 0),
});
