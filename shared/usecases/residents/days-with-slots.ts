import type { Site } from '../../domain/sites.ts';
import { addDays, localDateOf } from '../../domain/time.ts';
import type { Dependencies } from '../dependencies.ts';
import { bookableSlots } from './slot-view.ts';

/** How many days free slots are looked for, where nobody named a day: a week. */
export const daysLooked = 7;

/** The first day from today on with a slot that can be booked; today when there is none in a week. */
export const firstBookableDay = async (deps: Dependencies, site: Site): Promise<string> => {
  const nowAt = deps.clock();
  const today = localDateOf(nowAt);
  for (let day = 0; day < daysLooked; day++) {
    const localDate = addDays(today, day);
    const { length } = bookableSlots(site, await deps.days.current(site.siteId, localDate), nowAt);
    if (length > 0) return localDate;
  }
  return today;
};

/** The nearest days that have slots before and after a date, from today on. */
export interface NeighbourDays {
  readonly previousDay: string | undefined;
  readonly nextDay: string | undefined;
}

/** Looks day by day, because the next day nearly always has slots and is in memory. */
export const neighbourDays = async (deps: Dependencies, siteId: string, localDate: string): Promise<NeighbourDays> => {
  const today = localDateOf(deps.clock());
  const steps = Array.from({ length: daysLooked }, (_, index) => index + 1);
  const find = async (dates: readonly string[]): Promise<string | undefined> => {
    for (const date of dates) if ((await deps.days.current(siteId, date)).slots.size > 0) return date;
    return undefined;
  };
  const [previousDay, nextDay] = await Promise.all([
    find(steps.map((step) => addDays(localDate, -step)).filter((date) => date >= today)),
    find(steps.map((step) => addDays(localDate, step)).filter((date) => date > today)),
  ]);
  return { previousDay, nextDay };
};
