import type { Refusal, RefusalCode } from '../../../shared/domain/refusals.ts';
import type { SuggestedSlot } from '../../../shared/usecases/residents/suggest-slots.ts';
import type { Locale } from '../../../web/locale.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import type { Alternative, BookProblem } from '../../../web/pages/resident/book-page.tsx';
import { type BookingValues, bookingFields } from './booking-form.ts';

/** Where a message stands when the refusal itself names no field. */
const fieldOfCode: Partial<Record<RefusalCode, string>> = {
  TOO_YOUNG: 'attendee.idNumber',
  DOSE_TOO_EARLY: 'attendee.previousDoseDate',
};

/** Refusals with which the slot itself is gone, so that others are offered. */
export const slotIsGone = ({ refused }: Refusal): boolean => refused === 'SLOT_FULL' || refused === 'SLOT_CLOSED';

/** Messages by the field they stand beside, in order of the page; those about no field under the empty name. */
const messagesByField = (locale: Locale, refusal: Refusal, values: BookingValues): [string, string][] => {
  const fields = refusal.fields ?? [{ field: fieldOfCode[refusal.refused] ?? '', code: refusal.refused }];
  return fields.map(({ field, code }) => {
    const name = fieldOnPage(field, values);
    return [name, refusalMessage(locale.language, { ...refusal, refused: codeOnPage(code, name, values) })];
  });
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

/** What the page says beside its fields. */
export const wrongFields = (locale: Locale, refusal: Refusal, values: BookingValues): Record<string, string> =>
  Object.fromEntries(messagesByField(locale, refusal, values).filter(([name]) => name !== ''));

/** What the page says at its top. */
export const bookProblem = (
  locale: Locale,
  refusal: Refusal,
  values: BookingValues,
  suggested: readonly SuggestedSlot[],
): BookProblem => ({
  problems: messagesByField(locale, refusal, values).map(([name, message]) => ({
    message: name === '' ? message : locale.messages.common.labelled(labelOf(locale, name), message),
    field: name === 'booker' ? 'booker.name' : name || undefined,
  })),
  alternatives: slotIsGone(refusal) ? suggested.map(alternativeOf) : undefined,
  pressAgain: refusal.refused === 'TRY_AGAIN',
  isAlreadyBooked: refusal.refused === 'ALREADY_BOOKED',
});

/** What the page calls a field. */
const labelOf = ({ messages: { book, common } }: Locale, name: string): string => {
  const labels: Record<string, string> = {
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
  };
  return labels[name] ?? name;
};

const alternativeOf = ({ site, slotId, start, end, remaining }: SuggestedSlot): Alternative => ({
  siteId: site.siteId,
  siteName: site.name,
  slotId,
  start,
  end,
  remaining,
});
