import { isRefusal, type Outcome, refuse } from '../../../../shared/domain/refusals.ts';
import { meaningOfFailure } from '../../../../shared/store/refusals.ts';
import { type ConditionFailure, commit, StoreBusy } from '../../../../shared/store/transaction.ts';
import type { Deal } from '../../../../shared/usecases/availability/seat-dealer.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { claimSeat, isFence, releaseClaim } from './claims.ts';
import type { Design } from './design.ts';
import { type PlannedBooking, planBooking, recordWrites } from './record.ts';

const mostLanes = 60;

/**
 * First a seat of a lane by a plain conditional write, which no other booking can cancel, then appointment and guard in
 * a transaction that shares no item with other bookings. Between the two the seat is taken and nobody has it: when the
 * process dies there, the sweep (sweep.ts) finds it.
 */
export const twoStep: Design = {
  name: 'two steps',
  seatUnits: 1,
  bookingUnits: 5,
  hasLanes: true,
  locksSeats: false,
  book: async (deps, asked) => {
    const booking = await planBooking(deps, asked);
    if (isRefusal(booking)) return booking;
    for (let full = 0; full < mostLanes; full++) {
      const deal = await deps.dealer.deal(booking.plan.slot, full);
      if (!deal) return (await wasBooked(deps, booking)) ? booking.code : refuse('SLOT_FULL');
      const answer = await bookIn(deps, booking, deal);
      if (answer !== 'full') return answer;
    }
    throw new StoreBusy(`no seat after ${mostLanes} full lanes`);
  },
};

const wasBooked = async (deps: Dependencies, { code }: PlannedBooking): Promise<boolean> =>
  (await deps.replays.find(code)) !== undefined;

const bookIn = async (deps: Dependencies, booking: PlannedBooking, deal: Deal): Promise<Outcome<string> | 'full'> => {
  try {
    const claimed = await claimSeat(deps.table, deal.laneNumber, booking.code, booking.nowAt);
    if (!claimed) {
      deal.end('laneFull');
      return 'full';
    }
    const failure = await commit(deps.table, recordWrites(deps, booking, deal.laneNumber));
    if (!failure) deal.end('taken');
    return failure ? await takeBack(deps, booking, deal, failure) : booking.code;
  } finally {
    deal.end('notTaken');
  }
};

/** The second step was refused: the seat goes back, and the refusal is what the product would have said. */
const takeBack = async (
  deps: Dependencies,
  { code, nowAt, asked }: PlannedBooking,
  deal: Deal,
  { failed, old }: ConditionFailure,
): Promise<Outcome<string>> => {
  if (failed === 0 && !isFence(old)) return code;
  await releaseClaim(deps.table, deal.laneNumber, code);
  if (failed === 0) throw new StoreBusy('the sweep was faster');
  const phoneKey = deps.secrets.lookupKey('phone', asked.input.attendee.phone);
  return refuse(meaningOfFailure.guard(old, { phoneKey, nowAt, pool: 'online' }));
};
