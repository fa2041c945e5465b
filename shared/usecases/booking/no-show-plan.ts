import type { Appointment } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Outcome } from '../../domain/refusals.ts';
import { releaseGuard } from '../../store/guards.ts';
import { markSeat } from '../../store/lanes.ts';
import { type ActPlan, whyNotFrom } from './perform-act.ts';
import { guardPlaceOf, seatPlaceOf } from './places.ts';

/** Nobody came: the seat stays used up, the person may book again. WRONG_STATE unless still booked. */
export const planNoShow =
  (directory: Directory) =>
  (appointment: Appointment): Outcome<ActPlan> =>
    whyNotFrom('noShow', appointment) ?? {
      writes: [
        releaseGuard(guardPlaceOf(directory, appointment), appointment.appointmentCode),
        markSeat(seatPlaceOf(appointment), appointment.appointmentCode, ['booked'], 'noShow'),
      ],
    };
