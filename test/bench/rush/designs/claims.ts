import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { placementOf } from '../../../../shared/domain/appointments.ts';
import { readableAppointment } from '../../../../shared/store/appointments.ts';
import { type ItemKey, keys } from '../../../../shared/store/keys.ts';
import type { Table } from '../../../../shared/store/table.ts';
import type { RawItem } from '../../../../shared/store/transaction.ts';
import { slot } from '../scenario.ts';

/**
 * A claim of the two-step design: the letter of a booking, and the second in which it was made, in base 36. The time
 * tells the sweep which claims are old enough to have been left behind.
 */
const claimAt = (nowAt: number): string => `b${Math.floor(nowAt / 1000).toString(36)}`;

/** When a claim was made, in epoch milliseconds. */
export const claimedAt = (claim: string): number => Number.parseInt(claim.slice(1), 36) * 1000;

const lane = (laneNumber: number): ItemKey => keys.lane(slot, 'online', laneNumber);

/** Runs a conditional write; whether it was done, and what was there instead. An official's transaction may be in the way. */
const tryWrite = async (table: Table, write: () => Promise<unknown>): Promise<{ done: boolean; old?: RawItem }> => {
  for (let attempt = 0; ; attempt++) {
    try {
      await write();
      return { done: true };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException)
        return { done: false, ...(error.Item && { old: unmarshall(error.Item) }) };
      if (!(error instanceof TransactionConflictException)) throw error;
      await table.pause(attempt);
    }
  }
};

const update = (table: Table, laneNumber: number, expressions: Partial<UpdateCommandInput>) =>
  tryWrite(table, () =>
    table.client.send(new UpdateCommand({ TableName: table.name, Key: { ...lane(laneNumber) }, ...expressions })),
  );

/** Takes a seat of a lane, if it has one and is open. One that this code holds there already counts as taken. */
export const claimSeat = async (table: Table, laneNumber: number, code: string, nowAt: number): Promise<boolean> => {
  const { done, old } = await update(table, laneNumber, {
    UpdateExpression: 'SET av = av - :one, claims.#code = :claim',
    ConditionExpression: 'av >= :one AND st = :open AND endAt > :now AND attribute_not_exists(claims.#code)',
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: {
      ':one': 1,
      ':claim': claimAt(nowAt),
      ':open': 'open',
      ':now': Math.floor(nowAt / 1000),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return done || Object.hasOwn((old?.claims ?? {}) as object, code);
};

/** Gives a claimed seat back; false when the claim is gone already. */
export const releaseClaim = async (table: Table, laneNumber: number, code: string): Promise<boolean> => {
  const { done } = await update(table, laneNumber, {
    UpdateExpression: 'SET av = av + :one REMOVE claims.#code',
    ConditionExpression: 'attribute_exists(claims.#code)',
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: { ':one': 1 },
  });
  return done;
};

/** How long a fence must stand: longer than any request may be on its way, and than an SDK repeats a transaction. */
const fenceSeconds = 24 * 3600;

/** Puts a tombstone under a code; false when there is an appointment. A second step that comes later meets it. */
export const fence = async (table: Table, code: string, nowAt: number): Promise<boolean> => {
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...keys.appointment(code), fenced: nowAt, expireAt: Math.floor(nowAt / 1000) + fenceSeconds },
    ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(fenced)',
  });
  return (await tryWrite(table, () => table.client.send(put))).done;
};

/** Whether an item under a code is a tombstone of the sweep. */
export const isFence = (item: RawItem | undefined): boolean => item?.fenced !== undefined;

/** Whether an appointment, as stored, has its seat in a lane of the slot. */
export const isSeatedIn = (item: RawItem | undefined, laneNumber: number, nowAt: number): boolean => {
  const appointment = isFence(item) ? undefined : readableAppointment(item, nowAt);
  return appointment?.status === 'booked' && placementOf(appointment).laneNumber === laneNumber;
};
