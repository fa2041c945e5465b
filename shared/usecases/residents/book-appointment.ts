import type { AppointmentView } from '../../domain/appointment-view.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import type { BookingInput } from '../../domain/requests/residents.ts';
import { answerOf } from '../booking/answer.ts';
import { planSeat } from '../booking/plan.ts';
import { takeSeatFor } from '../booking/take-seat.ts';
import type { Dependencies } from '../dependencies.ts';
import { identify } from '../requests/request-identity.ts';

/** An appointment and the token that lets its bearer see and change it. */
export interface ManagedAppointment {
  readonly appointment: AppointmentView;
  readonly manageToken: string;
}

/**
 * Books a seat of the online pool. A repeated request (same key and input) gets its first answer again, whatever has
 * changed since. Refuses with SLOT_FULL, SLOT_CLOSED, SLOT_NOT_FOUND, ALREADY_BOOKED, NOT_POSSIBLE, TOO_YOUNG,
 * DOSE_TOO_EARLY, GUARDIAN_REQUIRED, KEY_REUSED and the field refusals of eligibility.
 */
export const bookAppointment = async (
  deps: Dependencies,
  { key, input }: { key: string; input: BookingInput },
): Promise<Outcome<ManagedAppointment>> => {
  const request = identify(deps.secrets, 'book', key, input);
  if (!deps.directory.isFresh()) deps.dealer.lookAhead(input.slotId);
  const directory = await deps.directory.current();
  const plan = planSeat(directory, { ...input, hasBooker: input.booker !== undefined, pool: 'online' }, deps.clock());
  const appointment = await takeSeatFor(deps, {
    request,
    person: input,
    plan,
    pool: 'online',
    birth: { what: 'booked', by: 'resident' },
    dealLane: deps.dealer.deal,
  });
  if (isRefusal(appointment)) return appointment;
  return {
    appointment: answerOf(directory, appointment, 0),
    manageToken: deps.secrets.manageToken(appointment.appointmentCode),
  };
};
