import type { RewardItem } from '../../domain/rewards.ts';
import type { Site } from '../../domain/sites.ts';
import { type StockView, viewStockOf } from '../../domain/stock.ts';
import type { StoredDay } from '../../store/days.ts';
import type { Balance } from '../../store/stock-balance.ts';
import { countClaims, countSeats } from '../availability/lane-counts.ts';

/** Pieces of one item that were handed out. */
export interface HandedOut {
  readonly itemId: string;
  readonly name: string;
  readonly quantity: number;
}

/**
 * What a day came to. `capacity` is the seats of both pools and `booked` those held in both, walk-ins included;
 * `checkedIn`, `fulfilled` and `noShow` are the states of these now; `cancelled` seats are free again.
 */
export interface ReportTotal {
  readonly capacity: number;
  readonly booked: number;
  readonly checkedIn: number;
  readonly fulfilled: number;
  readonly noShow: number;
  readonly cancelled: number;
  readonly walkIns: number;
  readonly handedOut: readonly HandedOut[];
}

/** One site's line of the report; `stock` is what is on hand when the report is made. */
export interface SiteReport extends ReportTotal {
  readonly siteId: string;
  readonly name: string;
  readonly stock: readonly StockView[];
  readonly closed: boolean;
}

/** Counts one site's day from its lanes, its closing and its stock. */
export const reportSite = (
  items: ReadonlyMap<string, RewardItem>,
  { siteId, name }: Site,
  localDate: string,
  { day, lanes }: StoredDay,
  balance: Balance,
): SiteReport => {
  const { checkedIn, fulfilled, noShow } = countClaims(lanes);
  return {
    siteId,
    name,
    ...countSeats(lanes),
    checkedIn,
    fulfilled,
    noShow,
    cancelled: lanes.reduce((sum, lane) => sum + lane.cancelled, 0),
    walkIns: countSeats(lanes.filter(({ pool }) => pool === 'walkIn')).booked,
    handedOut: handedOutOf(items, [Object.entries(day?.handedOut ?? {}), [...balance.handedOutOn(localDate)]].flat()),
    stock: viewStockOf(items, balance.onHand),
    closed: day?.closedAt !== undefined,
  };
};

/** Pieces by item, in the directory's order; what was handed out after the closing counts too. */
const handedOutOf = (
  items: ReadonlyMap<string, RewardItem>,
  counts: readonly (readonly [itemId: string, quantity: number])[],
): HandedOut[] =>
  [...items.values()]
    .map(({ itemId, name }) => ({ itemId, name, quantity: sum(counts.filter(([id]) => id === itemId)) }))
    .filter(({ quantity }) => quantity > 0);

const sum = (counts: readonly (readonly [unknown, number])[]) => counts.reduce((total, [, count]) => total + count, 0);

/** The figures that add up over sites. */
export const figures = ['capacity', 'booked', 'checkedIn', 'fulfilled', 'noShow', 'cancelled', 'walkIns'] as const;

/** The figures of all sites together. */
export const addUp = (sites: readonly SiteReport[]): ReportTotal => {
  const totals = Object.fromEntries(
    figures.map((figure) => [figure, sites.reduce((total, site) => total + site[figure], 0)]),
  ) as Record<(typeof figures)[number], number>;
  const handedOut = Map.groupBy(
    sites.flatMap((site) => site.handedOut),
    ({ itemId }) => itemId,
  );
  return {
    ...totals,
    handedOut: [...handedOut.values()].map((rows) => ({
      ...rows[0]!,
      quantity: rows.reduce((total, { quantity }) => total + quantity, 0),
    })),
  };
};
