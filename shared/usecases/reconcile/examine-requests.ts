import type { Consistency } from '../../store/batch-get.ts';
import { keys } from '../../store/keys.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, findingUnless, needsPerson } from './difference.ts';
import { type Recount, readItems, whereIs } from './records.ts';

/** Where the ledger entry of a stock act lies: under the time and the key of its request. */
const ledgerKeyOf = ({ pk, at, siteId }: RawItem) =>
  keys.ledger(String(siteId), Number(at), String(pk).slice(keys.request('').pk.length));

/** Only acts on stock leave an entry of which the request knows the place. */
export const isStockRequest = ({ what }: RawItem): boolean => what === 'recordStock';

/** I10, from the request's side: every act on stock that was answered has its ledger entry. */
export const examineRequests = async (
  recount: Recount,
  requests: readonly RawItem[],
  consistency: Consistency,
): Promise<Finding[]> => {
  const entries = await readItems(recount, requests.map(ledgerKeyOf), consistency);
  return requests.flatMap((request) =>
    findingUnless(entries.has(whereIs(ledgerKeyOf(request))), () => ({
      invariant: 'I10',
      where: whereIs(request),
      rule: 'entry',
      says: `was answered, and the ledger of ${request.siteId} has no entry of it`,
      remedy: needsPerson(
        'the answer in it tells the entry: restore that from before, or count the stock and enter the count',
      ),
      siteId: String(request.siteId),
    })),
  );
};
