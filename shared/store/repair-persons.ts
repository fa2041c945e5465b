import type { Appointment } from '../domain/appointments.ts';
import { appointmentRetentionDays, expiryOf } from '../domain/retention.ts';
import { doseAttribute, type GuardPlace, guardKey } from './guards.ts';
import type { ItemKey } from './keys.ts';
import type { Write } from './transaction.ts';

/** What a guard said when it was read, as far as a repair replaces it. */
export interface GuardAsRead {
  readonly active?: string | undefined;
  readonly dose?: string | undefined;
}

/** A person is busy with this appointment, whatever the doses are: it was admitted long ago. */
export const holdGuard = (
  place: GuardPlace,
  { active }: GuardAsRead,
  appointment: Appointment,
  guardExpireAt: number,
): Write => ({
  Update: {
    Key: guardKey(place),
    UpdateExpression:
      'SET active = :code, ph = :phone, activeUntil = :until, expireAt = if_not_exists(expireAt, :expireAt)',
    ConditionExpression: active === undefined ? 'attribute_not_exists(active)' : 'active = :was',
    ExpressionAttributeValues: {
      ':code': appointment.appointmentCode,
      ':phone': appointment.phoneKey,
      ':until': expiryOf(place.localDate, appointmentRetentionDays),
      ':expireAt': guardExpireAt,
      ...(active !== undefined && { ':was': active }),
    },
  },
});

/** A dose that was given, on the date of the slot. */
export const setDose = (
  place: GuardPlace,
  { dose }: GuardAsRead,
  doseNumber: number | undefined,
  guardExpireAt: number,
): Write => ({
  Update: {
    Key: guardKey(place),
    UpdateExpression: 'SET #dose = :date, expireAt = if_not_exists(expireAt, :expireAt)',
    ConditionExpression: dose === undefined ? 'attribute_not_exists(#dose)' : '#dose = :was',
    ExpressionAttributeNames: { '#dose': doseAttribute(doseNumber) },
    ExpressionAttributeValues: {
      ':date': place.localDate,
      ':expireAt': guardExpireAt,
      ...(dose !== undefined && { ':was': dose }),
    },
  },
});

/** How many rewards a person got of a programme, the last of them then (epoch milliseconds). */
export const setRewardsGiven = (
  key: ItemKey,
  was: number | undefined,
  to: { readonly given: number; readonly lastAt: number; readonly expireAt: number },
): Write => ({
  Update: {
    Key: { ...key },
    UpdateExpression:
      'SET given = :to, lastAt = if_not_exists(lastAt, :at), expireAt = if_not_exists(expireAt, :expireAt)',
    ConditionExpression: was === undefined ? 'attribute_not_exists(given)' : 'given = :was',
    ExpressionAttributeValues: {
      ':to': to.given,
      ':at': to.lastAt,
      ':expireAt': to.expireAt,
      ...(was !== undefined && { ':was': was }),
    },
  },
});
