import type { ItemKey } from '../../store/keys.ts';
import type { Lane } from '../../store/lanes.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Difference, differenceOf, type Finding, findingId, lookTwice } from './difference.ts';
import { examineDay, laneName, type SiteDay } from './examine-day.ts';
import { examineStock } from './examine-stock.ts';
import type { Recount } from './records.ts';
import { type Counted, nothingSeen, type Seen } from './seen.ts';
import { sweep } from './sweep.ts';

/** What a recount found. */
export interface Reconciliation {
  readonly counted: Counted;
  readonly differences: readonly Difference[];
  /** expired items that time to live has left lying for more than four days */
  readonly overdue: readonly ItemKey[];
}

/** The same, with what can be done about each difference. */
export interface Recounted extends Omit<Reconciliation, 'differences'> {
  readonly findings: readonly Finding[];
}

/** How far a recount is. */
export type Progress =
  | { readonly of: 'table'; readonly items: number }
  | {
      readonly of: 'day';
      readonly siteId: string;
      readonly localDate: string;
      readonly lanes: number;
      readonly held: number;
    }
  | { readonly of: 'stock'; readonly siteId: string; readonly entries: number };

type Tell = (progress: Progress) => void;

/**
 * Recounts the invariants from the store and changes nothing, beside a running server too. Holds a page of the table or
 * a day of a site at a time, and tells of each as it is done.
 */
export const reconcile = async (deps: Dependencies, tell?: Tell): Promise<Reconciliation> => {
  const { findings, ...rest } = await recountAll(deps, tell);
  return { ...rest, differences: findings.map(differenceOf) };
};

/** The same, with what can be done about each difference. */
export const recountAll = async (deps: Dependencies, tell: Tell = () => undefined): Promise<Recounted> => {
  deps.directory.forget();
  const recount: Recount = { deps, directory: await deps.directory.current(), nowAt: deps.clock() };
  const seen = nothingSeen();
  // By their names, because an account is looked at from both of its items.
  const found = new Map<string, Finding>();
  const keep = (findings: readonly Finding[]) => findings.forEach((each) => void found.set(findingId(each), each));
  let items = 0;
  for await (const page of sweep(recount, seen)) {
    keep(page.findings);
    items += page.items;
    tell({ of: 'table', items });
  }
  for (const day of daysOf(seen)) keep(await lookAtDay(recount, seen, day, tell));
  for (const siteId of [...seen.stocks].toSorted()) keep(await lookAtStock(recount, siteId, tell));
  return { counted: seen.counted, overdue: seen.overdue, findings: [...found.values()] };
};

const daysOf = ({ days }: Seen): SiteDay[] =>
  [...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([siteId, dates]) =>
      [...dates].toSorted().map(([localDate, shards]): SiteDay => ({ siteId, localDate, shards })),
    );

const lookAtDay = async (recount: Recount, { met }: Seen, day: SiteDay, tell: Tell): Promise<Finding[]> => {
  const isMet = (lane: Lane) => (met.get(laneName(lane)) ?? 0) === lane.claims.size;
  const { findings, lanes, held } = await examineDay(recount, day, 'eventual', isMet);
  const { siteId, localDate } = day;
  tell({ of: 'day', siteId, localDate, lanes, held });
  return lookTwice(findings, async () => (await examineDay(recount, day, 'strong')).findings);
};

const lookAtStock = async (recount: Recount, siteId: string, tell: Tell): Promise<Finding[]> => {
  const { findings, entries } = await examineStock(recount, siteId, 'eventual');
  tell({ of: 'stock', siteId, entries });
  return lookTwice(findings, async () => (await examineStock(recount, siteId, 'strong')).findings);
};
