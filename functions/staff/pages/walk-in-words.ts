import type { Refusal, RefusalCode } from '../../../shared/domain/refusals.ts';
import type { Locale } from '../../../web/locale.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';

/** What to do about a refused walk-in that no field mends. */
export const adviceOn = (locale: Locale, { refused }: Refusal): string | undefined => {
  const { advice } = staffWords(locale).desk.walkIn;
  const own: Readonly<Partial<Record<string, string>>> = advice;
  return refused === 'FORGERY' ? advice.KEY_REUSED : own[refused];
};

/** What the form of a walk-in calls its fields, in their order on the page. */
export const labelsOf = (locale: Locale): Record<string, string> => {
  const { book } = locale.messages;
  const t = staffWords(locale).desk.walkIn;
  return {
    'attendee.name': book.name,
    'attendee.phone': book.phone,
    'attendee.idType': book.idType,
    'attendee.idNumber': book.idNumber,
    'attendee.birthDate': book.birthDate,
    service: book.service,
    doseNumber: book.dose,
    'attendee.previousDoseDate': book.previousDoseDate,
    booker: t.guardian,
    'booker.name': t.guardianName,
    'booker.phone': t.guardianPhone,
    'booker.relation': t.relation,
    consent: t.consentField,
  };
};

/** What is said to a resident at home is said otherwise to staff who have the person before them. */
export const ownWords = (locale: Locale, field: string, code: RefusalCode): string | undefined => {
  const t = staffWords(locale).desk.walkIn;
  if (field === 'doseNumber' && code === 'FIELD_REQUIRED') return t.doseMissing;
  const own: Partial<Record<RefusalCode, string>> = {
    ALREADY_BOOKED: t.alreadyBooked,
    NOT_POSSIBLE: t.notPossible,
    CONSENT_REQUIRED: t.consentMissing,
  };
  return own[code];
};
