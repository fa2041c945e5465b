import type { StaffActor } from '../../domain/accounts.ts';
import { changeCapacity, type LaneChange } from '../../domain/lanes.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import type { SlotPatch } from '../../domain/requests/officials.ts';
import { parseSlotId } from '../../domain/slots.ts';
import type { Lane } from '../../store/lanes.ts';
import { type SlotChange, slotChangeWrites } from '../../store/slot-changes.ts';
import { readSlot, type StoredSlot } from '../../store/slot-lanes.ts';
import type { ConditionFailure } from '../../store/transaction.ts';
import { countSeats } from '../availability/lane-counts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce, type Plan } from '../requests/answer-once.ts';
import { siteToManage } from '../scope.ts';
import { type OfficialSlotView, viewOfficialSlot } from './slot-view.ts';

/**
 * Changes capacity, walk-in capacity or status of a slot while bookings pour in: one read and one transaction, planned
 * again when bookings took the seats that were to be removed. Refuses with FORBIDDEN, NOT_FOUND for the site,
 * SLOT_NOT_FOUND, DAY_CLOSED, STALE_VERSION when another official was first, CAPACITY_BELOW_BOOKED with `booked`,
 * NUMBER_FORMAT when both pools together would need too many lanes, KEY_REUSED.
 */
export const changeSlot = async (
  deps: Dependencies,
  command: { actor: StaffActor; key?: string | undefined; siteId: string; slotId: string; input: SlotPatch },
): Promise<Outcome<OfficialSlotView>> => {
  const { actor, key, siteId, slotId, input } = command;
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const slot = parseSlotId(slotId);
  if (slot?.siteId !== siteId) return refuse('SLOT_NOT_FOUND');
  const act = { what: 'changeSlot', actor, key, input: { slotId, ...input }, siteId } as const;
  const changed = await answerOnce(deps, act, async () => planChange(await readSlot(deps.table, slot), input));
  deps.days.forget(siteId, slot.localDate);
  return changed;
};

/** What a change comes to, given the slot as it was read; refuses as `changeSlot` does. */
export const planChange = (stored: StoredSlot | undefined, input: SlotPatch): Outcome<Plan<OfficialSlotView>> => {
  if (!stored) return refuse('SLOT_NOT_FOUND');
  if (stored.isDayClosed) return refuse('DAY_CLOSED');
  const { lanes } = stored;
  const first = lanes.online[0]!;
  if (first.version !== input.version) return refuse('STALE_VERSION');
  const online = changeOfPool(lanes.online, input.capacity, 'capacity');
  if (isRefusal(online)) return online;
  const walkIn = changeOfPool(lanes.walkIn, input.walkInCapacity, 'walkInCapacity');
  if (isRefusal(walkIn)) return walkIn;
  const change = { lanes, online, walkIn, status: input.status ?? first.status };
  if (laneCountAfter(change) > maxLanes) return tooManySeats;
  return { writes: slotChangeWrites(change), answer: viewAfter(change), whyNot: whyNot(first) };
};

/**
 * A transaction takes 100 actions, and the audit entry is one of them. Lanes are never removed; 99 of them are more than
 * the 2,000 seats of a schedule need, but two pools of 2,000 seats each would go beyond.
 */
const maxLanes = 99;

const laneCountAfter = ({ lanes, online, walkIn }: SlotChange): number =>
  lanes.online.length + lanes.walkIn.length + [...online, ...walkIn].filter(({ isNew }) => isNew).length;

const tooManySeats = refuse('NUMBER_FORMAT', {
  fields: [
    { field: 'capacity', code: 'NUMBER_FORMAT' },
    { field: 'walkInCapacity', code: 'NUMBER_FORMAT' },
  ],
});

const changeOfPool = (
  lanes: readonly Lane[],
  capacity: number | undefined,
  field: keyof SlotPatch,
): Outcome<LaneChange[]> => {
  if (capacity === undefined) return [];
  const { booked } = countSeats(lanes);
  const code = 'CAPACITY_BELOW_BOOKED';
  return changeCapacity(lanes, capacity) ?? refuse(code, { booked, fields: [{ field, code }] });
};

const viewAfter = (change: SlotChange): OfficialSlotView => {
  const { lanes, online, walkIn, status } = change;
  const before = viewOfficialSlot(lanes);
  return {
    ...before,
    status,
    capacity: before.capacity + sumOf(online),
    walkIn: { ...before.walkIn, capacity: before.walkIn.capacity + sumOf(walkIn) },
    version: before.version + 1,
  };
};

const sumOf = (changes: readonly LaneChange[]): number => changes.reduce((sum, { seats }) => sum + seats, 0);

/** Another version on the first lane is another official's change; all else is bookings, and the plan is made anew. */
const whyNot =
  (first: Lane) =>
  ({ failed, old }: ConditionFailure): Refusal | undefined =>
    failed === 0 && old?.ver !== first.version ? refuse('STALE_VERSION') : undefined;
