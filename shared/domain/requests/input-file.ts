import * as z from 'zod';
import { areaSchema } from '../areas.ts';
import { rewardItemSchema, rewardRuleSchema } from '../rewards.ts';
import { serviceSchema } from '../services.ts';
import { planSlots } from '../slots.ts';
import { text } from './fields.ts';
import { hoursMakeSense, programmeBody, scheduleBody, siteBody } from './officials.ts';

/*
 * The file of `npm run load`, and of the demo: what a deployment starts with. It calls every id `id`; the domain calls it
 * by what it identifies.
 */

/** Ids stand in keys, addresses and slot ids. */
const idOf = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, { error: 'FIELD_INVALID' })
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'FIELD_INVALID' });
const id = idOf(60);

/** `reported` and `scale` are figures about the place, which Doorstep does not use. */
const area = z
  .strictObject({
    id,
    name: text(80),
    level: areaSchema.shape.level,
    parent: id.optional(),
    reported: z.unknown().optional(),
  })
  .transform(({ id: areaId, reported: _, parent, ...fields }) => ({
    areaId,
    ...fields,
    ...(parent !== undefined && { parent }),
  }));

const { serviceId: _serviceId, doses, ...serviceFields } = serviceSchema.shape;
const service = z
  .strictObject({ id, ...serviceFields, name: text(80), doses: z.array(doses.element.strict()) })
  .refine(({ kind, doses: given }) => (kind === 'vaccination') === given.length > 0, {
    error: 'FIELD_INVALID',
    path: ['doses'],
  })
  .transform(({ id: serviceId, ...fields }) => ({ serviceId, ...fields }));

const { dates: _dates, ...hours } = scheduleBody.shape;
const schedule = z
  /** `days`: how many days from the day of loading on */
  .strictObject({ days: z.int().min(1).max(31), ...hours })
  .check(hoursMakeSense)
  .refine((input) => planSlots('any', '2026-01-01', input).length > 0, {
    error: 'FIELD_INVALID',
    path: ['slotMinutes'],
  });

const site = z
  .strictObject({
    id: idOf(40),
    ...siteBody.shape,
    area: id,
    status: siteBody.shape.status.unwrap().default('open'),
    schedule: schedule.optional(),
  })
  .transform(({ id: siteId, schedule: given, ...fields }) => ({ siteId, ...fields, schedule: given }));

const { itemId: _itemId, ...itemFields } = rewardItemSchema.shape;
const item = z
  .strictObject({ id, ...itemFields, name: text(80), unit: text(10) })
  .transform(({ id: itemId, ...fields }) => ({ itemId, ...fields }));

const { version: _version, ...programmeFields } = programmeBody.shape;
const programme = z
  .strictObject({ ...programmeFields, id, rules: z.array(rewardRuleSchema).min(1).max(50) })
  .transform(({ id: programmeId, ...fields }) => ({ programmeId, ...fields }));

/** site → item → pieces */
const openingStock = z.record(z.string(), z.record(z.string(), z.int().min(1).max(1_000_000)));

const nothing = { items: [], programmes: [], openingStock: {} };

export const inputFile = z
  .strictObject({
    about: z.string().optional(),
    timeZone: z.literal('Asia/Shanghai').optional(),
    areas: z.array(area).default([]),
    services: z.array(service).default([]),
    sites: z.array(site).default([]),
    rewards: z
      .strictObject({
        items: z.array(item).default([]),
        programmes: z.array(programme).default([]),
        openingStock: openingStock.default({}),
      })
      .default(nothing),
    scale: z.unknown().optional(),
  })
  .transform(({ areas, services, sites, rewards }) => ({ areas, services, sites, ...rewards }));
export type InputFile = z.output<typeof inputFile>;
export type InputSite = InputFile['sites'][number];
export type InputProgramme = InputFile['programmes'][number];
