import { isRefusal } from '../../domain/refusals.ts';
import type { InputFile, InputSite } from '../../domain/requests/input-file.ts';
import type { ScheduleInput } from '../../domain/requests/officials.ts';
import { planDay } from '../../domain/schedules.ts';
import { datesFrom } from '../../domain/slots.ts';
import { localDateOf } from '../../domain/time.ts';
import { readDaySlots } from '../../store/day-slots.ts';
import { operator } from '../accounts/operator.ts';
import type { Dependencies } from '../dependencies.ts';
import { createSchedules } from '../officials/create-schedules.ts';

/** Slots that a site is to get. */
export interface SchedulePlan {
  readonly siteId: string;
  readonly input: ScheduleInput;
  /** how many slots are missing on these dates */
  readonly slots: number;
}

/**
 * What the sites' schedules lack from today on: days that are closed stay closed, and nothing is made where a slot is in
 * the way. Sites without a schedule, and those that lack nothing, are left out.
 */
export const planSchedules = async (
  deps: Pick<Dependencies, 'table' | 'clock'>,
  { sites }: InputFile,
): Promise<SchedulePlan[]> => {
  const today = localDateOf(deps.clock());
  const plans = sites.map(({ siteId, schedule }) => schedule && planSite(deps, siteId, schedule, today));
  return (await Promise.all(plans)).filter((plan) => plan !== undefined && plan.slots > 0) as SchedulePlan[];
};

const planSite = async (
  { table }: Pick<Dependencies, 'table'>,
  siteId: string,
  { days, ...hours }: NonNullable<InputSite['schedule']>,
  today: string,
): Promise<SchedulePlan> => {
  const stored = await readDaySlots(table, siteId, datesFrom(today, days), '');
  const lacking = stored
    .filter(({ isClosed }) => !isClosed)
    .map(({ localDate, slots }) => ({ localDate, slots: planDay(siteId, localDate, hours, slots).missing.length }))
    .filter(({ slots }) => slots > 0);
  return {
    siteId,
    input: { ...hours, dates: lacking.map(({ localDate }) => localDate) },
    slots: lacking.reduce((sum, { slots }) => sum + slots, 0),
  };
};

/** Makes the slots of a plan; whatever was made meanwhile is left as it is. */
export const makeSchedule = async (
  deps: Dependencies,
  { siteId, input }: Pick<SchedulePlan, 'siteId' | 'input'>,
  key: string = deps.newId(),
): Promise<void> => {
  const made = await createSchedules(deps, { actor: operator, key, siteId, input });
  if (isRefusal(made)) throw new Error(`schedule of ${siteId} refused: ${made.refused}`);
};
