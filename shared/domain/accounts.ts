import { type Area, everywhere, isWithin } from './areas.ts';
import type { Site } from './sites.ts';

export const roles = ['staff', 'official', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who acts at a desk or an office: staff of one site, an official of an area, an administrator of everything. */
export interface StaffActor {
  readonly username: string;
  readonly role: Role;
  /** a site id for staff, an area id for officials, `*` for administrators */
  readonly scope: string;
}

/** True when the actor may act at the site: it is their site, or it lies in their area. */
export const mayActAtSite = (actor: StaffActor, site: Site, areas: ReadonlyMap<string, Area>): boolean =>
  actor.role === 'staff' ? actor.scope === site.siteId : isWithin(areas, site.area, actor.scope);

/** True when the actor is an official of that area or of one above it. */
export const mayManageArea = (actor: StaffActor, areaId: string, areas: ReadonlyMap<string, Area>): boolean =>
  actor.role !== 'staff' && (actor.scope === everywhere || isWithin(areas, areaId, actor.scope));
