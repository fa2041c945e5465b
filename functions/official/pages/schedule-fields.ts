import { parse } from '../../../shared/domain/parsing.ts';
import {
  isRefusal,
  type Outcome,
  type Refusal,
  type RefusalCode,
  refuse,
  refuseField,
} from '../../../shared/domain/refusals.ts';
import { localTime } from '../../../shared/domain/requests/fields.ts';
import { type ScheduleInput, scheduleBody } from '../../../shared/domain/requests/officials.ts';
import { addDays, datesBetween, isLocalDate, weekdayOf } from '../../../shared/domain/time.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import type { ScheduleValues } from '../../../web/pages/official/schedule-form.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import type { SentForm } from '../../http/forms.ts';
import { sentText } from '../../http/sent-text.ts';
import { typedDate } from '../../resident/pages/typed-date.ts';
import { sentList } from './asked.ts';
import { reword } from './reword.ts';
import { typedNumber, typedTime } from './typed.ts';

/** The fields of a schedule that come once. */
export const scheduleFieldNames = [
  'from',
  'to',
  'opens',
  'closes',
  'breakFrom',
  'breakTo',
  'slotMinutes',
  'seats',
  'walkInSeats',
] as const;

/** What was typed about a schedule. */
export const sentSchedule = (sent: SentForm): ScheduleValues => ({
  ...sentText(sent, scheduleFieldNames),
  weekdays: sentList(sent, 'weekdays'),
});

/** The most days of one schedule. */
const maxDays = 31;

/** The schedule that a form asks for; refusals name the fields of the form. */
export const scheduleFrom = (values: ScheduleValues): Outcome<ScheduleInput> => {
  const dates = datesTyped(values);
  const seats = typedNumber(values.seats);
  const walkInSeats = typedNumber(values.walkInSeats);
  const hasBreak = values.breakFrom.trim() !== '' || values.breakTo.trim() !== '';
  const input = parse(scheduleBody, {
    dates: isRefusal(dates) ? ['2000-01-01'] : dates,
    opens: typedTime(values.opens),
    closes: typedTime(values.closes),
    ...(hasBreak && { break: [typedTime(values.breakFrom), typedTime(values.breakTo)] }),
    slotMinutes: typedNumber(values.slotMinutes),
    desks: 1,
    perDeskPerSlot: seats,
    walkInShare: seats > 0 ? walkInSeats / seats : walkInSeats,
  });
  const refusals = [dates, input].filter(isRefusal);
  if (refusals.length === 0) return input;
  const fields = refusals.flatMap((refusal) => asAskedInForm(refusal).fields ?? []);
  return refuse(refusals[0]!.refused, { fields });
};

/** The days between the two dates that fall on one of the weekdays; on any when none is ticked. */
const datesTyped = ({ from, to, weekdays }: ScheduleValues): Outcome<string[]> => {
  const first = typedDate(from) ?? '';
  const last = typedDate(to) ?? '';
  const wrong = Object.entries({ from: first, to: last }).filter(([, date]) => !isLocalDate(date));
  if (wrong.length > 0) {
    return refuse('DATE_FORMAT', { fields: wrong.map(([field]) => ({ field, code: 'DATE_FORMAT' })) });
  }
  if (last < first || last >= addDays(first, maxDays)) return refuseField('to', 'DATE_FORMAT');
  const dates = datesBetween(first, last).filter(
    (date) => weekdays.length === 0 || weekdays.includes(String(weekdayOf(date))),
  );
  return dates.length > 0 ? dates : refuseField('weekdays');
};

/** The form's fields by the paths of a request; a schedule's seats are asked per slot, not per desk. */
const formFields: Readonly<Record<string, string>> = {
  dates: 'from',
  'break.0': 'breakFrom',
  'break.1': 'breakTo',
  break: 'breakTo',
  perDeskPerSlot: 'seats',
  walkInShare: 'walkInSeats',
};

/** A refusal that names the fields as the form does. */
const asAskedInForm = (refusal: Refusal): Refusal => {
  if (!refusal.fields) return refusal;
  return { ...refusal, fields: refusal.fields.map(({ field, code }) => ({ field: formFields[field] ?? field, code })) };
};

const isTime = (typed: string): boolean => localTime.safeParse(typedTime(typed)).success;

/** A refusal in the words of the form; `closedDays` are named where they are what is wrong. */
export const scheduleProblems = (
  locale: Locale,
  refusal: Refusal,
  values: ScheduleValues,
  closedDays = '',
): FormProblems => {
  const t = officialWords(locale).schedule;
  const labels = scheduleLabels(locale);
  const asked = asAskedInForm(refusal);
  const codeOf = (field: string): RefusalCode | undefined => asked.fields?.find((each) => each.field === field)?.code;
  const isPast = refusal.fields?.some(({ field }) => field === 'dates');
  const from = codeOf('from') === 'DAY_CLOSED' ? t.closedDays(closedDays) : isPast ? t.past : undefined;
  const end = (typed: string) => (isTime(typed) ? t.endsTooEarly : t.timeWrong);
  return reword(locale, formProblems(locale, asked, labels), labels, {
    from,
    to: isLocalDate(typedDate(values.to) ?? '') ? t.rangeWrong : undefined,
    weekdays: t.noWeekday,
    opens: t.timeWrong,
    closes: end(values.closes),
    breakFrom: t.timeWrong,
    breakTo: end(values.breakTo),
    slotMinutes: codeOf('slotMinutes') === 'NUMBER_FORMAT' ? t.slotMinutesWrong : t.slotTooLong,
    seats: t.seatsWrong,
    walkInSeats: t.walkInWrong,
  });
};

/** The labels of the form, in its order. */
const scheduleLabels = (locale: Locale): Record<string, string> => {
  const { from, to, weekdays, opens, closes, breakFrom, breakTo, slotMinutes, seats, walkInSeats } =
    officialWords(locale).schedule;
  return { from, to, weekdays, opens, closes, breakFrom, breakTo, slotMinutes, seats, walkInSeats };
};
