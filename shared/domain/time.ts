import { Temporal } from 'temporal-polyfill';

/**
 * Local wall time is `localDate` (YYYY-MM-DD) and `localTime` (HH:MM, `24:00` as the end of a day) in Asia/Shanghai;
 * instants are epoch milliseconds and end in `At`.
 */
export const timeZone = 'Asia/Shanghai';

export const millisecondsPerMinute = 60_000;
export const millisecondsPerDay = 86_400_000;

const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The local date of an instant. */
export const localDateOf = (at: number): string => zoned(at).toPlainDate().toString();

/** The local time of an instant, to the minute. */
export const localTimeOf = (at: number): string => zoned(at).toPlainTime().toString({ smallestUnit: 'minute' });

/** The instant of a local date and time; `24:00` is midnight at the end of that date. */
export const instantOf = (localDate: string, localTime: string): number => {
  const midnight = Temporal.PlainDate.from(localDate).toZonedDateTime(timeZone);
  return midnight.add({ minutes: minutesOf(localTime) }).epochMilliseconds;
};

/** ISO 8601 with offset, to the second: `2026-11-22T08:30:00+08:00`. */
export const formatInstant = (at: number): string =>
  zoned(at).toString({ smallestUnit: 'second', timeZoneName: 'never' });

/** Minutes since midnight: `08:30` → 510, `24:00` → 1440. */
export const minutesOf = (localTime: string): number =>
  Number(localTime.slice(0, 2)) * 60 + Number(localTime.slice(3, 5));

/** The reverse of minutesOf. */
export const localTimeFromMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** True for a date that exists: `2026-02-30` does not. */
export const isLocalDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

/** The date so many days later (earlier when negative). */
export const addDays = (localDate: string, days: number): string =>
  Temporal.PlainDate.from(localDate).add({ days }).toString();

/** The date so many years later; 29 February becomes 28 February. */
export const addYears = (localDate: string, years: number): string =>
  Temporal.PlainDate.from(localDate).add({ years }).toString();

/** Whole years of age on a date (civil age: reached on the birthday, Civil Code of the PRC, articles 17 and 200). */
export const ageOn = (birthDate: string, localDate: string): number =>
  Temporal.PlainDate.from(birthDate).until(localDate, { largestUnit: 'years' }).years;
