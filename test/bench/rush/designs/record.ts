import { isRefusal, type Outcome } from '../../../../shared/domain/refusals.ts';
import { putAppointment } from '../../../../shared/store/appointments.ts';
import { takeGuard } from '../../../../shared/store/guards.ts';
import type { Write } from '../../../../shared/store/transaction.ts';
import { newAppointment } from '../../../../shared/usecases/booking/new-appointment.ts';
import { planSeat, type SeatPlan } from '../../../../shared/usecases/booking/plan.ts';
import { guardExpiry } from '../../../../shared/usecases/booking/take-seat.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { identify, type RequestIdentity } from '../../../../shared/usecases/requests/request-identity.ts';
import type { Asked } from './design.ts';

/** What is asked, judged as far as no store is needed, as the product does it. */
export interface PlannedBooking {
  readonly request: RequestIdentity;
  readonly plan: SeatPlan;
  readonly asked: Asked;
  readonly code: string;
  /** how many derived codes come before this one */
  readonly collisions: number;
  readonly nowAt: number;
}

/** Judges a booking; the refusal where it cannot be. */
export const planBooking = async (deps: Dependencies, asked: Asked): Promise<Outcome<PlannedBooking>> => {
  const request = identify(deps.secrets, 'book', asked.key, asked.input);
  const directory = await deps.directory.current();
  const nowAt = deps.clock();
  const plan = planSeat(directory, { ...asked.input, hasBooker: false, pool: 'online' }, nowAt);
  if (isRefusal(plan)) return plan;
  return { request, plan, asked, code: deps.secrets.codeFor(request.keyHash, 0), collisions: 0, nowAt };
};

/** The product's own writes of appointment and guard. */
export const recordWrites = (deps: Dependencies, booking: PlannedBooking, laneNumber: number): Write[] => {
  const { request, plan, asked, code, nowAt } = booking;
  const birth = {
    what: 'booked',
    by: 'resident',
    ...request,
    at: nowAt,
    placement: plan.placedIn(laneNumber),
  } as const;
  const appointment = newAppointment(deps.secrets, code, asked.input, plan.slot.localDate, birth);
  const place = { personKey: appointment.personKey, service: plan.service, localDate: plan.slot.localDate };
  const guarded = {
    code,
    phoneKey: appointment.phoneKey,
    doseNumber: appointment.doseNumber,
    activeUntil: appointment.expireAt,
    expireAt: guardExpiry(plan.service.kind, plan.slot),
  };
  return [putAppointment(appointment), takeGuard(place, guarded, nowAt)];
};
