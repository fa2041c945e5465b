import * as z from 'zod';
import { id, leftOut, localDate, text } from './fields.ts';

/** POST /api/sign-in */
export const signInBody = z.strictObject({ username: z.string().max(100), password: z.string().max(200) });

/** GET /api/staff/sites/{siteId}/day */
export const dayQuery = z.strictObject({
  date: leftOut(localDate),
  slotId: leftOut(id),
  q: leftOut(z.string().max(100)),
  cursor: leftOut(z.string().max(200)),
});
export type DayQuery = z.output<typeof dayQuery>;

/** POST /api/staff/sites/{siteId}/check-ins */
export const checkInBody = z.strictObject({ appointmentCode: id });

/** POST /api/staff/appointments/{code}/stage */
export const stageBody = z.strictObject({ stage: text(40) });

/** POST /api/staff/appointments/{code}/hand-outs */
export const handOutBody = z.strictObject({ itemIds: z.array(id).min(1).max(20).optional() });

const counted = z
  .int({ error: 'NUMBER_FORMAT' })
  .min(0, { error: 'NUMBER_FORMAT' })
  .max(1_000_000, { error: 'NUMBER_FORMAT' });

/** POST /api/staff/sites/{siteId}/close-day */
export const closeDayBody = z.strictObject({
  date: localDate,
  /** the count of all items is one update, whose expression may be 4 KB long */
  counts: z.array(z.strictObject({ itemId: id, counted })).max(50),
});
export type CloseDayInput = z.output<typeof closeDayBody>;
