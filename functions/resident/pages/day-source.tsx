import { siteFactsOf } from '../../../shared/domain/appointment-view.ts';
import { type Directory, programmeFor } from '../../../shared/domain/directory.ts';
import { describeRewards } from '../../../shared/domain/reward-text.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { millisecondsPerMinute } from '../../../shared/domain/time.ts';
import type { BoardDay } from '../../../shared/usecases/availability/day-board.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import { firstBookableDay, neighbourDays } from '../../../shared/usecases/residents/days-with-slots.ts';
import { bookableSlots, viewSlot } from '../../../shared/usecases/residents/slot-view.ts';
import type { Locale } from '../../../web/locale.ts';
import { SitePage, type SitePageProps } from '../../../web/pages/resident/site-page.tsx';
import { fillPath, paths } from '../../../web/paths.ts';
import { renderDocument } from '../../../web/render.ts';
import { nearDayOf } from './near-day.ts';
import type { PageSource } from './page-memory.ts';

/** Which day of which site somebody asked for. */
export interface DayAsked {
  readonly locale: Locale;
  readonly siteId: string;
  /** left out: the first day with places */
  readonly date: string | undefined;
  readonly service: string | undefined;
}

interface DayFacts extends DayAsked {
  readonly directory: Directory;
  readonly site: Site;
  readonly localDate: string;
  readonly day: BoardDay;
}

/** What the page of a site's day shows now; undefined when residents have no such site. */
export const lookAtDay = async (deps: Dependencies, asked: DayAsked): Promise<PageSource | undefined> => {
  const directory = await deps.directory.current();
  const site = directory.sites.get(asked.siteId);
  if (!site || site.status === 'draft') return undefined;
  const localDate = asked.date ?? (await firstBookableDay(deps, site));
  const day = await deps.days.current(site.siteId, localDate);
  const minute = Math.floor(deps.clock() / millisecondsPerMinute);
  return {
    version: [directory, localDate, day.revision, minute],
    isCurrent: () => deps.days.remembered(site.siteId, localDate)?.revision === day.revision,
    render: async () => {
      const props = await propsOf(deps, { ...asked, directory, site, localDate, day });
      return renderDocument(<SitePage {...props} />);
    },
  };
};

const propsOf = async (deps: Dependencies, facts: DayFacts): Promise<SitePageProps> => {
  const { locale, directory, site, localDate, day, date } = facts;
  const service = facts.service !== undefined && site.services.includes(facts.service) ? facts.service : undefined;
  const nowAt = deps.clock();
  const { name, address, phone } = siteFactsOf(site);
  const rewarded = service === undefined ? site.services : [service];
  return {
    locale,
    here: fillPath(paths.site, { siteId: site.siteId }, { date, service }),
    site: { siteId: site.siteId, name, address, phone },
    services: site.services.flatMap((id) => directory.services.get(id) ?? []),
    rewards: rewarded.flatMap((id) => describeRewards(programmeFor(directory, site, id), directory)),
    service,
    localDate,
    nearDay: nearDayOf(localDate, nowAt),
    slots: [...day.slots.values()].map((known) => viewSlot(site, known, nowAt)),
    ...(await neighbourDays(deps, site.siteId, localDate)),
    nothing: whyNothing(site, day, nowAt),
  };
};

const whyNothing = (site: Site, day: BoardDay, nowAt: number): SitePageProps['nothing'] => {
  if (site.status !== 'open') return 'paused';
  if (day.slots.size === 0) return 'noSlots';
  return bookableSlots(site, day, nowAt).length === 0 ? 'noneFree' : undefined;
};
