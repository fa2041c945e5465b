import { parseWindowKey, type SlotWindow, slotIdOf } from '../domain/slots.ts';
import { batchGet } from './batch-get.ts';
import { dayItem } from './days.ts';
import { keys } from './keys.ts';
import { type Lane, laneKey, parseLane } from './lanes.ts';
import type { Table } from './table.ts';

/** All lanes of one slot, in order of their numbers. `walkIn` is empty when the slot has no walk-in seats. */
export interface SlotLanes {
  readonly slot: SlotWindow;
  readonly online: readonly Lane[];
  readonly walkIn: readonly Lane[];
}

/** Groups the lanes of a day by slot, in order of time. */
export const groupBySlot = (lanes: readonly Lane[]): SlotLanes[] => {
  const bySlot = Map.groupBy(lanes, (lane) => slotIdOf(lane.slot));
  return [...bySlot.values()].map(slotLanes).toSorted((a, b) => a.slot.startMinutes - b.slot.startMinutes);
};

const slotLanes = (lanes: readonly Lane[]): SlotLanes => {
  const ordered = lanes.toSorted((a, b) => a.laneNumber - b.laneNumber);
  return {
    slot: ordered[0]!.slot,
    online: ordered.filter(({ pool }) => pool === 'online'),
    walkIn: ordered.filter(({ pool }) => pool === 'walkIn'),
  };
};

/** One slot, and what its day says: whether it is closed, and which slots it has, in order of time. */
export interface StoredSlot {
  readonly isDayClosed: boolean;
  readonly ofDay: readonly SlotWindow[];
  readonly lanes: SlotLanes;
}

/**
 * Reads one slot, strongly consistent: one BatchGetItem of the day and the first lane of each pool, a second one when
 * these say that there are more lanes.
 */
export const readSlot = async (table: Table, slot: SlotWindow): Promise<StoredSlot | undefined> => {
  const firstKeys = (['online', 'walkIn'] as const).map((pool) => laneKey({ slot, pool, laneNumber: 0 }));
  const dayKey = keys.day(slot.siteId, slot.localDate);
  const items = await batchGet(table, [dayKey, ...firstKeys], 'strong');
  const dayFound = items.find(({ sk }) => sk === dayKey.sk);
  const day = dayItem.parse(dayFound ?? {});
  const firsts = items.filter((item) => item !== dayFound).map(parseLane);
  if (!firsts.some(({ pool }) => pool === 'online')) return undefined;
  const others = await batchGet(table, firsts.flatMap(furtherKeys), 'strong');
  const lanes = slotLanes([...firsts, ...others.map(parseLane)]);
  const ofDay = [...day.slots].toSorted().map((window) => ({ ...slot, ...parseWindowKey(window) }));
  return { isDayClosed: day.closedAt !== undefined, ofDay, lanes };
};

const furtherKeys = ({ slot, pool, laneCount }: Lane) =>
  Array.from({ length: laneCount - 1 }, (_, index) => laneKey({ slot, pool, laneNumber: index + 1 }));
