import * as z from 'zod';
import { localDateSchema } from '../people.ts';

/** Missing is told apart from wrong. */
const requiredOrInvalid = ({ input }: { readonly input?: unknown }) =>
  input === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID';

/** Short text that must not be blank. */
export const text = (maxCharacters: number) =>
  z
    .string({ error: requiredOrInvalid })
    .trim()
    .min(1, { error: 'FIELD_REQUIRED' })
    .max(maxCharacters, { error: 'FIELD_INVALID' });

/** An id in a request: looked up, never trusted, so its form is not judged here. */
export const id = text(100);

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

export { localDateSchema as localDate };
