import { type Appointment, placementOf } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { type SlotWindow, slotEndAt } from '../../domain/slots.ts';
import type { Deal } from '../availability/seat-dealer.ts';
import { moveWrites } from '../booking/move-writes.ts';
import { type ActPlan, type RefusedAfterWaiting, whyNotFrom } from '../booking/perform-act.ts';
import { slotOf } from '../booking/places.ts';
import { planSeat, type SeatPlan } from '../booking/plan.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ManagedAppointment } from './book-appointment.ts';
import { type OwnRequest, performOwnAct } from './own-appointment.ts';

/** Where a resident wants to move to. */
export interface MoveTarget {
  readonly siteId: string;
  readonly slotId: string;
}

/**
 * Moves to another slot of the same service, at any site: the new seat is taken and the old one given back in one
 * write, so that nobody ever holds two seats or none. Age, intervals and entitlement are judged for the new date.
 * Refuses with WRONG_STATE, with SLOT_CLOSED also when the present slot is over, otherwise as a booking does, and as every
 * act of a resident does.
 */
export const moveAppointment = async (
  deps: Dependencies,
  asked: OwnRequest & MoveTarget,
): Promise<Outcome<ManagedAppointment>> => {
  const directory = await deps.directory.current();
  const target = { siteId: asked.siteId, slotId: asked.slotId };
  const deals: Deal[] = [];
  const daysTouched: SlotWindow[] = [];
  const plan = async (appointment: Appointment): Promise<Outcome<ActPlan> | RefusedAfterWaiting> => {
    const seat = judgeMove(directory, appointment, target, deps.clock());
    if (isRefusal(seat)) return seat;
    if (target.slotId === placementOf(appointment).slotId) return { writes: [] };
    // Planned anew: the seat dealt before was not taken, and waiting for it would be waiting for ourselves.
    deals.at(-1)?.end('notTaken');
    const deal = await deps.dealer.deal(seat.slot, deals.length);
    if (!deal) return { unlessChanged: refuse('SLOT_FULL') };
    deals.push(deal);
    daysTouched.push(slotOf(appointment), seat.slot);
    return moveWrites({ directory, appointment, seat, deal, nowAt: deps.clock() });
  };
  try {
    return await performOwnAct(deps, asked, { act: 'move', plan, input: target });
  } finally {
    for (const deal of deals) deal.end('taken');
    for (const { siteId, localDate } of daysTouched) deps.days.forget(siteId, localDate);
  }
};

const judgeMove = (
  directory: Directory,
  appointment: Appointment,
  target: MoveTarget,
  nowAt: number,
): Outcome<SeatPlan> => {
  const whyNot = whyNotFrom('move', appointment);
  if (whyNot) return whyNot;
  if (slotEndAt(slotOf(appointment)) <= nowAt) return refuse('SLOT_CLOSED');
  const { birthDate } = appointment.attendee;
  const { service, doseNumber, previousDoseDate, bookerPhoneTail } = appointment;
  return planSeat(
    directory,
    {
      ...target,
      service,
      doseNumber,
      attendee: { birthDate, previousDoseDate },
      hasBooker: bookerPhoneTail !== undefined,
      pool: 'online',
    },
    nowAt,
  );
};
