import type { Appointment } from '../../domain/appointments.ts';
import type { Consistency } from '../../store/batch-get.ts';
import { guardKey } from '../../store/guards.ts';
import { keys } from '../../store/keys.ts';
import { type Lane, laneKey, parseLane } from '../../store/lanes.ts';
import { parseLedgerEntry } from '../../store/ledger.ts';
import { ledgerBetween } from '../../store/recounts.ts';
import type { RawItem } from '../../store/transaction.ts';
import { seatPlaceOf } from '../booking/places.ts';
import { checkGuard, guardPlaceIn, parseGuard, type StoredGuard } from './check-guard.ts';
import { checkHandOut, type GivenReward, givenIn, ledgerKeyOf, longestPlanMilliseconds } from './check-hand-out.ts';
import { checkHistory, isLegal, recorded } from './check-history.ts';
import { checkSeat, isMet, seatStatusOf } from './check-seat.ts';
import { type Finding, needsPerson } from './difference.ts';
import { type Recount, readable, readItems, readRecords, type StoredRecord, whereIs } from './records.ts';
import { kindOf } from './seen.ts';

/** What lies around some appointments, by the names of the items. */
interface Around {
  readonly items: ReadonlyMap<string, RawItem>;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly guards: ReadonlyMap<string, StoredGuard>;
  /** what guards name in the place of their appointments */
  readonly others: ReadonlyMap<string, StoredRecord>;
}

/**
 * I3, I6, I7, I9, I10 and I12 of some appointments: each by itself, and with its lane, its guard and what it was given.
 * Reads what they name, 100 items a call. `meet` hears of the lane of each appointment whose claim agrees with it.
 */
export const examineAppointments = async (
  recount: Recount,
  appointments: readonly Appointment[],
  consistency: Consistency,
  meet: (lane: string) => void = () => undefined,
): Promise<Finding[]> => {
  const around = await readAround(recount, appointments, consistency);
  const found: Finding[] = [];
  for (const stored of appointments) {
    const told = recorded(stored);
    const beside = [
      ...checkSeat(told, laneOf(around, told, meet)),
      ...checkGuardOf(recount, around, told),
      ...(await checkReward(recount, around, told, consistency)),
    ];
    found.push(...checkHistory(stored), ...(isLegal(stored) ? beside : beside.map(undecided)));
  }
  return found;
};

/** A history that Doorstep cannot have written decides nothing about the rest. */
const undecided = (finding: Finding): Finding => ({
  ...finding,
  remedy: needsPerson('its history is damaged and decides nothing: mend that first (I7)'),
});

const readAround = async (
  recount: Recount,
  appointments: readonly Appointment[],
  consistency: Consistency,
): Promise<Around> => {
  const items = await readItems(recount, appointments.flatMap(wantedOf(recount)), consistency);
  const guards = new Map<string, StoredGuard>();
  const lanes = new Map<string, Lane>();
  for (const [where, item] of items) {
    const lane = kindOf(item) === 'day' ? readable(parseLane, item) : undefined;
    if (lane) lanes.set(where, lane);
    if (kindOf(item) === 'guard') guards.set(where, parseGuard(item, recount.nowAt));
  }
  const own = new Set(appointments.map(({ appointmentCode }) => appointmentCode));
  const named = [...guards.values()].flatMap(({ active }) => (active && !own.has(active) ? [active] : []));
  const others = await readRecords(recount, named, consistency);
  for (const appointment of appointments) others.set(appointment.appointmentCode, appointment);
  return { items, lanes, guards, others };
};

const wantedOf =
  ({ directory }: Recount) =>
  (stored: Appointment) => {
    const appointment = recorded(stored);
    const place = guardPlaceIn(directory, appointment);
    const given = givenIn(appointment);
    return [
      ...(seatStatusOf(appointment) ? [laneKey(seatPlaceOf(appointment))] : []),
      ...(place && appointment.status !== 'cancelled' && appointment.status !== 'noShow' ? [guardKey(place)] : []),
      ...(given?.counter ? [given.counter.key] : []),
      ...(given ? [ledgerKeyOf(given)] : []),
    ];
  };

const laneOf = ({ lanes }: Around, appointment: Appointment, meet: (lane: string) => void) => {
  const where = whereIs(laneKey(seatPlaceOf(appointment)));
  const lane = lanes.get(where);
  if (isMet(appointment, lane)) meet(where);
  return lane;
};

const checkGuardOf = ({ directory }: Recount, { guards, others }: Around, appointment: Appointment): Finding[] => {
  const place = guardPlaceIn(directory, appointment);
  const guard = place && guards.get(whereIs(guardKey(place)));
  return checkGuard(directory, appointment, guard, others.get(guard?.active ?? ''));
};

const checkReward = async (
  recount: Recount,
  { items }: Around,
  appointment: Appointment,
  consistency: Consistency,
): Promise<Finding[]> => {
  const given = givenIn(appointment);
  if (!given) return [];
  const exact = items.get(whereIs(ledgerKeyOf(given)));
  const item = exact ?? (await searchLedger(recount, given, consistency));
  const counter = given.counter && items.get(whereIs(given.counter.key));
  return checkHandOut(given, {
    ledger: item && readable(parseLedgerEntry, item),
    given: counter?.given as number | undefined,
    lastAt: counter?.lastAt as number | undefined,
  });
};

/** The entry under the key of the hand-out, written a moment before its history says. */
const searchLedger = async ({ deps }: Recount, { siteId, entry }: GivenReward, consistency: Consistency) => {
  const span = { fromAt: entry.at - longestPlanMilliseconds, toAt: entry.at };
  const suffix = `#${Buffer.from(entry.keyHash).toString('base64url')}`;
  const items = await ledgerBetween(deps.table, siteId, span, consistency);
  return items.find(({ sk }) => String(sk).endsWith(suffix) && sk !== keys.stock(siteId).sk);
};
