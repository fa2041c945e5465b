import * as z from 'zod';
import { roles } from '../../shared/domain/accounts.ts';
import { rewardRuleSchema } from '../../shared/domain/rewards.ts';
import { siteStatuses } from '../../shared/domain/sites.ts';
import { slotStatuses } from '../../shared/domain/slots.ts';
import { ledgerKinds } from '../../shared/domain/stock.ts';
import { date, instant, list, slotId } from '../resident/answers.ts';
import { stockItems } from '../staff/answers.ts';

export const site = z.object({
  siteId: z.string(),
  number: z.string(),
  name: z.string(),
  area: z.string(),
  address: z.string(),
  lat: z.number(),
  lng: z.number(),
  services: list(z.string()),
  stages: list(z.string()),
  responsible: z.object({ name: z.string(), phone: z.string() }),
  status: z.enum(siteStatuses),
});

/** A slot with both pools; `version` is sent back with a change. */
export const slot = z.object({
  slotId,
  start: instant,
  end: instant,
  status: z.enum(slotStatuses),
  capacity: z.int(),
  booked: z.int(),
  walkIn: z.object({ capacity: z.int(), booked: z.int() }),
  version: z.int(),
});

export const schedules = z.object({ created: list(slot), kept: list(slotId) });
export const slots = z.object({ slots: list(slot) });

export const programme = z.object({
  id: z.string(),
  name: z.string(),
  area: z.string(),
  service: z.string(),
  rules: list(rewardRuleSchema),
  perPerson: z.int(),
  version: z.int(),
  suspended: z.literal(true).optional(),
});
export const programmes = z.object({ programmes: list(programme) });

export const stock = z.object({
  stock: stockItems,
  ledger: list(
    z.object({
      at: instant,
      itemId: z.string(),
      kind: z.enum(ledgerKinds),
      quantity: z.int(),
      change: z.int(),
      by: z.string(),
      note: z.string().optional(),
      donor: z.string().optional(),
      otherSiteId: z.string().optional(),
    }),
  ),
});

/** An account with the password it starts with, shown this once. */
export const newAccount = z.object({
  username: z.string(),
  role: z.enum(roles),
  scope: z.string(),
  validUntil: z.string().optional(),
  oneTimePassword: z.string(),
});
export const dismissedAccount = z.object({ username: z.string(), dismissed: z.literal(true) });

const figures = {
  capacity: z.int(),
  booked: z.int(),
  checkedIn: z.int(),
  fulfilled: z.int(),
  noShow: z.int(),
  cancelled: z.int(),
  walkIns: z.int(),
  handedOut: list(z.object({ itemId: z.string(), name: z.string(), quantity: z.int() })),
};

export const report = z.object({
  date,
  area: z.string(),
  sites: list(z.object({ siteId: z.string(), name: z.string(), ...figures, stock: stockItems, closed: z.boolean() })),
  total: z.object(figures),
  notClosed: list(z.string()),
});
