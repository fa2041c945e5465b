import type { Refusal, RefusalCode } from '../../../shared/domain/refusals.ts';
import type { SuggestedSlot } from '../../../shared/usecases/residents/suggest-slots.ts';
import type { Locale } from '../../../web/locale.ts';
import type { Alternative, BookProblem } from '../../../web/pages/resident/book-page.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import { type BookingValues, bookingFields } from './booking-form.ts';

/** Where a message stands when the refusal itself names no field. */
const fieldOfCode: Partial<Record<RefusalCode, string>> = {
  TOO_YOUNG: 'attendee.idNumber',
  DOSE_TOO_EARLY: 'attendee.previousDoseDate',
};

/** What can be done about a refusal that no field mends. */
const adviceOn = ({ messages: { book, errors } }: Locale, { refused }: Refusal): string | undefined => {
  if (refused === 'TRY_AGAIN') return book.pressAgain;
  if (refused === 'KEY_REUSED' || refused === 'FORGERY') return book.checkAgain;
  return refused === 'RATE_LIMITED' || refused === 'NOT_POSSIBLE' || refused === 'ALREADY_BOOKED'
    ? errors.advice[refused]
    : undefined;
};

/** Refusals with which the slot itself is gone, so that others are offered. */
export const slotIsGone = ({ refused }: Refusal): boolean => refused === 'SLOT_FULL' || refused === 'SLOT_CLOSED';

/** The refusal about the fields of the page. */
export const aboutPage = (refusal: Refusal, values: BookingValues): Refusal => {
  const named = fieldOfCode[refusal.refused];
  const fields = refusal.fields ?? (named === undefined ? undefined : [{ field: named, code: refusal.refused }]);
  if (!fields) return refusal;
  return {
    ...refusal,
    fields: fields.map(({ field, code }) => {
      const name = fieldOnPage(field, values);
      return { field: name, code: codeOnPage(code, name, values) };
    }),
  };
};

/** The birth date of an identity card stands in its number, so that is where a wrong one is mended. */
const fieldOnPage = (field: string, values: BookingValues): string => {
  const isInNumber = field === 'attendee.birthDate' && values['attendee.idType'] === 'residentId';
  const name = isInNumber ? 'attendee.idNumber' : field;
  return bookingFields.includes(name) ? name : '';
};

/** Other documents have no 18 characters to ask for. */
const codeOnPage = (code: RefusalCode, name: string, values: BookingValues): RefusalCode =>
  code === 'ID_FORMAT' && name === 'attendee.idNumber' && values['attendee.idType'] !== 'residentId'
    ? 'FIELD_INVALID'
    : code;

const choices = ['service', 'doseNumber', 'booker.relation'];

/** The refusal in the words of the page; a choice that was not made is asked for as a choice. */
const problemsOnPage = (locale: Locale, refusal: Refusal, values: BookingValues): FormProblems =>
  formProblems(locale, aboutPage(refusal, values), labelsOf(locale), (field, code) =>
    code === 'FIELD_REQUIRED' && choices.includes(field) ? locale.messages.book.choose : undefined,
  );

/** What the page says beside its fields. */
export const wrongFields = (locale: Locale, refusal: Refusal, values: BookingValues): FormProblems['wrong'] =>
  problemsOnPage(locale, refusal, values).wrong;

/** What the page says at its top. */
export const bookProblem = (
  locale: Locale,
  refusal: Refusal,
  values: BookingValues,
  suggested: readonly SuggestedSlot[],
): BookProblem => ({
  problems: problemsOnPage(locale, refusal, values).problems.map(({ message, field }) => ({
    message,
    field: field === 'booker' ? 'booker.name' : field,
  })),
  alternatives: slotIsGone(refusal) || refusal.possibleFrom ? suggested.map(alternativeOf) : undefined,
  possibleFrom: refusal.possibleFrom,
  advice: adviceOn(locale, refusal),
  isAlreadyBooked: refusal.refused === 'ALREADY_BOOKED',
  mustPhone: refusal.refused === 'NOT_POSSIBLE',
});

/** What the page calls its fields. */
const labelsOf = ({ messages: { book, common } }: Locale): Record<string, string> => ({
  service: book.service,
  doseNumber: book.dose,
  'attendee.previousDoseDate': book.previousDoseDate,
  'attendee.name': book.name,
  'attendee.idType': book.idType,
  'attendee.idNumber': book.idNumber,
  'attendee.birthDate': book.birthDate,
  'attendee.phone': book.phone,
  booker: book.booker,
  'booker.name': book.bookerName,
  'booker.phone': book.bookerPhone,
  'booker.relation': book.relation,
  rewardChoice: book.reward,
  consent: common.privacy,
});

const alternativeOf = ({ site, slotId, start, end, remaining }: SuggestedSlot): Alternative => ({
  siteId: site.siteId,
  siteName: site.name,
  slotId,
  start,
  end,
  remaining,
});
