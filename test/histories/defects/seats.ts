import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Defect } from '../run/defect.ts';
import { allBut, allOf, aroundTransaction, dropCondition } from './spoil.ts';
import { cancels, changesSeats, givesSeatBack, releasesGuard, takesSeat } from './writes.ts';

/** Looks whether there is a seat, then takes one whatever happened meanwhile. */
export const checkThenActSeat: Defect = {
  name: 'check-then-act seat',
  spoil: (deps) =>
    aroundTransaction(deps, takesSeat, async (writes, place, { some, get }) => {
      const lane = await get(writes[place]!.Update!.Key);
      if (lane?.st === 'open' && Number(lane.av) >= 1) dropCondition(writes[place]!);
      return some(writes, allOf(writes));
    }),
};

/** Counts the seat in one write, records the rest in another. */
export const counterAndRecordApart: Defect = {
  name: 'counter and record in two writes',
  spoil: (deps) =>
    aroundTransaction(deps, takesSeat, async (writes, place, { some }) => {
      await some(writes, [place]);
      return some(writes, allBut(writes, place));
    }),
};

/** Forgets the person when an appointment ends. */
export const guardNotReleased: Defect = {
  name: 'guard not released',
  spoil: (deps) =>
    aroundTransaction(deps, releasesGuard, (writes, place, { some }) => some(writes, allBut(writes, place))),
};

/** Tells "busy" as "full". */
export const conflictShownAsFull: Defect = {
  name: 'conflict shown as full',
  spoil: (deps) =>
    aroundTransaction(deps, takesSeat, (writes, place, { some }) =>
      some(writes, allOf(writes)).catch((error) => {
        throw error instanceof TransactionCanceledException ? asFull(error, place) : error;
      }),
    ),
};

const fullLane = { av: { N: '0' }, st: { S: 'open' }, endAt: { N: '4102444800' }, lanes: { N: '1' } };

const asFull = (error: TransactionCanceledException, lanePlace: number): TransactionCanceledException => {
  const reasons = error.CancellationReasons!;
  if (!reasons.some(({ Code }) => Code === 'TransactionConflict')) return error;
  const CancellationReasons = reasons.map((_, place) =>
    place === lanePlace ? { Code: 'ConditionalCheckFailed', Item: fullLane } : { Code: 'None' },
  );
  return new TransactionCanceledException({ message: error.message, CancellationReasons, $metadata: {} });
};

/** Reads the seats of a slot, reckons, and writes what was reckoned. */
export const capacityByReadModifyWrite: Defect = {
  name: 'capacity by read-modify-write',
  spoil: (deps) =>
    aroundTransaction(deps, changesSeats, async (writes, place, { some, get }) => {
      const update = writes[place]!.Update!;
      const lane = await get(update.Key);
      const { ':n': seats, ...values } = update.ExpressionAttributeValues!;
      const change = update.UpdateExpression.includes('av = av -') ? -Number(seats) : Number(seats);
      if (lane && Number(lane.av) + change >= 0) {
        update.UpdateExpression = update.UpdateExpression.replace(
          /av = av . :n, cap = cap . :n/,
          'av = :av, cap = :cap',
        );
        update.ConditionExpression = update.ConditionExpression!.replace('av >= :n', 'attribute_exists(pk)');
        const reckoned = { ':av': Number(lane.av) + change, ':cap': Number(lane.cap) + change };
        update.ExpressionAttributeValues = { ...values, ...reckoned };
      }
      return some(writes, allOf(writes));
    }),
};

/** Cancels whatever is there. */
export const cancelNotConditional: Defect = {
  name: 'cancel not conditional',
  spoil: (deps) =>
    aroundTransaction(deps, cancels, (writes, _place, { some }) => {
      for (const write of writes) dropCondition(write);
      return some(writes, allOf(writes));
    }),
};

/** A move gives the old seat back first and then looks for a new one. */
export const moveFreesFirst: Defect = {
  name: 'move that frees before it takes',
  spoil: (deps) =>
    aroundTransaction(deps, takesSeat, async (writes, _place, { some }) => {
      const freed = writes.findIndex(givesSeatBack);
      if (freed < 0) return some(writes, allOf(writes));
      await some(writes, [freed]);
      return some(writes, allBut(writes, freed));
    }),
};
