import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import type { Surroundings } from './command.ts';

/** Recounts the invariants and prints every difference, and how much was counted. Answers how many differences there are. */
export const recount = async (deps: Dependencies, { say }: Pick<Surroundings, 'say'>): Promise<number> => {
  const { counted, differences } = await reconcile(deps);
  for (const { invariant, where, says } of differences) say(`${invariant}  ${where}: ${says}`);
  say(
    `${counted.lanes} lanes, ${counted.appointments} appointments, ${counted.guards} guards, ` +
      `${counted.ledgerEntries} ledger entries: ${differences.length} differences`,
  );
  return differences.length;
};
