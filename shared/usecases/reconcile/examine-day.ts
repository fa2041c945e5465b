import { shardsFor } from '../../domain/lanes.ts';
import { appointmentRetentionDays } from '../../domain/retention.ts';
import type { Consistency } from '../../store/batch-get.ts';
import { windowSet } from '../../store/days.ts';
import { daySortKey } from '../../store/keys.ts';
import { type Lane, laneKey, parseLane } from '../../store/lanes.ts';
import { dayShard } from '../../store/recounts.ts';
import type { RawItem } from '../../store/transaction.ts';
import { checkClaim, checkSeats } from './check-lane.ts';
import { checkSlots } from './check-slots.ts';
import { type Finding, needsPerson } from './difference.ts';
import { inParts, isExpired, isKeptAfter, type Recount, readable, readRecords, whereIs } from './records.ts';

/** A site's day, and how many partitions of it were seen. */
export interface SiteDay {
  readonly siteId: string;
  readonly localDate: string;
  readonly shards: number;
}

/** What was found of a day, and how much there was. */
export interface DayExamined {
  readonly findings: readonly Finding[];
  readonly lanes: number;
  readonly held: number;
}

/** Claims whose records are read in one call. */
const claimsPerCall = 100;

/**
 * I1 to I4 of one site's day: a Query for each partition of its lanes, and the records that its claims name, 100 a call.
 * Claims of a lane that `isMet` are not looked up: as many appointments named it as it has claims. A claim may outlive
 * its appointment, which expires earlier.
 */
export const examineDay = async (
  recount: Recount,
  day: SiteDay,
  consistency: Consistency,
  isMet: (lane: Lane) => boolean = () => false,
): Promise<DayExamined> => {
  const items = await readDay(recount, day, consistency);
  const laneItems = items.filter(({ sk }) => sk !== daySortKey);
  const stored = items.find(({ sk }) => sk === daySortKey);
  const lanes = laneItems.flatMap((item) => readable(parseLane, item) ?? []);
  const isKept = isKeptAfter(day.localDate, appointmentRetentionDays, recount.nowAt);
  const unmet = isKept ? lanes.filter((lane) => !isMet(lane)) : [];
  const windows = stored && windowSet.parse(stored.slots);
  return {
    findings: [
      ...laneItems.flatMap((item) => checkReadable(day, item)),
      ...lanes.flatMap(checkSeats),
      ...checkSlots({ ...day, windows, lanes }),
      ...(await checkClaims(recount, unmet, consistency)),
    ],
    lanes: lanes.length,
    held: lanes.reduce((sum, { claims }) => sum + claims.size, 0),
  };
};

/** The first partition tells how many there should be; what was seen of others is read as well. */
const readDay = async (
  { deps, nowAt }: Recount,
  { siteId, localDate, shards }: SiteDay,
  consistency: Consistency,
): Promise<RawItem[]> => {
  const items = await dayShard(deps.table, { siteId, localDate, shard: 0 }, consistency);
  const told = shardsFor(Math.max(0, ...items.map(({ lanes }) => Number(lanes ?? 0))));
  for (let shard = 1; shard < Math.max(told, shards); shard++) {
    items.push(...(await dayShard(deps.table, { siteId, localDate, shard }, consistency)));
  }
  return items.filter((item) => !isExpired(item, nowAt));
};

const checkReadable = ({ siteId }: SiteDay, item: RawItem): Finding[] =>
  readable(parseLane, item)
    ? []
    : [
        {
          invariant: 'I2',
          where: whereIs(item),
          rule: 'readable',
          says: 'is a lane that cannot be read',
          remedy: needsPerson('restore it from before that'),
          siteId,
        },
      ];

const checkClaims = async (recount: Recount, lanes: readonly Lane[], consistency: Consistency): Promise<Finding[]> => {
  const claims = lanes.flatMap((lane) => [...lane.claims].map(([code, status]) => ({ lane, code, status })));
  const found: Finding[] = [];
  for (const part of inParts(claims, claimsPerCall)) {
    const records = await readRecords(
      recount,
      part.map(({ code }) => code),
      consistency,
    );
    found.push(...part.flatMap(({ lane, code, status }) => checkClaim(lane, code, status, records.get(code))));
  }
  return found;
};

/** The name of a lane by which its appointments and its day find each other. */
export const laneName = (lane: Lane): string => whereIs(laneKey(lane));
