import { type Appointment, activeStatuses } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { doseAttribute, type GuardPlace, guardKey, releaseGuardAt } from '../../store/guards.ts';
import { keys } from '../../store/keys.ts';
import { holdGuard, setDose } from '../../store/repair-persons.ts';
import { sameHistory, stillMissing, stillThere } from '../../store/repair-records.ts';
import type { RawItem, Write } from '../../store/transaction.ts';
import { guardPlaceOf, slotOf } from '../booking/places.ts';
import { guardExpiry } from '../booking/take-seat.ts';
import { recorded } from './check-history.ts';
import { type Finding, findingUnless, needsPerson, type Remedy, repair } from './difference.ts';
import { appointmentIn, type StoredRecord, whereIs } from './records.ts';

/** A person's guard as stored: whom it is busy with, unless that has expired, and the dates of the doses given. */
export interface StoredGuard {
  readonly pk: string;
  readonly sk: string;
  readonly active: string | undefined;
  /** also when it has expired: what a write would meet */
  readonly activeAsRead: string | undefined;
  /** by attribute: `d1`, `d2`… */
  readonly doses: ReadonlyMap<string, string>;
}

/** A guard from its item. */
export const parseGuard = (item: RawItem, nowAt: number): StoredGuard => {
  const activeAsRead = item.active as string | undefined;
  return {
    pk: String(item.pk),
    sk: String(item.sk),
    activeAsRead,
    active: Number(item.activeUntil) * 1000 <= nowAt ? undefined : activeAsRead,
    doses: new Map(Object.entries(item).filter(([name]) => /^d\d+$/.test(name)) as [string, string][]),
  };
};

/** The guard's place, unless the directory does not know the service any more. */
export const guardPlaceIn = (directory: Directory, appointment: Appointment): GuardPlace | undefined =>
  directory.services.has(appointment.service) ? guardPlaceOf(directory, appointment) : undefined;

const isActive = ({ status }: Appointment) => (activeStatuses as readonly string[]).includes(status);

/** True when the guard may be busy with what it names: an active appointment of its own person. */
export const isOwnActive = (directory: Directory, guard: StoredGuard, record: StoredRecord | undefined): boolean => {
  const appointment = appointmentIn(record);
  const place = appointment && guardPlaceIn(directory, appointment);
  return place !== undefined && isActive(recorded(appointment!)) && whereIs(guardKey(place)) === whereIs(guard);
};

/**
 * I3, from the appointment's side: its person is busy with it while it is active, and the dose is known once it is
 * given. `other` is what the guard names instead.
 */
export const checkGuard = (
  directory: Directory,
  appointment: Appointment,
  guard: StoredGuard | undefined,
  other: StoredRecord | undefined,
): Finding[] => {
  const { appointmentCode: where, status, doseNumber } = appointment;
  const place = guardPlaceIn(directory, appointment);
  const about = { invariant: 'I3', where } as const;
  if (!place) {
    const remedy = needsPerson('put the service back into the directory (npm run load)');
    return [{ ...about, rule: 'service', says: `is for ${appointment.service}, which does not exist`, remedy }];
  }
  const isHeld = !isActive(appointment) || guard?.active === where;
  const dose = guard?.doses.get(doseAttribute(doseNumber));
  const expireAt = guardExpiry(place.service.kind, slotOf(appointment));
  return [
    ...findingUnless(isHeld, () => ({
      ...about,
      rule: 'guard',
      says: `is ${status}, its guard ${guard?.active === undefined ? 'names nobody' : `names ${guard.active}`}`,
      remedy:
        guard?.active !== undefined && isOwnActive(directory, guard, other)
          ? needsPerson(`the person has two active appointments: agree with them which one to cancel`)
          : holding(place, guard, appointment, expireAt),
    })),
    ...findingUnless(status !== 'fulfilled' || dose === place.localDate, () => ({
      ...about,
      rule: 'dose',
      says: 'is fulfilled, and its guard does not know the dose',
      remedy: repair(
        `note the dose as given on ${place.localDate}`,
        setDose(place, { dose }, doseNumber, expireAt),
        sameHistory(appointment),
      ),
    })),
  ];
};

const holding = (place: GuardPlace, guard: StoredGuard | undefined, appointment: Appointment, expireAt: number) =>
  repair(
    'mark the person as busy with it',
    holdGuard(place, { active: guard?.activeAsRead }, appointment, expireAt),
    sameHistory(appointment),
  );

/** I3, from the person's side: whoever is busy is busy with an active appointment of their own. */
export const checkBusy = (directory: Directory, guard: StoredGuard, record: StoredRecord | undefined): Finding[] => {
  const { active } = guard;
  if (active === undefined || isOwnActive(directory, guard, record)) return [];
  const appointment = appointmentIn(record);
  const isTheirs = appointment?.personKey === guard.pk.slice(keys.guard('', '').pk.length);
  const what = appointment ? (isTheirs ? recorded(appointment).status : "somebody else's") : (record ?? 'gone');
  return [
    {
      invariant: 'I3',
      where: whereIs(guard),
      rule: 'busy',
      says: `is busy with ${active}, which is ${what}`,
      remedy: releasing(guard, active, record),
    },
  ];
};

const releasing = (guard: StoredGuard, active: string, record: StoredRecord | undefined): Remedy => {
  if (record === 'unreadable') return needsPerson('the record cannot be read: restore it from before that');
  const appointment = appointmentIn(record);
  const evidence: Write = appointment
    ? sameHistory(appointment)
    : record === undefined
      ? stillMissing(keys.appointment(active))
      : stillThere(keys.appointment(active));
  return repair('let the person book again', releaseGuardAt({ pk: guard.pk, sk: guard.sk }, active), evidence);
};
