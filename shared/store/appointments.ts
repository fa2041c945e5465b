import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Act, type Appointment, acts, type HistoryEntry } from '../domain/appointments.ts';
import { appointmentRetentionDays, expiryOf } from '../domain/retention.ts';
import { parseSlotId } from '../domain/slots.ts';
import { appointmentItem, historyItem, parseAppointment } from './appointment-item.ts';
import { batchGet, type Consistency } from './batch-get.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

/** True until the item expires; time to live removes it only later. */
export const isStillKept = (item: RawItem, nowAt: number): boolean => Number(item.expireAt) * 1000 > nowAt;

/** An appointment from its item, unless it has expired or was erased (`er`, erased-appointments.ts). */
export const readableAppointment = (item: RawItem | undefined, nowAt: number): Appointment | undefined =>
  item && isStillKept(item, nowAt) && item.er === undefined ? parseAppointment(item) : undefined;

/** Reads one appointment: one GetItem, strongly consistent. */
export const readAppointment = async (table: Table, code: string, nowAt: number): Promise<Appointment | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keys.appointment(code), ConsistentRead: true }),
  );
  return readableAppointment(Item, nowAt);
};

/** Reads many appointments, in the order of the codes; those that are gone are left out. One call per 100 codes. */
export const readAppointments = async (
  table: Table,
  codes: readonly string[],
  nowAt: number,
  consistency: Consistency = 'eventual',
): Promise<Appointment[]> => {
  const items = await batchGet(table, codes.map(keys.appointment), consistency);
  const found = items.flatMap((item) => readableAppointment(item, nowAt) ?? []);
  const byCode = new Map(found.map((appointment) => [appointment.appointmentCode, appointment]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
};

/** Writes a new appointment; its code must not be taken. */
export const putAppointment = (appointment: Appointment): Write => ({
  Put: { Item: appointmentItem(appointment), ConditionExpression: 'attribute_not_exists(pk)' },
});

/**
 * Appends an act to the history and sets the state it leads to; with another slot also how long the appointment is kept.
 * The condition is built from the table of acts, and on
 * the length of the history as it was read: whoever comes second meets the newer record instead of overwriting it.
 */
export const recordAct = (appointment: Appointment, act: Act, entry: HistoryEntry): Write => {
  const { from, to } = acts[act];
  const slot = entry.placement && parseSlotId(entry.placement.slotId);
  return {
    Update: {
      Key: keys.appointment(appointment.appointmentCode),
      UpdateExpression: `SET st = :to, hx = list_append(hx, :entry)${slot ? ', expireAt = :expireAt' : ''}`,
      ConditionExpression: `st IN (${from.map((_, index) => `:from${index}`).join(', ')}) AND size(hx) = :seen`,
      ExpressionAttributeValues: {
        ':to': to,
        ':entry': [historyItem(entry)],
        ':seen': appointment.history.length,
        ...(slot && { ':expireAt': expiryOf(slot.localDate, appointmentRetentionDays) }),
        ...Object.fromEntries(from.map((status, index) => [`:from${index}`, status])),
      },
    },
  };
};
