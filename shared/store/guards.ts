import { latestPreviousDose } from '../domain/eligibility.ts';
import { doseOf, type Service } from '../domain/services.ts';
import { type ItemKey, keys } from './keys.ts';
import type { Write } from './transaction.ts';

/** Which guard watches over an appointment: a person's, per vaccination service, or per test service and day. */
export interface GuardPlace {
  readonly personKey: string;
  readonly service: Service;
  readonly localDate: string;
}

export const guardKey = ({ personKey, service, localDate }: GuardPlace): ItemKey =>
  keys.guard(personKey, service.serviceId, service.kind === 'testing' ? localDate : undefined);

/** `d2`: the attribute with the date on which dose 2 was given; a test that was done is `d0`. */
export const doseAttribute = (doseNumber: number | undefined) => `d${doseNumber ?? 0}`;

/** What a guard must know of the appointment that makes its person busy. */
export interface GuardedAppointment {
  readonly code: string;
  readonly doseNumber: number | undefined;
  /** epoch seconds after which the appointment is gone, and keeps nobody busy any more */
  readonly activeUntil: number;
  /** epoch seconds after which the guard itself is gone */
  readonly expireAt: number;
}

/**
 * Marks the person as busy with an appointment. Refused while another one is active, when this dose or a later one was
 * given already, and when the dose before was given too recently: all three are conditions of the booking's own write.
 */
export const takeGuard = (
  place: GuardPlace,
  appointment: GuardedAppointment & { readonly phoneKey: string },
  nowAt: number,
): Write => {
  const doses = doseConditions(place, appointment.doseNumber);
  return {
    Update: {
      Key: guardKey(place),
      UpdateExpression: 'SET active = :code, ph = :phone, activeUntil = :until, expireAt = :expireAt',
      ConditionExpression: ['(attribute_not_exists(active) OR activeUntil <= :now)', ...doses.conditions].join(' AND '),
      ExpressionAttributeValues: {
        ':code': appointment.code,
        ':phone': appointment.phoneKey,
        ':until': appointment.activeUntil,
        ':now': Math.floor(nowAt / 1000),
        ':expireAt': appointment.expireAt,
        ...doses.values,
      },
    },
  };
};

/** Looks again at the doses when an appointment moves to another date; the person stays busy with it. */
export const keepGuard = (place: GuardPlace, appointment: GuardedAppointment): Write => {
  const doses = doseConditions(place, appointment.doseNumber);
  return {
    Update: {
      Key: guardKey(place),
      UpdateExpression: 'SET activeUntil = :until, expireAt = :expireAt',
      ConditionExpression: ['active = :code', ...doses.conditions].join(' AND '),
      ExpressionAttributeValues: {
        ':code': appointment.code,
        ':until': appointment.activeUntil,
        ':expireAt': appointment.expireAt,
        ...doses.values,
      },
    },
  };
};

const doseConditions = ({ service, localDate }: GuardPlace, doseNumber: number | undefined) => {
  const dose = doseOf(service, doseNumber);
  if (!dose) return { conditions: [`attribute_not_exists(${doseAttribute(undefined)})`], values: {} };
  const sameOrLater = service.doses.filter((other) => other.doseNumber >= dose.doseNumber);
  const conditions = sameOrLater.map((other) => `attribute_not_exists(${doseAttribute(other.doseNumber)})`);
  if (dose.doseNumber === 1) return { conditions, values: {} };
  const previous = doseAttribute(dose.doseNumber - 1);
  return {
    conditions: [...conditions, `(attribute_not_exists(${previous}) OR ${previous} <= :latest)`],
    values: { ':latest': latestPreviousDose(dose, localDate) },
  };
};

/** Lets the person book again, if the guard still belongs to this appointment. */
export const releaseGuard = (place: GuardPlace, code: string): Write => releaseGuardAt(guardKey(place), code);

/** The same for a guard that was found by its key. */
export const releaseGuardAt = (key: ItemKey, code: string): Write => ({
  Update: {
    Key: { ...key },
    UpdateExpression: 'REMOVE active, ph, activeUntil',
    ConditionExpression: 'active = :code',
    ExpressionAttributeValues: { ':code': code },
  },
});

/** Remembers the dose as given and lets the person book the next one. */
export const fulfilGuard = (place: GuardPlace, code: string, doseNumber: number | undefined): Write => ({
  Update: {
    Key: guardKey(place),
    UpdateExpression: `SET ${doseAttribute(doseNumber)} = :date REMOVE active, ph, activeUntil`,
    ConditionExpression: 'active = :code',
    ExpressionAttributeValues: { ':code': code, ':date': place.localDate },
  },
});
