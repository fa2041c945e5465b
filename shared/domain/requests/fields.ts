import * as z from 'zod';
import { localDateSchema } from '../people.ts';
import { requiredOrInvalid } from '../text.ts';

/** A list in which nothing may come twice: the same stage, the same service, the same need. */
export const distinct = <Item extends z.ZodType<string>>(item: Item) =>
  z.array(item).refine((items) => new Set(items).size === items.length, { error: 'FIELD_INVALID' });

/** A query parameter that was sent empty counts as left out. */
export const leftOut = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A whole number of seats; bad-inputs names the range in its message. */
export const seats = z
  .int({ error: 'NUMBER_FORMAT' })
  .min(0, { error: 'NUMBER_FORMAT' })
  .max(2000, { error: 'NUMBER_FORMAT' });

export const consent = z.literal(true, { error: 'CONSENT_REQUIRED' });

/** Local time of day, `24:00` allowed as an end. */
export const localTime = z
  .string({ error: requiredOrInvalid })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'FIELD_INVALID' });

export { id, text } from '../text.ts';
export { localDateSchema as localDate };
