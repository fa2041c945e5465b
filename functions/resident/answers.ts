import * as z from 'zod';
import { appointmentStatuses } from '../../shared/domain/appointments.ts';
import { needs } from '../../shared/domain/people.ts';

/** ISO 8601 with offset +08:00. */
export const instant = z.iso.datetime({ offset: true }).meta({ example: '2026-11-22T08:30:00+08:00' });
/** YYYY-MM-DD in Asia/Shanghai. */
export const date = z.iso.date().meta({ example: '2026-11-22' });
export const slotId = z.string().meta({ example: 'puli-20261122-0830-30' });

export const list = <S extends z.ZodType>(items: S) => z.array(items).readonly();

const siteFacts = z.object({
  siteId: z.string(),
  number: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
});

/** An appointment as everybody outside sees it; nothing in it names a person in full. */
export const appointment = z.object({
  appointmentCode: z.string().meta({ example: 'K7M3P9QX' }),
  status: z.enum(appointmentStatuses),
  stage: z.string().nullable(),
  service: z.string(),
  doseNumber: z.int().optional(),
  site: siteFacts,
  slot: z.object({ slotId, start: instant, end: instant }),
  attendee: z.object({ maskedName: z.string(), phoneTail: z.string(), age: z.int() }),
  needs: list(z.enum(needs)),
  entitlement: list(
    z.object({ itemId: z.string(), name: z.string(), quantity: z.int(), oneOf: z.literal(true).optional() }),
  ),
  rewardChoice: z.string().optional(),
  handedOut: list(z.object({ itemId: z.string(), quantity: z.int(), at: instant })),
  history: list(z.object({ at: instant, what: z.string(), by: z.string() })),
});

/** The answer to a booking: the only one that carries what lets its bearer manage the appointment. */
export const newAppointment = appointment.extend({ manageUrl: z.url(), manageToken: z.string() });

export const siteList = z.object({
  sites: list(
    z.object({
      siteId: z.string(),
      number: z.string(),
      name: z.string(),
      address: z.string(),
      lat: z.number(),
      lng: z.number(),
      distanceMeters: z.int().optional(),
      services: list(z.string()),
      open: z.boolean(),
      remainingToday: z.int(),
      nextSlot: z.object({ slotId, start: instant }).optional(),
      rewards: list(z.string()),
    }),
  ),
});

export const slotList = z.object({
  siteId: z.string(),
  date,
  asOf: instant,
  slots: list(
    z.object({
      slotId,
      start: instant,
      end: instant,
      status: z.enum(['open', 'paused', 'closed', 'past']),
      capacity: z.int(),
      booked: z.int(),
      remaining: z.int(),
    }),
  ),
});
