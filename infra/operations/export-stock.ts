import { exportLedger } from '../../shared/usecases/officials/export-ledger.ts';
import { viewStock } from '../../shared/usecases/officials/view-stock.ts';
import { allowed, type Export } from './export-scope.ts';

export const stockColumns = ['siteId', 'itemId', 'name', 'onHand'];

/** What each site has of each item now. */
export async function* stockRows({ deps, actor, sites }: Export) {
  for (const { siteId } of sites) {
    const { stock } = allowed(await viewStock(deps, { actor, siteId }));
    for (const { itemId, name, onHand } of stock) yield [siteId, itemId, name, onHand];
  }
}

export const ledgerColumns = [
  'siteId',
  'at',
  'itemId',
  'kind',
  'quantity',
  'change',
  'by',
  'note',
  'donor',
  'otherSiteId',
];

/** Every line of every site's ledger, oldest first: the changes add up to the stock. */
export async function* ledgerRows({ deps, actor, sites }: Export) {
  for (const { siteId } of sites) {
    for await (const line of allowed(await exportLedger(deps, { actor, siteId }))) {
      const { at, itemId, kind, quantity, change, by, note, donor, otherSiteId } = line;
      yield [siteId, at, itemId, kind, quantity, change, by, note, donor, otherSiteId];
    }
  }
}
