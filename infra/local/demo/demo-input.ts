import * as z from 'zod';
import { areaSchema } from '../../../shared/domain/areas.ts';
import { programmeSchema, rewardItemSchema } from '../../../shared/domain/rewards.ts';
import { serviceSchema } from '../../../shared/domain/services.ts';
import { siteSchema } from '../../../shared/domain/sites.ts';
import zhengzhou from './zhengzhou.json' with { type: 'json' };

/** The input calls every id `id`; the domain calls it by what it identifies. */
const parseAll = <S extends z.ZodType>(schema: S, name: string, entries: readonly { id: string }[]): z.output<S>[] =>
  entries.map(({ id, ...entry }) => schema.parse({ ...entry, [name]: id }));

const openSite = siteSchema.extend({
  schedule: z.object({
    /** how many days from today on */
    days: z.int(),
    opens: z.string(),
    closes: z.string(),
    break: z.tuple([z.string(), z.string()]).optional(),
    slotMinutes: z.int(),
    desks: z.int(),
    perDeskPerSlot: z.int(),
    walkInShare: z.number(),
  }),
});

/** The demo input as the domain names it: sites are open, programmes in their first version. */
export const readDemoInput = () => ({
  areas: parseAll(areaSchema, 'areaId', zhengzhou.areas),
  services: parseAll(serviceSchema, 'serviceId', zhengzhou.services),
  sites: parseAll(
    openSite,
    'siteId',
    zhengzhou.sites.map((site) => ({ ...site, status: 'open' })),
  ),
  items: parseAll(rewardItemSchema, 'itemId', zhengzhou.rewards.items),
  programmes: parseAll(
    programmeSchema,
    'programmeId',
    zhengzhou.rewards.programmes.map((rules) => ({ ...rules, version: 1 })),
  ),
  openingStock: z.record(z.string(), z.record(z.string(), z.int())).parse(zhengzhou.rewards.openingStock),
});
export type DemoInput = ReturnType<typeof readDemoInput>;
export type DemoSite = DemoInput['sites'][number];
