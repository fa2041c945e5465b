import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Appointment, type ErasedAppointment, erasableStatuses } from '../domain/appointments.ts';
import { isStillKept, readableAppointment } from './appointments.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

/**
 * What is left in the place of an erased appointment: when that was, and the key of the form that booked it, so that
 * sending the old form again books nothing. Written as a whole, so that nothing personal can be forgotten in it.
 */
const erasedItem = z.object({ er: z.int(), k: z.instanceof(Uint8Array) });

/** Erases the record of an appointment, if it is in one of the states in which that may be. */
export const eraseRecord = (appointment: Appointment, erasedAt: number): Write => ({
  Put: {
    Item: {
      ...keys.appointment(appointment.appointmentCode),
      er: erasedAt,
      k: appointment.history[0]!.keyHash,
      expireAt: appointment.expireAt,
    },
    ConditionExpression: `st IN (${erasableStatuses.map((_, index) => `:from${index}`).join(', ')})`,
    ExpressionAttributeValues: Object.fromEntries(erasableStatuses.map((status, index) => [`:from${index}`, status])),
  },
});

/** An erased appointment from its item; undefined when the item is none. */
const parseErased = (item: RawItem): ErasedAppointment | undefined => {
  const stored = erasedItem.safeParse(item);
  return stored.success ? { erasedAt: stored.data.er } : undefined;
};

/** True when the item is what was left of the appointment that the request under this key booked. */
export const isErasedBookingOf = (item: RawItem | undefined, keyHash: Uint8Array): boolean => {
  const stored = erasedItem.safeParse(item);
  return stored.success && Buffer.compare(stored.data.k, keyHash) === 0;
};

/** Reads an appointment, or that it was erased: one GetItem, strongly consistent. */
export const readRecord = async (
  table: Table,
  code: string,
  nowAt: number,
): Promise<Appointment | ErasedAppointment | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keys.appointment(code), ConsistentRead: true }),
  );
  if (!Item || !isStillKept(Item, nowAt)) return undefined;
  return parseErased(Item) ?? readableAppointment(Item, nowAt);
};
