import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { isRefusal, type Outcome, refuse } from '../../../../shared/domain/refusals.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { meaningOfFailure } from '../../../../shared/store/refusals.ts';
import { type ConditionFailure, commit, StoreBusy } from '../../../../shared/store/transaction.ts';
import type { Deal } from '../../../../shared/usecases/availability/seat-dealer.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { claimSeat, isFence, isSeatedIn, releaseClaim } from './claims.ts';
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
    const planned = await planBooking(deps, asked);
    if (isRefusal(planned)) return planned;
    let booking = planned;
    for (let full = 0; full < mostLanes; ) {
      const deal = await deps.dealer.deal(booking.plan.slot, full);
      if (!deal) return (await codeBooked(deps, planned)) ?? refuse('SLOT_FULL');
      const answer = await bookIn(deps, booking, deal);
      if (answer === 'full') full++;
      else if (answer === 'swept') booking = withNextCode(deps, booking);
      else return answer;
    }
    throw new StoreBusy(`no seat after ${mostLanes} full lanes`);
  },
};

/** The booking under the code that follows, because the sweep has fenced this one. */
const withNextCode = ({ secrets }: Dependencies, booking: PlannedBooking): PlannedBooking => {
  const collisions = booking.collisions + 1;
  return { ...booking, collisions, code: secrets.codeFor(booking.request.keyHash, collisions) };
};

/** Under which code the request succeeded before, past those that were fenced. */
const codeBooked = async (deps: Dependencies, booking: PlannedBooking): Promise<string | undefined> => {
  const { Item } = await deps.table.client.send(
    new GetCommand({ TableName: deps.table.name, Key: keys.appointment(booking.code), ConsistentRead: true }),
  );
  if (isFence(Item)) return codeBooked(deps, withNextCode(deps, booking));
  return Item && booking.code;
};

const bookIn = async (
  deps: Dependencies,
  booking: PlannedBooking,
  deal: Deal,
): Promise<Outcome<string> | 'full' | 'swept'> => {
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
  { laneNumber }: Deal,
  { failed, old }: ConditionFailure,
): Promise<Outcome<string> | 'swept'> => {
  // This very request has been recorded before: the seat is another one, or the same.
  if (failed === 0 && !isFence(old)) {
    if (!isSeatedIn(old, laneNumber, nowAt)) await releaseClaim(deps.table, laneNumber, code);
    return code;
  }
  await releaseClaim(deps.table, laneNumber, code);
  if (failed === 0) return 'swept';
  const phoneKey = deps.secrets.lookupKey('phone', asked.input.attendee.phone);
  return refuse(meaningOfFailure.guard(old, { phoneKey, nowAt, pool: 'online' }));
};
