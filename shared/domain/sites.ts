import * as z from 'zod';

export const siteStatuses = ['draft', 'open', 'paused', 'closed'] as const;

/** A place with an owner, the stages a person passes through, and services. Coordinates are WGS-84 degrees. */
export const siteSchema = z.object({
  siteId: z.string(),
  number: z.string(),
  name: z.string(),
  area: z.string(),
  address: z.string(),
  lat: z.number(),
  lng: z.number(),
  services: z.array(z.string()).min(1),
  stages: z.array(z.string()).min(1),
  responsible: z.object({ name: z.string(), phone: z.string() }),
  status: z.enum(siteStatuses),
});
export type Site = z.infer<typeof siteSchema>;

const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** A point on the map, WGS-84 degrees. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** Great-circle distance in whole metres (haversine on the mean earth radius, IUGG). */
export const distanceMeters = (a: Place, b: Place): number => {
  const halfLat = Math.sin(radians(b.lat - a.lat) / 2);
  const halfLng = Math.sin(radians(b.lng - a.lng) / 2);
  const chord = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLng ** 2;
  return Math.round(2 * earthRadiusMeters * Math.asin(Math.sqrt(chord)));
};

/** A number that may stand in ids as it is once it is in lower case: `FCL-01` → `fcl-01`. */
const plainNumber = /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/;

/**
 * The id of a new site: short, lower-case letters, digits and dashes, at most 40 characters. Made from the site's
 * number where that is plain and free, so that people recognise it, and from `newId` otherwise.
 */
export const siteIdFrom = (number: string, newId: () => string, isTaken: (siteId: string) => boolean): string => {
  const plain = number
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_/.-]+/g, '-');
  const base = plainNumber.test(plain) ? plain : 'site';
  if (base === plain && !isTaken(base)) return base;
  const suffix = newId()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 8);
  return `${base}-${suffix}`;
};
