import { keys } from '../../store/keys.ts';
import { setStockNumber } from '../../store/repair-books.ts';
import { handedOutPrefix } from '../../store/stock-balance.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, findingUnless, needsPerson, repair } from './difference.ts';

/** Pieces by item. */
export type Pieces = ReadonlyMap<string, number>;

/** What a site's ledger adds up to, and what stands beside it. */
export interface StockFacts {
  readonly siteId: string;
  readonly balance: RawItem;
  /** by item: all changes */
  readonly sums: Pieces;
  /** by date and item: what the ledger says was handed out, as far back as days are kept */
  readonly handedOut: ReadonlyMap<string, Pieces>;
  /** by date and item: what closed days say was handed out before they were closed */
  readonly ofClosedDays: ReadonlyMap<string, Pieces>;
}

const onHand = 'on:';

/** I8: the ledger adds up to what is on hand, nothing is below 0, and each day's hand-outs are counted. */
export const checkStock = (facts: StockFacts): Finding[] => [...checkOnHand(facts), ...checkHandedOut(facts)];

const checkOnHand = ({ siteId, balance, sums }: StockFacts): Finding[] => {
  const stored = Object.keys(balance).filter((name) => name.startsWith(onHand));
  const itemIds = new Set([...stored.map((name) => name.slice(onHand.length)), ...sums.keys()]);
  return [...itemIds].flatMap((itemId) => {
    const was = balance[onHand + itemId] as number | undefined;
    const due = sums.get(itemId) ?? 0;
    const says = `${itemId}: ${was ?? 0} on hand, the ledger says ${due}`;
    return findingUnless((was ?? 0) === due && due >= 0, () => ({
      ...about(siteId),
      rule: onHand + itemId,
      says,
      remedy: setting(siteId, onHand + itemId, was, due),
    }));
  });
};

/** A day that is closed has taken its numbers along; what was handed out after that is counted anew. */
const checkHandedOut = ({ siteId, balance, handedOut, ofClosedDays }: StockFacts): Finding[] =>
  [...handedOut].flatMap(([localDate, pieces]) => {
    const prefix = handedOutPrefix(localDate);
    const counted = Object.keys(balance).filter((name) => name.startsWith(prefix));
    const itemIds = new Set([...counted.map((name) => name.slice(prefix.length)), ...pieces.keys()]);
    return [...itemIds].flatMap((itemId) => {
      const was = balance[prefix + itemId] as number | undefined;
      const closed = ofClosedDays.get(localDate)?.get(itemId) ?? 0;
      const due = (pieces.get(itemId) ?? 0) - closed;
      return findingUnless((was ?? 0) === due, () => ({
        ...about(siteId),
        rule: prefix + itemId,
        says: `${itemId} on ${localDate}: ${(was ?? 0) + closed} counted as handed out, the ledger says ${due + closed}`,
        remedy: setting(siteId, prefix + itemId, was, due),
      }));
    });
  });

const about = (siteId: string) => ({ invariant: 'I8', where: keys.stock(siteId).pk, siteId }) as const;

/** The ledger is the record: it is never changed, the numbers follow it. */
const setting = (siteId: string, name: string, was: number | undefined, due: number) =>
  due >= 0
    ? repair(`set ${name} to ${due}`, setStockNumber(siteId, name, was, due))
    : needsPerson('the ledger falls below 0: count the stock and enter the count in the page of the stock');
