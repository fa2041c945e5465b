import { addDays, instantOf } from './time.ts';

/** Days after the slot's date for which an appointment can be read; then it is gone for everybody. */
export const appointmentRetentionDays = 30;

/** Days for which a person's guard remembers doses given: longer than the longest interval between doses. */
export const guardRetentionDays = 400;

/** Days after its date for which a day, its slots and their counts are kept: long enough for last year's report. */
export const dayRetentionDays = 400;

/** Days for which point-in-time recovery still holds what was deleted from the table (DynamoDB's default and most). */
export const backupRetentionDays = 35;

/** Epoch seconds after which an item made for `localDate` is expired. */
export const expiryOf = (localDate: string, retentionDays: number): number =>
  Math.floor(instantOf(addDays(localDate, retentionDays), '24:00') / 1000);
