import * as z from 'zod';
import { attendeeSchema, bookerSchema, needs } from '../people.ts';
import { consent, distinct, id, leftOut, localDate } from './fields.ts';

const degrees = (limit: number) => z.coerce.number({ error: 'FIELD_INVALID' }).min(-limit).max(limit);

/** GET /api/sites */
export const sitesQuery = z.strictObject({
  service: leftOut(z.string()),
  date: leftOut(localDate),
  lat: leftOut(degrees(90)),
  lng: leftOut(degrees(180)),
  q: leftOut(z.string().max(100)),
  limit: leftOut(z.coerce.number({ error: 'NUMBER_FORMAT' }).pipe(z.int({ error: 'NUMBER_FORMAT' }).min(1).max(200))),
});

/** GET /api/sites/{siteId}/slots */
export const slotsQuery = z.strictObject({ service: leftOut(z.string()), date: leftOut(localDate) });

const needsField = distinct(z.enum(needs, { error: 'FIELD_INVALID' })).optional();
const doseNumber = z.int({ error: 'NUMBER_FORMAT' }).min(1, { error: 'NUMBER_FORMAT' }).optional();

/** POST /api/appointments */
export const bookingBody = z.strictObject({
  siteId: id,
  slotId: id,
  service: id,
  doseNumber,
  attendee: attendeeSchema,
  booker: bookerSchema.optional(),
  needs: needsField,
  rewardChoice: id.optional(),
  consent,
});
export type BookingInput = z.output<typeof bookingBody>;

/** GET /api/appointments/{code} */
export const appointmentQuery = z.strictObject({ phoneTail: leftOut(z.string().max(20)) });

/** POST /api/appointments/{code}/move */
export const moveBody = z.strictObject({ siteId: id, slotId: id });

/** Acts that need no words: cancel, complete, undo, no-show. An empty body is `{}`. */
export const emptyBody = z.strictObject({});

/** POST /api/staff/sites/{siteId}/walk-ins: a booking without a slot, for who stands at the desk. */
export const walkInBody = bookingBody
  .pick({ service: true, doseNumber: true, attendee: true, needs: true, consent: true })
  .extend({
    booker: bookerSchema.optional(),
    rewardChoice: id.optional(),
  });
export type WalkInInput = z.output<typeof walkInBody>;
