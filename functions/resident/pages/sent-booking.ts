import type { Secrets } from '../../../shared/usecases/secrets.ts';
import type { SentForm } from '../../http/forms.ts';
import { idField, keptIdField, unsealIdNumber } from '../../http/kept-id-number.ts';
import { type BookingValues, bookingFields } from './booking-form.ts';

/** A booking form as it was sent. */
export interface SentBooking {
  readonly key: string;
  readonly values: BookingValues;
  /** true when it holds fields that this page never sends */
  readonly hasUnknown: boolean;
}

const knownFields: ReadonlySet<string> = new Set([...bookingFields, keptIdField]);

/** Reads the form; an empty document number stands for the one that the page kept sealed. */
export const sentBooking = (secrets: Secrets, { fields, key }: SentForm): SentBooking => {
  const sent = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' && knownFields.has(name) ? [[name, value] as const] : [],
  );
  const { [keptIdField]: sealed = '', ...values }: Record<string, string> = Object.fromEntries(sent);
  const kept = values[idField]?.trim() ? undefined : unsealIdNumber(secrets, key, sealed);
  return {
    key,
    values: kept === undefined ? values : { ...values, [idField]: kept },
    hasUnknown: Object.keys(fields).some((name) => !knownFields.has(name)),
  };
};
