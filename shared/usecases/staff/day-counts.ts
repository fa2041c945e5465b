import type { Lane, SeatHoldingStatus } from '../../store/lanes.ts';

/** How many claims of some lanes are in each state. */
export type ClaimCounts = Record<SeatHoldingStatus, number>;

export const countClaims = (lanes: readonly Lane[]): ClaimCounts => {
  const counts = { booked: 0, checkedIn: 0, fulfilled: 0, noShow: 0 };
  for (const lane of lanes) for (const status of lane.claims.values()) counts[status]++;
  return counts;
};
