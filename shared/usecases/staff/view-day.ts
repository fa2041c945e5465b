import type { StaffActor } from '../../domain/accounts.ts';
import type { AppointmentView } from '../../domain/appointment-view.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import type { DayQuery } from '../../domain/requests/staff.ts';
import { parseSlotId, slotIdOf, viewWindow, windowKey } from '../../domain/slots.ts';
import { localDateOf } from '../../domain/time.ts';
import { readAppointments } from '../../store/appointments.ts';
import { readWholeDay } from '../../store/days.ts';
import { groupBySlot, type SlotLanes } from '../../store/slot-lanes.ts';
import { countClaims, countSeats } from '../availability/lane-counts.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import { matchesQuery } from './match-appointment.ts';

/**
 * A slot of the day list. `capacity` and `booked` (seats held) are the online pool's, `walkIn` has the other pool's;
 * `checkedIn`, `fulfilled` and `noShow` count the people of both.
 */
export interface DaySlot {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
  readonly capacity: number;
  readonly booked: number;
  readonly checkedIn: number;
  readonly fulfilled: number;
  readonly noShow: number;
  readonly walkIn: { readonly capacity: number; readonly booked: number };
}

/** A page of the day list; `cursor` leads to the next one. */
export interface DayList {
  readonly slots: readonly DaySlot[];
  readonly appointments: readonly AppointmentView[];
  readonly cursor?: string;
}

/** Appointments on one page of the list. */
const pageSize = 100;

/**
 * The slots of a site's day (today by default, or the slot's) with all who hold a seat, in order of slots; cancelled
 * appointments hold none. `slotId` narrows the appointments to a slot, `q` to a code, a phone tail or a name. One Query,
 * and a BatchGetItem per page; a search by phone or name may read the whole day. NOT_FOUND outside the actor's scope,
 * SLOT_NOT_FOUND for a slot of another site or day.
 */
export const viewDay = async (
  deps: Dependencies,
  { actor, siteId, input }: { actor: StaffActor; siteId: string; input: DayQuery },
): Promise<Outcome<DayList>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const asked = input.slotId === undefined ? undefined : parseSlotId(input.slotId);
  const localDate = input.date ?? asked?.localDate ?? localDateOf(deps.clock());
  const { lanes } = await readWholeDay(deps.table, siteId, localDate);
  const slots = groupBySlot(lanes);
  const wanted = input.slotId === undefined ? slots : slots.filter(({ slot }) => slotIdOf(slot) === input.slotId);
  if (input.slotId !== undefined && wanted.length === 0) return refuse('SLOT_NOT_FOUND');
  const places = wanted.flatMap(placesOf).filter(({ place }) => place > (input.cursor ?? ''));
  return { slots: slots.map(viewDaySlot), ...(await readPage(deps, directory, places, input.q)) };
};

/** Where an appointment stands in the list: by slot, then by code. A place is the cursor that leads behind it. */
interface ListPlace {
  readonly place: string;
  readonly code: string;
}

const placesOf = ({ slot, online, walkIn }: SlotLanes): ListPlace[] =>
  [...online, ...walkIn]
    .flatMap(({ claims }) => [...claims.keys()])
    .toSorted()
    .map((code) => ({ place: `${windowKey(slot)}.${code}`, code }));

/** Reads on until the page is full or the day is over. */
const readPage = async (
  deps: Dependencies,
  directory: Directory,
  places: readonly ListPlace[],
  q: string | undefined,
): Promise<Pick<DayList, 'appointments' | 'cursor'>> => {
  const isWanted = matchesQuery(
    q,
    places.map(({ code }) => code),
  );
  const found: AppointmentView[] = [];
  for (let start = 0; start < places.length; start += pageSize) {
    const codes = places.slice(start, start + pageSize).map(({ code }) => code);
    const read = await readAppointments(deps.table, codes.filter(isWanted.byCode), deps.clock());
    found.push(...read.filter(isWanted.byRecord).map((appointment) => viewNow(directory, appointment)));
    if (found.length < pageSize) continue;
    const page = found.slice(0, pageSize);
    const last = places.findIndex(({ code }) => code === page.at(-1)!.appointmentCode);
    return { appointments: page, ...(last < places.length - 1 && { cursor: places[last]!.place }) };
  }
  return { appointments: found };
};

/** The figures of a slot. */
export const viewDaySlot = ({ slot, online, walkIn }: SlotLanes): DaySlot => {
  const { checkedIn, fulfilled, noShow } = countClaims([...online, ...walkIn]);
  return { ...viewWindow(slot), ...countSeats(online), checkedIn, fulfilled, noShow, walkIn: countSeats(walkIn) };
};
