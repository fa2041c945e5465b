import type { InputFile } from '../../../shared/domain/requests/input-file.ts';
import { datesFrom } from '../../../shared/domain/slots.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { putNewAccount, readAccount } from '../../../shared/store/accounts.ts';
import type { Write } from '../../../shared/store/transaction.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { loadDirectory } from '../../../shared/usecases/load/load-directory.ts';
import { planOpeningStock, receiveOpeningStock } from '../../../shared/usecases/load/opening-stock.ts';
import { makeSchedule } from '../../../shared/usecases/load/schedules.ts';
import { demoAccounts } from './demo-accounts.ts';
import { readDemoInput } from './demo-input.ts';
import type { DemoProgress, ProgressFile } from './demo-progress.ts';

const nothingLoaded: DemoProgress = { scheduledThrough: {} };

/**
 * Brings the demo up to today: loads everything into an empty table, and gives the demo's sites slots for the days that
 * have come nearer since. A table that was filled by somebody else is left alone. Interrupted, it goes on at the next
 * start: every step may be repeated.
 */
export const bringDemoUpToDate = async (deps: Dependencies, file: ProgressFile): Promise<void> => {
  const progress = file.read() ?? (await startOnEmpty(deps, file));
  if (!progress) return;
  const input = readDemoInput();
  if (Object.keys(progress.scheduledThrough).length === 0) {
    await loadDirectory(deps, input, await accountsToOpen(deps));
    await receiveOpeningStock(deps, (await planOpeningStock(deps, input)).toReceive);
  }
  file.write(await scheduleComingDays(deps, input, progress));
};

const startOnEmpty = async (deps: Dependencies, file: ProgressFile): Promise<DemoProgress | undefined> => {
  const isEmpty = (await deps.directory.current()).areas.size === 0;
  if (!isEmpty) return undefined;
  file.write(nothingLoaded);
  return nothingLoaded;
};

/** The demo's accounts, without names that somebody has taken before the demo came. */
const accountsToOpen = async ({ table }: Dependencies): Promise<Write[]> => {
  const taken = await Promise.all(demoAccounts.map(({ username }) => readAccount(table, username)));
  return demoAccounts.filter((_, index) => taken[index] === undefined).flatMap(putNewAccount);
};

/** Slots for the days from today on that no site was given yet; answers how far each now goes. */
const scheduleComingDays = async (
  deps: Dependencies,
  { sites }: InputFile,
  { scheduledThrough }: DemoProgress,
): Promise<DemoProgress> => {
  const today = localDateOf(deps.clock());
  const scheduled = sites.map(async ({ siteId, schedule }) => {
    const { days, ...hours } = schedule!;
    const through = scheduledThrough[siteId] ?? '';
    const dates = datesFrom(today, days).filter((localDate) => localDate > through);
    const key = `demo-schedule-${siteId}-${dates[0]}-${dates.length}`;
    if (dates.length > 0) await makeSchedule(deps, { siteId, input: { ...hours, dates } }, key);
    return [siteId, dates.at(-1) ?? through];
  });
  return { scheduledThrough: Object.fromEntries(await Promise.all(scheduled)) };
};
