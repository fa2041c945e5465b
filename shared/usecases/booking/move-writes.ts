import type { Appointment } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { appointmentRetentionDays, expiryOf } from '../../domain/retention.ts';
import { keepGuard, releaseGuard, takeGuard } from '../../store/guards.ts';
import { giveSeatBack, takeSeat } from '../../store/lanes.ts';
import { type Asker, meaningOfFailure } from '../../store/refusals.ts';
import type { ConditionFailure, Write } from '../../store/transaction.ts';
import type { Deal } from '../availability/seat-dealer.ts';
import type { ActPlan } from './perform-act.ts';
import { guardPlaceOf, seatPlaceOf } from './places.ts';
import type { SeatPlan } from './plan.ts';
import { guardExpiry } from './take-seat.ts';

/** A move that is ready to be written. */
export interface Move {
  readonly directory: Directory;
  readonly appointment: Appointment;
  readonly seat: SeatPlan;
  readonly deal: Deal;
  readonly nowAt: number;
}

/** The writes of a move beside the appointment itself: guards first, then the new seat, then the old one. */
export const moveWrites = (move: Move): ActPlan => {
  const { appointment, seat, deal, nowAt } = move;
  const code = appointment.appointmentCode;
  const guards = guardWrites(move);
  const asker: Asker = { phoneKey: appointment.phoneKey, nowAt, pool: 'online' };
  return {
    entry: { placement: seat.placedIn(deal.laneNumber) },
    writes: [
      ...guards.map(({ write }) => write),
      takeSeat({ slot: seat.slot, pool: 'online', laneNumber: deal.laneNumber }, code, 'booked', nowAt),
      giveSeatBack(seatPlaceOf(appointment), code, ['booked']),
    ],
    meaning: (index, { old }) => {
      if (index < guards.length) return guards[index]!.meaning(old);
      if (index > guards.length) return 'again';
      const refused = meaningOfFailure.seat(old, asker);
      if (refused === 'SLOT_FULL') deal.end('laneFull');
      return refused === 'SLOT_FULL' && old?.lanes !== 1 ? 'again' : refuse(refused);
    },
  };
};

interface GuardWrite {
  readonly write: Write;
  readonly meaning: (old: ConditionFailure['old']) => Refusal | 'again';
}

/**
 * A vaccination keeps its guard, which looks at the doses again for another date. A test has one guard a day: to
 * another day the new one is taken and the old one released.
 */
const guardWrites = ({ directory, appointment, seat, nowAt }: Move): GuardWrite[] => {
  const { appointmentCode: code, phoneKey, doseNumber } = appointment;
  const present = guardPlaceOf(directory, appointment);
  if (present.localDate === seat.slot.localDate) return [];
  const next = { ...present, localDate: seat.slot.localDate };
  const activeUntil = expiryOf(seat.slot.localDate, appointmentRetentionDays);
  const expireAt = guardExpiry(seat.service.kind, seat.slot);
  const guarded = { code, doseNumber, activeUntil, expireAt };
  if (seat.service.kind === 'vaccination') {
    return [{ write: keepGuard(next, guarded), meaning: () => refuse('NOT_POSSIBLE') }];
  }
  const refuseTaken = (old: ConditionFailure['old']) =>
    refuse(meaningOfFailure.guard(old, { phoneKey, nowAt, pool: 'online' }));
  return [
    { write: takeGuard(next, { ...guarded, phoneKey }, nowAt), meaning: refuseTaken },
    { write: releaseGuard(present, code), meaning: () => 'again' },
  ];
};
