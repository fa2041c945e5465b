import { isDeepStrictEqual } from 'node:util';
import type { Area } from '../../domain/areas.ts';
import type { Directory } from '../../domain/directory.ts';
import type { InputFile } from '../../domain/requests/input-file.ts';
import type { RewardItem, RewardProgramme } from '../../domain/rewards.ts';
import type { Service } from '../../domain/services.ts';
import type { Site } from '../../domain/sites.ts';
import { putArea, putNewSite, putProgrammeVersion, putRewardItem, putService } from '../../store/directory-entries.ts';
import type { Write } from '../../store/transaction.ts';

/** What an input file has that the directory has not, or has otherwise. */
export interface DirectoryChanges {
  readonly areas: readonly Area[];
  readonly services: readonly Service[];
  readonly items: readonly RewardItem[];
  /** new ones only: a site that is there belongs to its officials and stays as they made it */
  readonly sites: readonly Site[];
  /** in the version that follows the present one */
  readonly programmes: readonly RewardProgramme[];
}

/** Compares the file with the directory; nothing is left once the file was loaded. */
export const directoryChanges = (directory: Directory, input: InputFile): DirectoryChanges => ({
  areas: input.areas.filter((area) => !isDeepStrictEqual(area, directory.areas.get(area.areaId))),
  services: input.services.filter((service) => !isDeepStrictEqual(service, directory.services.get(service.serviceId))),
  items: input.items.filter((item) => !isDeepStrictEqual(item, directory.items.get(item.itemId))),
  sites: input.sites
    .filter(({ siteId }) => !directory.sites.has(siteId))
    .map(({ schedule: _schedule, ...site }) => site),
  programmes: input.programmes.flatMap((wanted) => {
    const { version = 0, ...present } = directory.programmes.get(wanted.programmeId) ?? {};
    return isDeepStrictEqual(wanted, present) ? [] : [{ ...wanted, version: version + 1 }];
  }),
});

/** One write of the directory, and what it puts there. */
export interface DirectoryWrite {
  readonly name: string;
  readonly write: Write;
}

/** The writes of all changes, in an order in which nothing names what is not there yet. */
export const directoryWrites = ({ areas, services, items, sites, programmes }: DirectoryChanges): DirectoryWrite[] => [
  ...areas.map((area) => ({ name: `area ${area.areaId}`, write: putArea(area) })),
  ...services.map((service) => ({ name: `service ${service.serviceId}`, write: putService(service) })),
  ...items.map((item) => ({ name: `item ${item.itemId}`, write: putRewardItem(item) })),
  ...sites.map((site) => ({ name: `site ${site.siteId}`, write: putNewSite(site) })),
  ...programmes.map((programme) => ({
    name: `programme ${programme.programmeId} ${programme.version}`,
    write: putProgrammeVersion(programme),
  })),
];
