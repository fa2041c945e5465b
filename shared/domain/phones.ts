import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';

/**
 * What may stand in a number: the parser finds one in any text. Phones put invisible marks around a number that is
 * copied from their contacts.
 */
const dialled = /^[\d\s\p{Cf}\p{Pd}+().]+$/u;

/** Mobile numbers as people type them, with +86, spaces, dashes or full-width digits; kept as 11 digits, foreign ones as E.164. */
const normalisePhone = (typed: string): string | undefined => {
  const written = typed.normalize('NFKC');
  const phone = dialled.test(written) ? parsePhoneNumberFromString(written, 'CN') : undefined;
  if (phone?.getType() !== 'MOBILE' || !phone.isValid()) return undefined;
  return phone.country === 'CN' ? phone.nationalNumber : phone.number;
};

/** A mobile number that can be called back. */
export const phoneSchema = z
  .string({ error: 'PHONE_FORMAT' })
  .max(40, { error: 'PHONE_FORMAT' })
  .transform((typed, context) => {
    const phone = normalisePhone(typed);
    if (phone) return phone;
    context.issues.push({ code: 'custom', message: 'PHONE_FORMAT', input: typed });
    return z.NEVER;
  });
