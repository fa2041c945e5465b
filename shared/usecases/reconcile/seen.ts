import { type ItemKey, keys } from '../../store/keys.ts';
import type { RawItem } from '../../store/transaction.ts';
import { isExpired, type Recount } from './records.ts';

/** How much a recount went by. */
export interface Counted {
  readonly lanes: number;
  readonly appointments: number;
  readonly guards: number;
  readonly ledgerEntries: number;
}

/**
 * What is kept of the table once its pages are gone: of each site and day that there is one, of each lane a number, of
 * each site that it has a stock. Items themselves are not kept.
 */
export interface Seen {
  readonly counted: { -readonly [Kind in keyof Counted]: number };
  /** by site and date: in how many partitions its lanes lie */
  readonly days: Map<string, Map<string, number>>;
  readonly stocks: Set<string>;
  /** by the name of a lane: how many appointments found their claim in it */
  readonly met: Map<string, number>;
  /** items that should be gone by now */
  readonly overdue: ItemKey[];
}

/** Nothing yet. */
export const nothingSeen = (): Seen => ({
  counted: { lanes: 0, appointments: 0, guards: 0, ledgerEntries: 0 },
  days: new Map(),
  stocks: new Set(),
  met: new Map(),
  overdue: [],
});

type Kind = 'day' | 'appointment' | 'guard' | 'stock' | 'account' | 'request' | 'other';

const kinds: Readonly<Record<string, Kind>> = {
  D: 'day',
  A: 'appointment',
  S: 'stock',
  U: 'account',
  ACCOUNTS: 'account',
  K: 'request',
};

/** What kind of item it is, by its key. */
export const kindOf = ({ pk, sk }: RawItem): Kind => {
  if (String(pk).startsWith('P#')) return String(sk).startsWith('G#') ? 'guard' : 'other';
  return kinds[String(pk).split('#')[0]!] ?? 'other';
};

/** Time to live removes expired items "within a few days" (DynamoDB developer guide): what lies longer is overdue. */
const removalMilliseconds = 4 * 24 * 3_600_000;

/** Takes note of an item, whatever is found of it. */
export const note = ({ nowAt }: Recount, seen: Seen, item: RawItem): void => {
  if (isExpired(item, nowAt - removalMilliseconds)) seen.overdue.push({ pk: String(item.pk), sk: String(item.sk) });
  if (isExpired(item, nowAt)) return;
  const kind = kindOf(item);
  if (kind === 'day') noteDay(seen, item);
  if (kind === 'guard') seen.counted.guards++;
  if (kind === 'stock') {
    seen.stocks.add(String(item.pk).slice(keys.stock('').pk.length));
    if (item.sk !== keys.stock('').sk) seen.counted.ledgerEntries++;
  }
};

const noteDay = (seen: Seen, { pk, sk }: RawItem): void => {
  const [, siteId = '', localDate = '', shard = '0'] = String(pk).split('#');
  const ofSite = seen.days.get(siteId) ?? new Map<string, number>();
  ofSite.set(localDate, Math.max(ofSite.get(localDate) ?? 1, Number(shard) + 1));
  seen.days.set(siteId, ofSite);
  if (sk !== keys.day('', '').sk) seen.counted.lanes++;
};
