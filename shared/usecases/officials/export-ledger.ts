import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { readLedger } from '../../store/stock.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteToManage } from '../scope.ts';
import { type LedgerView, viewLedger } from './stock-view.ts';

/**
 * The whole ledger of a site, oldest line first, read while it is consumed: its changes add up to what is on hand.
 * FORBIDDEN for staff, NOT_FOUND outside the actor's area.
 */
export const exportLedger = async (
  deps: Dependencies,
  { actor, siteId }: { actor: StaffActor; siteId: string },
): Promise<Outcome<AsyncGenerator<LedgerView>>> => {
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  return isRefusal(site) ? site : viewLines(deps, siteId);
};

async function* viewLines({ table }: Dependencies, siteId: string): AsyncGenerator<LedgerView> {
  for await (const entry of readLedger(table, siteId)) yield* viewLedger([entry]);
}
