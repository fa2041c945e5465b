import { addDays, localDateOf } from '../../../shared/domain/time.ts';
import type { NearDay } from '../../../web/format.ts';

/** Whether a local date is today or tomorrow at an instant in milliseconds. */
export const nearDayOf = (localDate: string, nowAt: number): NearDay => {
  const today = localDateOf(nowAt);
  if (localDate === today) return 'today';
  return localDate === addDays(today, 1) ? 'tomorrow' : undefined;
};
