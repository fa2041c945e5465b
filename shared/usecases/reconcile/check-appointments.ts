import {
  type Act,
  type Appointment,
  activeStatuses,
  acts,
  asOfEntry,
  placementOf,
  seatHoldingStatuses,
} from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { slotIdOf } from '../../domain/slots.ts';
import { guardKey } from '../../store/guards.ts';
import { guardPlaceOf, slotOf } from '../booking/places.ts';
import { type Difference, differenceUnless } from './difference.ts';
import { type Facts, whereIs } from './facts.ts';

/** I3, I7 and I10: every appointment has its seat and its guard, and its history leads legally to its state. */
export const checkAppointments = (facts: Facts, directory: Directory): Difference[] => {
  const claims = new Set(
    facts.lanes.flatMap((lane) =>
      [...lane.claims.keys()].map((code) => `${code} ${slotIdOf(lane.slot)} ${lane.pool} ${lane.laneNumber}`),
    ),
  );
  return [...facts.appointments.values()].flatMap((appointment) => [
    ...checkSeat(claims, appointment),
    ...checkGuard(facts, directory, appointment),
    ...checkHistory(appointment),
  ]);
};

const isOneOf = (states: readonly string[], { status }: Appointment) => states.includes(status);

const checkSeat = (claims: ReadonlySet<string>, appointment: Appointment): Difference[] => {
  const { appointmentCode: code, status } = appointment;
  const { slotId, pool, laneNumber } = placementOf(appointment);
  const holds = claims.has(`${code} ${slotId} ${pool} ${laneNumber}`);
  const says = holds ? `is ${status} and still holds a seat` : `is ${status} and holds no seat in ${slotId}`;
  return differenceUnless(holds === isOneOf(seatHoldingStatuses, appointment), 'I3', code, says);
};

const checkGuard = (facts: Facts, directory: Directory, appointment: Appointment): Difference[] => {
  const { appointmentCode: code, status, doseNumber } = appointment;
  const guard = facts.guards.get(whereIs(guardKey(guardPlaceOf(directory, appointment))));
  const isGuarded = guard?.active === code;
  const isFulfilled = status === 'fulfilled';
  const isDoseKnown = guard?.doses.get(`d${doseNumber ?? 0}`) === slotOf(appointment).localDate;
  return [
    ...differenceUnless(
      isGuarded === isOneOf(activeStatuses, appointment),
      'I3',
      code,
      `is ${status}, its guard ${isGuarded ? 'names' : 'does not name'} it`,
    ),
    ...differenceUnless(!isFulfilled || isDoseKnown, 'I3', code, 'is fulfilled, and its guard does not know the dose'),
  ];
};

/** Each act starts from a state it may start from, has an actor and a time, and the last one leads to the state. */
const checkHistory = (appointment: Appointment): Difference[] => {
  const { history, appointmentCode: code, status } = appointment;
  const steps = history.slice(1).flatMap((entry, index) => {
    const before = asOfEntry(appointment, index).status;
    const act = Object.values(acts).find(({ what }) => what === entry.what) as (typeof acts)[Act] | undefined;
    const isLegal = (act?.from as readonly string[] | undefined)?.includes(before) ?? false;
    const isInOrder = entry.at >= history[index]!.at;
    return differenceUnless(isLegal && isInOrder && entry.by !== '', 'I7', code, `${entry.what} after ${before}`);
  });
  const end = asOfEntry(appointment, history.length - 1).status;
  return [...steps, ...differenceUnless(end === status, 'I10', code, `is ${status}, its history leads to ${end}`)];
};
