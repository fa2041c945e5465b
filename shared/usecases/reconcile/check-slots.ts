import { type Pool, parseWindowKey, pools, slotIdOf, windowKey } from '../../domain/slots.ts';
import type { Lane } from '../../store/lanes.ts';
import { addWindow, sameLaneStatus, setLaneCount, setLaneStatus } from '../../store/repair-seats.ts';
import { type Finding, findingUnless, needsPerson, repair } from './difference.ts';

/** A site's day as read: the windows that it says it has (undefined: there is no such item), and its lanes. */
export interface SlotsOfDay {
  readonly siteId: string;
  readonly localDate: string;
  readonly windows: ReadonlySet<string> | undefined;
  readonly lanes: readonly Lane[];
}

/** I2: lane 0 says how many lanes its pool has, all lanes of a slot have one status, and the day knows its slots. */
export const checkSlots = (day: SlotsOfDay): Finding[] => {
  const bySlot = Map.groupBy(day.lanes, ({ slot }) => windowKey(slot));
  return [
    ...[...bySlot.values()].flatMap((lanes) => [
      ...pools.flatMap((pool) => checkLaneCount(lanes, pool)),
      ...checkStatus(lanes),
      ...checkKnown(day, lanes[0]!),
    ]),
    ...[...(day.windows ?? [])].flatMap((key) => checkExists(day, key, bySlot.has(key))),
  ];
};

const about = ({ slot }: Lane) => ({ invariant: 'I2', where: slotIdOf(slot), siteId: slot.siteId }) as const;

const checkLaneCount = (lanes: readonly Lane[], pool: Pool): Finding[] => {
  const own = lanes.filter((lane) => lane.pool === pool);
  const first = own.find(({ laneNumber }) => laneNumber === 0);
  if (own.length === 0 || first?.laneCount === own.length) return [];
  const isGapless = first !== undefined && own.every(({ laneNumber }) => laneNumber < own.length);
  return [
    {
      ...about(own[0]!),
      rule: `lanes ${pool}`,
      says: `lane 0 counts ${first?.laneCount ?? 'no'} lanes of pool ${pool}, there are ${own.length}`,
      remedy: isGapless
        ? repair(`set the number of its lanes to ${own.length}`, ...setLaneCount(first, own.length))
        : needsPerson('a lane in between is gone: restore it from before that'),
    },
  ];
};

/** The first lane of the online pool carries the version of officials' changes, and so the status that they set. */
const checkStatus = (lanes: readonly Lane[]): Finding[] => {
  if (new Set(lanes.map(({ status }) => status)).size === 1) return [];
  const first = lanes.find(({ pool, laneNumber }) => pool === 'online' && laneNumber === 0);
  const others = lanes.filter(({ status }) => status !== first?.status);
  return [
    {
      ...about(lanes[0]!),
      rule: 'status',
      says: 'lanes of one slot differ in status',
      remedy: first
        ? repair(
            `set all of them to ${first.status}, as the first lane is`,
            ...others.map((lane) => setLaneStatus(lane, first.status)),
            sameLaneStatus(first),
          )
        : needsPerson('set the status anew in the page of the slot'),
    },
  ];
};

const checkKnown = ({ windows }: SlotsOfDay, lane: Lane): Finding[] =>
  findingUnless(!windows || windows.has(windowKey(lane.slot)), () => ({
    ...about(lane),
    rule: 'known',
    says: 'has lanes, but its day does not know it',
    remedy: repair('enter it in its day', addWindow(lane.slot)),
  }));

const checkExists = ({ siteId, localDate }: SlotsOfDay, key: string, exists: boolean): Finding[] =>
  findingUnless(exists, () => ({
    invariant: 'I2',
    where: slotIdOf({ siteId, localDate, ...parseWindowKey(key) }),
    rule: 'exists',
    says: 'is known to its day, but has no lanes',
    remedy: needsPerson('restore its lanes from before that'),
    siteId,
  }));
