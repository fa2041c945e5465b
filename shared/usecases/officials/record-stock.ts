import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import type { StockInput } from '../../domain/requests/officials.ts';
import { afterLines, type LedgerEntry, ledgerLine, viewStockOf } from '../../domain/stock.ts';
import { putLedgerEntry } from '../../store/ledger.ts';
import type { AuditedRequest } from '../../store/requests.ts';
import { changeBalance, readBalance, setCounted } from '../../store/stock-balance.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce, type Plan } from '../requests/answer-once.ts';
import { siteToManage } from '../scope.ts';
import { type SiteStock, viewLedger } from './stock-view.ts';

/**
 * Records goods received, written off, sent, come or counted. A count sets what is on hand and enters the difference.
 * The answer shows all stock as it was read for this act and the entry that was made. Refuses with FORBIDDEN,
 * NOT_FOUND, FIELD_INVALID for an item or other site that does not exist, OUT_OF_STOCK, KEY_REUSED.
 */
export const recordStock = async (
  deps: Dependencies,
  { actor, key, siteId, input }: { actor: StaffActor; key: string; siteId: string; input: StockInput },
): Promise<Outcome<SiteStock>> => {
  const directory = await deps.directory.current();
  const site = siteToManage(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const act = { what: 'recordStock', actor, key, input: { siteId, ...input }, siteId } as const;
  return answerOnce(deps, act, (request) => planRecord(deps, directory, request, siteId, input));
};

const planRecord = async (
  deps: Dependencies,
  directory: Directory,
  { at, by, keyHash }: AuditedRequest,
  siteId: string,
  input: StockInput,
): Promise<Outcome<Plan<SiteStock>>> => {
  const unknown = unknownNames(directory, input);
  if (unknown) return unknown;
  const balance = await readBalance(deps.table, siteId);
  const { itemId, kind, quantity, note, donor, otherSiteId } = input;
  const line = ledgerLine(kind, itemId, quantity, balance.onHand.get(itemId) ?? 0);
  const entry: LedgerEntry = { at, by, kind, lines: [line], note, donor, otherSiteId };
  const counted = kind === 'count' ? setCounted(siteId, balance, [line]) : undefined;
  return {
    writes: [counted ?? changeBalance(siteId, [line]), putLedgerEntry(siteId, entry, keyHash)],
    answer: {
      stock: viewStockOf(directory.items, afterLines(balance.onHand, [line])),
      ledger: viewLedger([entry]),
    },
    whyNot: () => (counted ? undefined : refuse('OUT_OF_STOCK')),
  };
};

const unknownNames = (directory: Directory, { itemId, otherSiteId }: StockInput): Refusal | undefined => {
  if (!directory.items.has(itemId)) return refuseField('itemId');
  const isKnown = otherSiteId === undefined || directory.sites.has(otherSiteId);
  return isKnown ? undefined : refuseField('otherSiteId');
};
