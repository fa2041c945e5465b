import * as z from 'zod';
import { rewardRuleSchema } from '../rewards.ts';
import { siteStatuses } from '../sites.ts';
import { slotStatuses } from '../slots.ts';
import { addDays, isLocalDate, minutesOf } from '../time.ts';
import { distinct, id, leftOut, localDate, localTime, seats, text } from './fields.ts';

/** The shortest numbers that an office has are those of hotlines, `12345`; an extension or a second number may follow. */
const canBeCalled = (phone: string): boolean => /(\d\D*){5}/.test(phone.normalize('NFKC'));

const siteFields = {
  number: text(30),
  name: text(80),
  area: id,
  address: text(120),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  services: distinct(id).min(1).max(20),
  stages: distinct(text(20)).min(1).max(12),
  responsible: z.strictObject({ name: text(60), phone: text(30).refine(canBeCalled, { error: 'FIELD_INVALID' }) }),
  status: z.enum(siteStatuses),
};

/** POST /api/official/sites */
export const siteBody = z.strictObject({ ...siteFields, status: siteFields.status.default('draft') });
/** The same from the form of a page, where the position may be left out. */
export const siteForm = siteBody.partial({ lat: true, lng: true });
export type SiteInput = z.output<typeof siteForm>;
/** PATCH /api/official/sites/{siteId} */
export const sitePatch = z.strictObject(siteFields).partial();
export type SitePatch = z.output<typeof sitePatch>;

const wholeNumber = (min: number, max: number) =>
  z.int({ error: 'NUMBER_FORMAT' }).min(min, { error: 'NUMBER_FORMAT' }).max(max, { error: 'NUMBER_FORMAT' });

const maxRangeDays = 31;
const spansTooLong = (dates: string[]) => {
  if (dates.length === 0 || !dates.every(isLocalDate)) return false;
  const sorted = dates.toSorted();
  return sorted.at(-1)! >= addDays(sorted[0]!, maxRangeDays);
};

type Hours = Pick<ScheduleInput, 'opens' | 'closes' | 'break' | 'desks' | 'perDeskPerSlot'>;
/** Opening comes before closing, a break begins before it ends, and no slot has more seats than lanes can hold. */
export const hoursMakeSense = (context: z.core.ParsePayload<Hours>): void => {
  const { opens, closes, desks, perDeskPerSlot } = context.value;
  const pause = context.value.break;
  const refused = (field: string, message: string) =>
    context.issues.push({ code: 'custom', message, path: [field], input: undefined });
  if (minutesOf(opens) >= minutesOf(closes)) refused('closes', 'FIELD_INVALID');
  if (pause && minutesOf(pause[0]) >= minutesOf(pause[1])) refused('break', 'FIELD_INVALID');
  if (desks * perDeskPerSlot > 2000) refused('perDeskPerSlot', 'NUMBER_FORMAT');
};

/** POST /api/official/sites/{siteId}/schedules */
export const scheduleBody = z
  .strictObject({
    dates: z
      .array(localDate)
      .min(1)
      .refine((dates) => !spansTooLong(dates), { error: 'DATE_FORMAT' })
      .transform((dates) => [...new Set(dates)].toSorted()),
    opens: localTime,
    closes: localTime,
    break: z.tuple([localTime, localTime]).optional(),
    slotMinutes: wholeNumber(5, 1440),
    desks: wholeNumber(1, 2000),
    perDeskPerSlot: wholeNumber(1, 2000),
    walkInShare: z
      .number({ error: 'NUMBER_FORMAT' })
      .min(0, { error: 'NUMBER_FORMAT' })
      .max(1, { error: 'NUMBER_FORMAT' })
      .default(0),
  })
  .check(hoursMakeSense);
export type ScheduleInput = z.output<typeof scheduleBody>;

/** GET /api/official/sites/{siteId}/slots */
export const officialSlotsQuery = z.strictObject({ date: leftOut(localDate) });

/** PATCH /api/official/sites/{siteId}/slots/{slotId} */
export const slotPatch = z.strictObject({
  capacity: seats.optional(),
  walkInCapacity: seats.optional(),
  status: z.enum(slotStatuses).optional(),
  version: wholeNumber(0, Number.MAX_SAFE_INTEGER),
});
export type SlotPatch = z.output<typeof slotPatch>;

/** PUT /api/official/programmes/{programmeId} */
export const programmeBody = z.strictObject({
  name: text(80),
  area: id,
  service: id,
  rules: z.array(rewardRuleSchema).min(1).max(50),
  perPerson: wholeNumber(1, 100).default(1),
  /** sent to suspend it; left out, it is in force */
  suspended: z.literal(true, { error: 'FIELD_INVALID' }).optional(),
  /** as answered by GET; checked when it is sent */
  id: id.optional(),
  version: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
});
export type ProgrammeInput = z.output<typeof programmeBody>;

const stockKinds = ['receipt', 'writeOff', 'transferOut', 'transferIn', 'count'] as const;
/** POST /api/official/sites/{siteId}/stock */
export const stockBody = z
  .strictObject({
    itemId: id,
    kind: z.enum(stockKinds),
    quantity: wholeNumber(0, 1_000_000),
    note: text(200).optional(),
    donor: text(80).optional(),
    otherSiteId: id.optional(),
  })
  .refine(({ kind, quantity }) => kind === 'count' || quantity > 0, { error: 'NUMBER_FORMAT', path: ['quantity'] });
export type StockInput = z.output<typeof stockBody>;

/** GET /api/official/reports/daily */
export const reportQuery = z.strictObject({ date: leftOut(localDate), area: leftOut(id) });

/** Who acts in histories without an account: nobody may be taken for them. */
const namesOfOthers = ['resident', 'system'];

/** POST /api/official/accounts */
export const accountBody = z.strictObject({
  username: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, { error: 'FIELD_INVALID' })
    .refine((name) => !namesOfOthers.includes(name), { error: 'FIELD_INVALID' }),
  role: z.enum(['staff', 'official']),
  scope: id,
  validUntil: localDate.optional(),
});
export type AccountInput = z.output<typeof accountBody>;
