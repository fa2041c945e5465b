import { type Appointment, placementOf } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { parseSlotId, type SlotWindow } from '../../domain/slots.ts';
import type { GuardPlace } from '../../store/guards.ts';
import type { SeatPlace } from '../../store/lanes.ts';

/** The window in which an appointment has its seat. */
export const slotOf = (appointment: Appointment): SlotWindow => parseSlotId(placementOf(appointment).slotId)!;

/** The lane that holds an appointment's claim. */
export const seatPlaceOf = (appointment: Appointment): SeatPlace => {
  const { pool, laneNumber } = placementOf(appointment);
  return { slot: slotOf(appointment), pool, laneNumber };
};

/** The guard that watches over an appointment. */
export const guardPlaceOf = (directory: Directory, appointment: Appointment): GuardPlace => ({
  personKey: appointment.personKey,
  service: directory.services.get(appointment.service)!,
  localDate: slotOf(appointment).localDate,
});
