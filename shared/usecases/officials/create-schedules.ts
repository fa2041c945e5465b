import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import type { ScheduleInput } from '../../domain/requests/officials.ts';
import { type PoolSeats, planDay, seatsOf } from '../../domain/schedules.ts';
import { parseWindowKey, planSlots, type SlotWindow, slotIdOf, windowKey } from '../../domain/slots.ts';
import { localDateOf } from '../../domain/time.ts';
import { addSlots, type DaySlots, inTransactions, readDaySlots } from '../../store/day-slots.ts';
import type { AuditedRequest } from '../../store/requests.ts';
import { commit, StoreBusy } from '../../store/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnceInSteps } from '../requests/answer-once.ts';
import { siteToManage } from '../scope.ts';
import { type OfficialSlotView, viewNewSlot } from './slot-view.ts';

/** The slots that were made, and the ids of those that stood in their place and were left alone. */
export interface CreatedSchedules {
  readonly created: readonly OfficialSlotView[];
  readonly kept: readonly string[];
}

/**
 * Cuts the given days of a site into slots, open at once. A slot that would overlap an existing one is not made. Days
 * are written side by side, a slot whole or not at all; repeated after a crash, the same request makes what is missing
 * and answers as if it had made all. Refuses with FORBIDDEN, NOT_FOUND, DATE_FORMAT for days that are over, FIELD_INVALID
 * for opening hours shorter than a slot, DAY_CLOSED (then nothing is made), KEY_REUSED.
 */
export const createSchedules = async (
  deps: Dependencies,
  { actor, key, siteId, input }: { actor: StaffActor; key: string; siteId: string; input: ScheduleInput },
): Promise<Outcome<CreatedSchedules>> => {
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const act = { what: 'createSchedules', actor, key, input: { siteId, ...input }, siteId } as const;
  const made = await answerOnceInSteps<MadeSlots>(deps, act, async (request) => {
    const days = await makeSlots(deps, request, siteId, input);
    return isRefusal(days) ? days : { writes: [], answer: Object.assign({}, ...days), whyNot: () => undefined };
  });
  for (const localDate of input.dates) deps.days.forget(siteId, localDate);
  return isRefusal(made) ? made : viewMade(made, siteId, seatsOf(input));
};

/** What is remembered as the answer: per date the windows made and kept, because all slots in full may exceed an item. */
type MadeSlots = Record<string, { created: string[]; kept: string[] }>;

const makeSlots = async (
  deps: Dependencies,
  request: AuditedRequest,
  siteId: string,
  input: ScheduleInput,
): Promise<Outcome<MadeSlots[]>> => {
  const whyNot = whyNoSchedule(deps, siteId, input);
  if (whyNot) return whyNot;
  const mark = Buffer.concat([request.keyHash, request.bodyHash]).toString('base64url');
  const days = await readDaySlots(deps.table, siteId, input.dates, mark);
  if (days.some(({ isClosed }) => isClosed)) return refuse('DAY_CLOSED');
  const made = await Promise.all(days.map((day) => makeDay(deps, day, input, mark)));
  return made.find(isRefusal) ?? (made as MadeSlots[]);
};

/** Why a schedule makes no sense, whatever the days already have: DATE_FORMAT for days that are over, FIELD_INVALID. */
export const whyNoSchedule = (
  { clock }: Pick<Dependencies, 'clock'>,
  siteId: string,
  input: ScheduleInput,
): Refusal | undefined => {
  const today = localDateOf(clock());
  if (input.dates.some((localDate) => localDate < today)) return refuseField('dates', 'DATE_FORMAT');
  return planSlots(siteId, today, input).length === 0 ? refuseField('slotMinutes') : undefined;
};

const maxAttempts = 10;

/** Adds what the day lacks; another official's slots that appear meanwhile are looked at before going on. */
const makeDay = async (
  deps: Dependencies,
  first: DaySlots,
  input: ScheduleInput,
  mark: string,
): Promise<MadeSlots | Refusal> => {
  const { siteId, localDate } = first;
  let day = first;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    if (day.isClosed) return refuse('DAY_CLOSED');
    const { missing, inTheWay } = planDay(siteId, localDate, input, day.slots);
    if (await addAll(deps, day, missing, seatsOf(input), mark)) {
      return { [localDate]: { created: madeOf(day, missing), kept: keptOf(day, inTheWay) } };
    }
    [day = first] = await readDaySlots(deps.table, siteId, [localDate], mark);
  }
  throw new StoreBusy(`schedule of ${siteId} on ${localDate}: others kept adding slots`);
};

const madeOf = (day: DaySlots, missing: readonly SlotWindow[]) =>
  [...day.madeBefore, ...missing].map(windowKey).toSorted();

const keptOf = (day: DaySlots, inTheWay: readonly SlotWindow[]) => {
  const own = new Set(day.madeBefore.map(windowKey));
  return inTheWay.map(windowKey).filter((window) => !own.has(window));
};

/** False when the day was changed by somebody else before all slots were added. */
const addAll = async (
  deps: Dependencies,
  day: DaySlots,
  missing: readonly SlotWindow[],
  seats: PoolSeats,
  mark: string,
): Promise<boolean> => {
  for (const [index, slots] of inTransactions(missing, seats).entries()) {
    const failure = await commit(deps.table, addSlots({ ...day, version: day.version + index }, slots, seats, mark));
    if (failure?.failed === 0) return false;
    if (failure) throw new Error(`a lane of ${day.siteId} on ${day.localDate} exists outside its day`);
  }
  return true;
};

const viewMade = (days: MadeSlots, siteId: string, seats: PoolSeats): CreatedSchedules => {
  const slotsOf = (which: 'created' | 'kept') =>
    Object.entries(days).flatMap(([localDate, day]) =>
      day[which].map((window): SlotWindow => ({ siteId, localDate, ...parseWindowKey(window) })),
    );
  return { created: slotsOf('created').map((slot) => viewNewSlot(slot, seats)), kept: slotsOf('kept').map(slotIdOf) };
};
