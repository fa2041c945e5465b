import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { everywhere } from '../../../shared/domain/areas.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { type ScheduleInput, scheduleBody } from '../../../shared/domain/requests/officials.ts';
import { datesFrom } from '../../../shared/domain/slots.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { putNewAccount } from '../../../shared/store/accounts.ts';
import {
  putArea,
  putNewSite,
  putProgrammeVersion,
  putRewardItem,
  putService,
} from '../../../shared/store/directory-entries.ts';
import { commit } from '../../../shared/store/transaction.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { demoAccounts } from './demo-accounts.ts';
import { type DemoInput, type DemoSite, readDemoInput } from './demo-input.ts';
import type { DemoProgress, ProgressFile } from './demo-progress.ts';

const administrator: StaffActor = { username: 'admin', role: 'admin', scope: everywhere };

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
    await loadDirectory(deps, input);
    await loadStock(deps, input);
  }
  file.write(await scheduleComingDays(deps, input.sites, progress));
};

const startOnEmpty = async (deps: Dependencies, file: ProgressFile): Promise<DemoProgress | undefined> => {
  const isEmpty = (await deps.directory.current()).areas.size === 0;
  if (!isEmpty) return undefined;
  file.write(nothingLoaded);
  return nothingLoaded;
};

/** One transaction; its condition fails when it was written before. */
const loadDirectory = async (deps: Dependencies, input: DemoInput): Promise<void> => {
  await commit(deps.table, [
    ...input.sites.map(({ schedule: _schedule, ...site }) => putNewSite(site)),
    ...input.areas.map(putArea),
    ...input.services.map(putService),
    ...input.items.map(putRewardItem),
    ...input.programmes.map(putProgrammeVersion),
    ...demoAccounts.map(putNewAccount),
  ]);
  deps.directory.forget();
};

const loadStock = async (deps: Dependencies, { openingStock }: DemoInput): Promise<void> => {
  for (const [siteId, items] of Object.entries(openingStock)) {
    for (const [itemId, quantity] of Object.entries(items)) {
      const input = { itemId, kind: 'receipt', quantity } as const;
      await recordStock(deps, { actor: administrator, key: `demo-stock-${siteId}-${itemId}`, siteId, input });
    }
  }
};

/** Slots for the days from today on that no site was given yet; answers how far each now goes. */
const scheduleComingDays = async (
  deps: Dependencies,
  sites: readonly DemoSite[],
  { scheduledThrough }: DemoProgress,
): Promise<DemoProgress> => {
  const today = localDateOf(deps.clock());
  const scheduled = sites.map(async (site) => {
    const { days, ...hours } = site.schedule;
    const through = scheduledThrough[site.siteId] ?? '';
    const dates = datesFrom(today, days).filter((localDate) => localDate > through);
    if (dates.length > 0) await schedule(deps, site.siteId, scheduleBody.parse({ ...hours, dates }));
    return [site.siteId, dates.at(-1) ?? through];
  });
  return { scheduledThrough: Object.fromEntries(await Promise.all(scheduled)) };
};

const schedule = async (deps: Dependencies, siteId: string, input: ScheduleInput): Promise<void> => {
  const key = `demo-schedule-${siteId}-${input.dates[0]}-${input.dates.length}`;
  const made = await createSchedules(deps, { actor: administrator, key, siteId, input });
  if (isRefusal(made)) throw new Error(`demo schedule of ${siteId} refused: ${made.refused}`);
};
