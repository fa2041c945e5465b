import type { AppointmentView } from '../../domain/appointment-view.ts';
import type { Outcome } from '../../domain/refusals.ts';
import { markSeat } from '../../store/lanes.ts';
import { whyNotFrom } from '../booking/perform-act.ts';
import { seatPlaceOf } from '../booking/places.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerStaffAct, type StaffRequest } from './staff-act.ts';

/** Takes a check-in back, with its stages: the wrong person was scanned. Refuses with WRONG_STATE. */
export const undoCheckIn = (deps: Dependencies, request: StaffRequest): Promise<Outcome<AppointmentView>> =>
  answerStaffAct(deps, request, {
    act: 'undoCheckIn',
    input: {},
    plan: (appointment) =>
      whyNotFrom('undoCheckIn', appointment) ?? {
        writes: [markSeat(seatPlaceOf(appointment), appointment.appointmentCode, ['checkedIn'], 'booked')],
      },
  });
