import * as z from 'zod';
import { roles } from '../../shared/domain/accounts.ts';
import { appointment, date, instant, list, slotId } from '../resident/answers.ts';

export const signedIn = z.object({ token: z.string(), role: z.enum(roles), scope: z.string(), expiresAt: instant });

const walkIn = z.object({ capacity: z.int(), booked: z.int() });

export const day = z.object({
  slots: list(
    z.object({
      slotId,
      start: instant,
      end: instant,
      capacity: z.int(),
      booked: z.int(),
      checkedIn: z.int(),
      fulfilled: z.int(),
      noShow: z.int(),
      walkIn,
    }),
  ),
  appointments: list(appointment),
  cursor: z.string().optional(),
});

export const checkedIn = appointment.extend({
  already: z.object({ at: instant, by: z.string() }).optional(),
});

export const stockItems = list(z.object({ itemId: z.string(), name: z.string(), onHand: z.int() }));

export const handedOut = z.object({
  handedOut: list(z.object({ itemId: z.string(), quantity: z.int(), at: instant })),
  stock: stockItems,
});

export const closedDay = z.object({
  siteId: z.string(),
  date,
  closedAt: instant,
  closedBy: z.string(),
  stock: stockItems,
  differences: list(z.object({ itemId: z.string(), expected: z.int(), counted: z.int() })),
});
