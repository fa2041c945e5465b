import * as z from 'zod';

const areaLevels = ['city', 'district', 'street', 'community', 'grid'] as const;

/** A node of the tree that scopes rights, sites and reports. */
export const areaSchema = z.object({
  areaId: z.string(),
  name: z.string(),
  level: z.enum(areaLevels),
  parent: z.string().optional(),
});
export type Area = z.infer<typeof areaSchema>;

/** The scope of an administrator: the root above all areas. */
export const everywhere = '*';

/** The area and all above it, lowest first; empty when the area is unknown. */
export const areaPath = (areas: ReadonlyMap<string, Area>, areaId: string): Area[] => {
  const path: Area[] = [];
  for (let area = areas.get(areaId); area && !path.includes(area); area = areas.get(area.parent ?? '')) path.push(area);
  return path;
};

/** True when `areaId` is `scope` or lies below it. */
export const isWithin = (areas: ReadonlyMap<string, Area>, areaId: string, scope: string): boolean =>
  scope === everywhere || areaPath(areas, areaId).some((area) => area.areaId === scope);
