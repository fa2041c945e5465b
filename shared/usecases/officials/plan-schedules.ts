import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import type { ScheduleInput } from '../../domain/requests/officials.ts';
import { type PoolSeats, planDay, seatsOf } from '../../domain/schedules.ts';
import { addDays, localDateOf } from '../../domain/time.ts';
import { readDaySlots } from '../../store/day-slots.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteToManage } from '../scope.ts';
import { whyNoSchedule } from './create-schedules.ts';

/** What a schedule would add to one day, and what it would find there and leave alone; both in slots. */
export interface PlannedDay {
  readonly date: string;
  readonly made: number;
  readonly kept: number;
  /** a closed day takes no more slots, and a schedule that names it is refused as a whole */
  readonly isClosed: boolean;
}

/** What a schedule would come to. */
export interface SchedulePlan {
  readonly days: readonly PlannedDay[];
  /** of each slot */
  readonly seats: PoolSeats;
}

/**
 * What `createSchedules` would do, without doing it: one BatchGetItem. Refuses with FORBIDDEN, NOT_FOUND, DATE_FORMAT
 * for days that are over, FIELD_INVALID for opening hours shorter than a slot.
 */
export const planSchedules = async (
  deps: Dependencies,
  { actor, siteId, input }: { actor: StaffActor; siteId: string; input: ScheduleInput },
): Promise<Outcome<SchedulePlan>> => {
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const whyNot = whyNoSchedule(deps, siteId, input);
  if (whyNot) return whyNot;
  const days = await readDaySlots(deps.table, siteId, input.dates, noMark);
  return {
    seats: seatsOf(input),
    days: days.map(({ localDate, slots, isClosed }) => {
      const { missing, inTheWay } = planDay(siteId, localDate, input, slots);
      return { date: localDate, made: missing.length, kept: inTheWay.length, isClosed };
    }),
  };
};

/** A look belongs to no request that might have made slots. */
const noMark = '';

/** Days ahead that officials are shown: two schedules of the longest kind. */
const daysAhead = 62;

/** A day that has slots. */
export interface ScheduledDay {
  readonly date: string;
  readonly slots: number;
  readonly isClosed: boolean;
}

/** The days of a site from today on that have slots, for two months: one BatchGetItem. Asks nobody's rights. */
export const scheduledDays = async (deps: Dependencies, siteId: string): Promise<ScheduledDay[]> => {
  const today = localDateOf(deps.clock());
  const dates = Array.from({ length: daysAhead }, (_, day) => addDays(today, day));
  const days = await readDaySlots(deps.table, siteId, dates, noMark, 'eventual');
  return days
    .filter(({ slots }) => slots.length > 0)
    .map(({ localDate, slots, isClosed }) => ({ date: localDate, slots: slots.length, isClosed }));
};
