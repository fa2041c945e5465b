import * as z from 'zod';
import { idNumberRefusal, normaliseIdNumber, residentBirthDate } from './id-numbers.ts';
import { nameSchema } from './names.ts';
import { phoneSchema } from './phones.ts';
import { text } from './text.ts';
import { isLocalDate } from './time.ts';

export const idTypes = ['residentId', 'passport', 'hkMacauTaiwan', 'other'] as const;
export type IdType = (typeof idTypes)[number];

export const localDateSchema = z.string({ error: 'DATE_FORMAT' }).refine(isLocalDate, { error: 'DATE_FORMAT' });

/** Who comes, as typed; parsed into `Attendee`. */
export const attendeeSchema = z
  .strictObject({
    name: nameSchema,
    idType: z.enum(idTypes, { error: 'FIELD_INVALID' }),
    idNumber: z.string({ error: 'ID_FORMAT' }).max(100, { error: 'ID_FORMAT' }),
    phone: phoneSchema,
    birthDate: localDateSchema.optional(),
    previousDoseDate: localDateSchema.optional(),
  })
  .check((context) => {
    const { idType, idNumber, birthDate } = context.value;
    const code = idNumberRefusal(idType, normaliseIdNumber(idNumber));
    const refusedField = (field: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: [field], input: undefined });
    if (code) refusedField('idNumber', code);
    if (idType !== 'residentId' && birthDate === undefined) refusedField('birthDate', 'FIELD_REQUIRED');
  })
  .transform((typed): Attendee => {
    const idNumber = normaliseIdNumber(typed.idNumber);
    const birthDate = typed.idType === 'residentId' ? residentBirthDate(idNumber) : typed.birthDate!;
    return { ...typed, idNumber, birthDate };
  });

/** Who comes. The birth date of a resident identity card is the one in its number. */
export interface Attendee {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly previousDoseDate?: string | undefined;
}

/** Who booked for somebody else; under 18 the guardian. */
export const bookerSchema = z.strictObject({
  name: nameSchema,
  phone: phoneSchema,
  relation: text(20),
});
export type Booker = z.infer<typeof bookerSchema>;

export const needs = ['wheelchair', 'companion', 'child', 'other'] as const;
/** Help that the site should know of beforehand. */
export type Need = (typeof needs)[number];
