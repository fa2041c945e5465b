import type { AppointmentView } from '../../domain/appointment-view.ts';
import type { Outcome } from '../../domain/refusals.ts';
import { fulfilGuard } from '../../store/guards.ts';
import { markSeat } from '../../store/lanes.ts';
import { whyNotFrom } from '../booking/perform-act.ts';
import { guardPlaceOf, seatPlaceOf } from '../booking/places.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerStaffAct, type StaffRequest } from './staff-act.ts';

/**
 * Records that the service was given: the dose counts from now on, and the next one may be booked. Refuses with
 * WRONG_STATE who is not checked in.
 */
export const completeAppointment = async (
  deps: Dependencies,
  request: StaffRequest,
): Promise<Outcome<AppointmentView>> => {
  const directory = await deps.directory.current();
  return answerStaffAct(deps, request, {
    act: 'complete',
    input: {},
    plan: (appointment) =>
      whyNotFrom('complete', appointment) ?? {
        writes: [
          fulfilGuard(guardPlaceOf(directory, appointment), appointment.appointmentCode, appointment.doseNumber),
          markSeat(seatPlaceOf(appointment), appointment.appointmentCode, ['checkedIn'], 'fulfilled'),
        ],
      },
  });
};
