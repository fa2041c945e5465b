import { type Area, areaPath } from './areas.ts';
import type { RewardItem, RewardProgramme } from './rewards.ts';
import type { Service } from './services.ts';
import type { Site } from './sites.ts';

/** What rarely changes and every act needs to know: areas, services, sites, reward items and programmes by id. */
export interface Directory {
  readonly areas: ReadonlyMap<string, Area>;
  readonly services: ReadonlyMap<string, Service>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly items: ReadonlyMap<string, RewardItem>;
  readonly programmes: ReadonlyMap<string, RewardProgramme>;
}

/** The programme that covers a service at a site: the nearest one in force, going up from the site's area. */
export const programmeFor = (directory: Directory, site: Site, serviceId: string): RewardProgramme | undefined => {
  const programmes = [...directory.programmes.values()].filter(
    ({ service, suspended }) => service === serviceId && !suspended,
  );
  for (const area of areaPath(directory.areas, site.area)) {
    const found = programmes.find((programme) => programme.area === area.areaId);
    if (found) return found;
  }
  return undefined;
};
