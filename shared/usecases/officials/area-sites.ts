import { mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import { everywhere, isWithin } from '../../domain/areas.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';

/**
 * The sites of an area and all below it in order of their numbers, drafts too. Refuses with FORBIDDEN for staff,
 * NOT_FOUND for an area outside the actor's own or none at all.
 */
export const sitesOfArea = ({ areas, sites }: Directory, actor: StaffActor, area: string): Outcome<Site[]> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  const isKnown = area === everywhere || areas.has(area);
  if (!isKnown || !mayManageArea(actor, area, areas)) return refuse('NOT_FOUND');
  return [...sites.values()]
    .filter((site) => isWithin(areas, site.area, area))
    .toSorted((a, b) => a.number.localeCompare(b.number));
};
