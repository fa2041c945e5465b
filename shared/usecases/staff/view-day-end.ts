import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { slotEndAt, viewWindow } from '../../domain/slots.ts';
import { type StockView, viewStockOf } from '../../domain/stock.ts';
import { formatInstant } from '../../domain/time.ts';
import { readWholeDayStrongly } from '../../store/days.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';
import { readStock, type StoredStock } from '../../store/stock.ts';
import { countClaims } from '../availability/lane-counts.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';

/** A slot in which somebody is still booked or checked in; `isOver` once its end has passed. */
export interface OpenSlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly booked: number;
  readonly checkedIn: number;
  readonly isOver: boolean;
}

/** What was found at the closing: pieces in the books, pieces counted. */
export interface CountedItem {
  readonly itemId: string;
  readonly name: string;
  readonly expected: number;
  readonly counted: number;
}

/** How far a day is from its end; `closed` once somebody closed it. */
export interface DayEnd {
  readonly open: readonly OpenSlot[];
  /** what the books say of every item that ever was at the site */
  readonly stock: readonly StockView[];
  /** pieces handed out on the day */
  readonly handedOut: readonly { readonly itemId: string; readonly name: string; readonly quantity: number }[];
  readonly closed?: {
    /** ISO 8601 */
    readonly at: string;
    readonly by: string;
    readonly counts: readonly CountedItem[];
  };
}

/** The ledger goes back at least so far to find what was counted at the closing. */
const maxLedgerEntries = 500;

/** What stands between a site's day and its closing, or how it was closed: two Queries. NOT_FOUND outside the actor's scope. */
export const viewDayEnd = async (
  deps: Dependencies,
  { actor, siteId, localDate }: { actor: StaffActor; siteId: string; localDate: string },
): Promise<Outcome<DayEnd>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const [{ day, lanes }, stored] = await Promise.all([
    readWholeDayStrongly(deps.table, siteId, localDate),
    readStock(deps.table, siteId, maxLedgerEntries),
  ]);
  const { onHand, handedOutOn } = stored.balance;
  const closedAt = day?.closedAt;
  const handedOut = closedAt === undefined ? [...handedOutOn(localDate)] : Object.entries(day?.handedOut ?? {});
  return {
    open: groupBySlot(lanes).flatMap(openSlot(deps.clock())),
    stock: viewStockOf(directory.items, onHand).filter(({ itemId }) => onHand.has(itemId)),
    handedOut: handedOut.map(([itemId, quantity]) => ({ itemId, name: nameOf(directory, itemId), quantity })),
    ...(closedAt !== undefined && {
      closed: {
        at: formatInstant(closedAt),
        by: day?.closedBy ?? '',
        counts: countsAt(directory, stored, closedAt),
      },
    }),
  };
};

const nameOf = (directory: Directory, itemId: string): string => directory.items.get(itemId)?.name ?? itemId;

const openSlot =
  (nowAt: number) =>
  ({ slot, online, walkIn }: SlotLanes): OpenSlot[] => {
    const { booked, checkedIn } = countClaims([...online, ...walkIn]);
    const isOver = slotEndAt(slot) <= nowAt;
    return booked + checkedIn > 0 ? [{ ...viewWindow(slot), booked, checkedIn, isOver }] : [];
  };

/** The count was written in the transaction that closed the day, with the same time. */
const countsAt = (directory: Directory, { ledger }: StoredStock, closedAt: number): CountedItem[] =>
  ledger
    .filter(({ kind, at }) => kind === 'count' && at === closedAt)
    .flatMap(({ lines }) => lines)
    .map(({ itemId, quantity, change }) => ({
      itemId,
      name: nameOf(directory, itemId),
      expected: quantity - change,
      counted: quantity,
    }));
