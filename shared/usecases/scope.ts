import { mayActAtSite, mayManageArea, type StaffActor } from '../domain/accounts.ts';
import type { Area } from '../domain/areas.ts';
import type { Directory } from '../domain/directory.ts';
import { type Outcome, refuse, refuseField } from '../domain/refusals.ts';
import type { Site } from '../domain/sites.ts';

/** The site, if the actor may act there. Others learn nothing: NOT_FOUND, as for a site that does not exist. */
export const siteInScope = (directory: Directory, actor: StaffActor, siteId: string): Outcome<Site> => {
  const site = directory.sites.get(siteId);
  return site && mayActAtSite(actor, site, directory.areas) ? site : refuse('NOT_FOUND');
};

/** The site, if the actor may change it: FORBIDDEN for staff, NOT_FOUND outside an official's area. */
export const siteToManage = (directory: Directory, actor: StaffActor, siteId: string): Outcome<Site> =>
  actor.role === 'staff' ? refuse('FORBIDDEN') : siteInScope(directory, actor, siteId);

/**
 * The area that a request names in a field, if the actor may manage it: FORBIDDEN for staff, FIELD_INVALID when there
 * is no such area, NOT_FOUND outside an official's area.
 */
export const areaToManage = (directory: Directory, actor: StaffActor, areaId: string, field: string): Outcome<Area> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  const area = directory.areas.get(areaId);
  if (!area) return refuseField(field);
  return mayManageArea(actor, areaId, directory.areas) ? area : refuse('NOT_FOUND');
};
