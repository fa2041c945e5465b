import { Temporal } from 'temporal-polyfill';
import { memoize } from './memoize.ts';

/**
 * Local wall time is `localDate` (YYYY-MM-DD) and `localTime` (HH:MM, `24:00` as the end of a day) in Asia/Shanghai;
 * instants are epoch milliseconds and end in `At`.
 */
const timeZone = 'Asia/Shanghai';

export const millisecondsPerMinute = 60_000;

/** A rush asks for the same few minutes, days and windows thousands of times. */
const remembered = 2_000;

const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

const localDateInMinute = memoize(
  (minute: number) =>
    zoned(minute * millisecondsPerMinute)
      .toPlainDate()
      .toString(),
  remembered,
);

/** The local date of an instant. */
export const localDateOf = (at: number): string => localDateInMinute(Math.floor(at / millisecondsPerMinute));

const midnightOf = memoize(
  (localDate: string) => Temporal.PlainDate.from(localDate).toZonedDateTime(timeZone).epochMilliseconds,
  remembered,
);

/** The instant of a local date and time; `24:00` is midnight at the end of that date. No day here has 23 or 25 hours. */
export const instantOf = (localDate: string, localTime: string): number =>
  midnightOf(localDate) + minutesOf(localTime) * millisecondsPerMinute;

const formatSecond = memoize(
  (second: number) => zoned(second * 1000).toString({ smallestUnit: 'second', timeZoneName: 'never' }),
  remembered,
);

/** ISO 8601 with offset, to the second: `2026-11-22T08:30:00+08:00`. */
export const formatInstant = (at: number): string => formatSecond(Math.floor(at / 1000));

/** Minutes since midnight: `08:30` → 510, `24:00` → 1440. */
export const minutesOf = (localTime: string): number =>
  Number(localTime.slice(0, 2)) * 60 + Number(localTime.slice(3, 5));

/** The reverse of minutesOf. */
export const localTimeFromMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** True for a date that exists: `2026-02-30` does not. */
export const isLocalDate = (text: string): boolean => text.length === 10 && isKnownDate(text);

const isKnownDate = memoize((text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}, remembered);

const dateAfter = memoize((dateAndDays: string): string => {
  const [localDate = '', days] = dateAndDays.split(' ');
  return Temporal.PlainDate.from(localDate)
    .add({ days: Number(days) })
    .toString();
}, remembered);

/** The date so many days later (earlier when negative). */
export const addDays = (localDate: string, days: number): string => dateAfter(`${localDate} ${days}`);

/** All dates from the first to the last. */
export const datesBetween = (first: string, last: string): string[] => {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** The day of the week, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (localDate: string): number => Temporal.PlainDate.from(localDate).dayOfWeek;

/** The date so many years later; 29 February becomes 28 February. */
export const addYears = (localDate: string, years: number): string =>
  Temporal.PlainDate.from(localDate).add({ years }).toString();

const ageAt = memoize((dates: string): number => {
  const [birthDate = '', localDate = ''] = dates.split(' ');
  return Temporal.PlainDate.from(birthDate).until(localDate, { largestUnit: 'years' }).years;
}, remembered);

/** Whole years of age on a date (civil age: reached on the birthday, Civil Code of the PRC, articles 17 and 200). */
export const ageOn = (birthDate: string, localDate: string): number => ageAt(`${birthDate} ${localDate}`);
