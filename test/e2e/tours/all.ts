import { officialTour } from './official.ts';
import { residentTour } from './resident.ts';
import { staffTour } from './staff.ts';
import type { Tour } from './tour.ts';

/** The tours by role. */
export const tours = { resident: residentTour, staff: staffTour, official: officialTour } as const satisfies Record<
  string,
  Tour
>;

export type Role = keyof typeof tours;
export const roles = Object.keys(tours) as Role[];
