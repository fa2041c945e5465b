import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { viewStockOf } from '../../domain/stock.ts';
import { readStock } from '../../store/stock.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import { type SiteStock, viewLedger } from './stock-view.ts';

/** So many ledger entries are shown; older ones stay in the store. A hand-out of several items is one entry. */
const maxLedgerEntries = 200;

/** The stock of a site and its newest ledger entries: one Query. NOT_FOUND outside the actor's scope. */
export const viewStock = async (
  deps: Dependencies,
  { actor, siteId }: { actor: StaffActor; siteId: string },
): Promise<Outcome<SiteStock>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const { balance, ledger } = await readStock(deps.table, siteId, maxLedgerEntries);
  return { stock: viewStockOf(directory.items, balance.onHand), ledger: viewLedger(ledger) };
};
