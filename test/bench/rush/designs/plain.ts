import { isRefusal, refuse } from '../../../../shared/domain/refusals.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { commit } from '../../../../shared/store/transaction.ts';
import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { slot } from '../scenario.ts';
import type { Design } from './design.ts';
import { planBooking, recordWrites } from './record.ts';

/** How long a process turns people away after it met an empty counter: as long as the product does. */
const soldOutMilliseconds = 1_000;
const soldOutAt = new WeakMap<Dependencies, number>();

const takeFromCounter = {
  Update: {
    Key: keys.lane(slot, 'online', 0),
    UpdateExpression: 'SET av = av - :one',
    ConditionExpression: 'av >= :one',
    ExpressionAttributeValues: { ':one': 1 },
  },
} as const;

/** One counter of seats in a transaction with appointment and guard, tried again with the product's own back-off. */
export const plain: Design = {
  name: 'plain counter',
  seatUnits: 2,
  bookingUnits: 6,
  hasLanes: false,
  locksSeats: true,
  book: async (deps, asked) => {
    const booking = await planBooking(deps, asked);
    if (isRefusal(booking)) return booking;
    if (booking.nowAt - (soldOutAt.get(deps) ?? 0) < soldOutMilliseconds) return refuse('SLOT_FULL');
    const failure = await commit(deps.table, [...recordWrites(deps, booking, 0), takeFromCounter]);
    if (!failure) return booking.code;
    if (failure.failed < 2) return failure.failed === 0 ? booking.code : refuse('NOT_POSSIBLE');
    soldOutAt.set(deps, deps.clock());
    return refuse('SLOT_FULL');
  },
};
