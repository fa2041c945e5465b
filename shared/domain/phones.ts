import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';

/** Mobile numbers as people type them, with +86, spaces, dashes or full-width digits; kept as 11 digits, foreign ones as E.164. */
const normalisePhone = (typed: string): string | undefined => {
  const phone = parsePhoneNumberFromString(typed.normalize('NFKC'), 'CN');
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
