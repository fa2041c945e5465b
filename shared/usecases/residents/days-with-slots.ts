import { addDays, localDateOf } from '../../domain/time.ts';
import type { Dependencies } from '../dependencies.ts';

/** How far the next day with slots is looked for. */
const daysLooked = 7;

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
