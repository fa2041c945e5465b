import type { Appointment, AppointmentStatus } from '../domain/appointments.ts';
import { type ItemKey, keys } from './keys.ts';
import type { RawItem, Write } from './transaction.ts';

/*
 * Writes that no act of Doorstep needs (repair-*.ts): each puts right what a recount found, on the condition that what it
 * was judged by is still as it was read.
 */

/** The record has not had another act since it was read. */
export const sameHistory = ({ appointmentCode, history }: Appointment): Write => ({
  ConditionCheck: {
    Key: keys.appointment(appointmentCode),
    ConditionExpression: 'size(hx) = :seen',
    ExpressionAttributeValues: { ':seen': history.length },
  },
});

/** There is no such item. */
export const stillMissing = (key: ItemKey): Write => ({
  ConditionCheck: { Key: { ...key }, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** There is such an item. */
export const stillThere = (key: ItemKey): Write => ({
  ConditionCheck: { Key: { ...key }, ConditionExpression: 'attribute_exists(pk)' },
});

/** The state that the history leads to. */
export const setStatus = ({ appointmentCode, status, history }: Appointment, to: AppointmentStatus): Write => ({
  Update: {
    Key: keys.appointment(appointmentCode),
    UpdateExpression: 'SET st = :to',
    ConditionExpression: 'st = :was AND size(hx) = :seen',
    ExpressionAttributeValues: { ':to': to, ':was': status, ':seen': history.length },
  },
});

/** When the record is gone, epoch seconds. */
export const setExpiry = ({ appointmentCode, expireAt }: Appointment, to: number): Write => ({
  Update: {
    Key: keys.appointment(appointmentCode),
    UpdateExpression: 'SET expireAt = :to',
    ConditionExpression: 'expireAt = :was',
    ExpressionAttributeValues: { ':to': to, ':was': expireAt },
  },
});

/** Takes everything out of what is left of an erased appointment but that it was erased. */
export const eraseAgain = ({ pk, sk, er, k, expireAt }: RawItem): Write => ({
  Put: {
    Item: { pk, sk, er, k, expireAt },
    ConditionExpression: 'er = :er',
    ExpressionAttributeValues: { ':er': er },
  },
});
