import { areaPath, isWithin } from '../../domain/areas.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Place } from '../../domain/sites.ts';

/**
 * Where a site may be taken to lie until somebody says it: the middle of the sites of its area, or of the nearest area
 * above that has sites. Undefined when there is no site to go by.
 */
export const suggestPlace = ({ areas, sites }: Directory, areaId: string): Place | undefined => {
  for (const area of areaPath(areas, areaId)) {
    const near = [...sites.values()].filter((site) => isWithin(areas, site.area, area.areaId));
    if (near.length > 0) return { lat: middle(near.map(({ lat }) => lat)), lng: middle(near.map(({ lng }) => lng)) };
  }
  return undefined;
};

/** The mean, in whole steps of a hundred-thousandth of a degree: about a metre. */
const middle = (degrees: readonly number[]): number =>
  Math.round((degrees.reduce((sum, each) => sum + each, 0) / degrees.length) * 100_000) / 100_000;
