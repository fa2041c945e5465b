import { type Appointment, placementOf, seatHoldingStatuses } from '../../domain/appointments.ts';
import { type Lane, laneKey, type SeatHoldingStatus } from '../../store/lanes.ts';
import { sameHistory } from '../../store/repair-records.ts';
import { restoreSeat } from '../../store/repair-seats.ts';
import { seatPlaceOf } from '../booking/places.ts';
import { type Finding, needsPerson, type Remedy, repair } from './difference.ts';
import { whereIs } from './records.ts';

/** The state of a seat, when the appointment holds one. */
export const seatStatusOf = ({ status }: Appointment): SeatHoldingStatus | undefined =>
  (seatHoldingStatuses as readonly string[]).includes(status) ? (status as SeatHoldingStatus) : undefined;

/** True when the lane's claim says of the appointment what its history says. */
export const isMet = (appointment: Appointment, lane: Lane | undefined): boolean =>
  lane?.claims.get(appointment.appointmentCode) === seatStatusOf(appointment) &&
  seatStatusOf(appointment) !== undefined;

/** I3, from the appointment's side: whoever holds a seat has a claim. A claim in another state is found in its lane. */
export const checkSeat = (appointment: Appointment, lane: Lane | undefined): Finding[] => {
  const { appointmentCode: code } = appointment;
  const status = seatStatusOf(appointment);
  if (status === undefined || lane?.claims.has(code)) return [];
  const { slotId, pool, laneNumber, site } = placementOf(appointment);
  return [
    {
      invariant: 'I3',
      where: code,
      rule: 'seat',
      says: `is ${status} and holds no seat in ${slotId}, ${pool} lane ${laneNumber}`,
      remedy: restoring(appointment, status, lane),
      siteId: site.siteId,
    },
  ];
};

const restoring = (appointment: Appointment, status: SeatHoldingStatus, lane: Lane | undefined): Remedy => {
  if (!lane) return needsPerson('the lane is gone: restore it from before that, or agree another slot with the person');
  const where = whereIs(laneKey(lane));
  if (lane.available < 1)
    return needsPerson(`no free seat in ${where}: raise the slot's capacity, then run this again`);
  const place = seatPlaceOf(appointment);
  const seat = restoreSeat(place, appointment.appointmentCode, status);
  return repair(`take a free seat of ${where} for it`, seat, sameHistory(appointment));
};
