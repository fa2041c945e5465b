import type { Appointment } from '../../domain/appointments.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { slotEndAt } from '../../domain/slots.ts';
import { releaseGuard } from '../../store/guards.ts';
import { giveSeatBack } from '../../store/lanes.ts';
import { type ActPlan, whyNotFrom } from '../booking/perform-act.ts';
import { guardPlaceOf, seatPlaceOf, slotOf } from '../booking/places.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ManagedAppointment } from './book-appointment.ts';
import { type OwnRequest, performOwnAct } from './own-appointment.ts';

/**
 * Cancels: the seat is free for others and the person may book again, in the same write. Refuses with WRONG_STATE what
 * is no longer booked, with SLOT_CLOSED what is over, and as every act of a resident does.
 */
export const cancelAppointment = async (
  deps: Dependencies,
  asked: OwnRequest,
): Promise<Outcome<ManagedAppointment>> => {
  const directory = await deps.directory.current();
  const plan = (appointment: Appointment): Outcome<ActPlan> => {
    const whyNot = whyNotFrom('cancel', appointment);
    if (whyNot) return whyNot;
    if (slotEndAt(slotOf(appointment)) <= deps.clock()) return refuse('SLOT_CLOSED');
    return {
      writes: [
        releaseGuard(guardPlaceOf(directory, appointment), appointment.appointmentCode),
        giveSeatBack(seatPlaceOf(appointment), appointment.appointmentCode, ['booked']),
      ],
    };
  };
  const cancelled = await performOwnAct(deps, asked, { act: 'cancel', plan, input: {} });
  if (!isRefusal(cancelled)) forgetDay(deps, cancelled);
  return cancelled;
};

const forgetDay = (deps: Dependencies, { appointment }: ManagedAppointment) =>
  deps.days.forget(appointment.site.siteId, appointment.slot.start.slice(0, 10));
