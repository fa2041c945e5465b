import type { Lane, SeatHoldingStatus } from '../../store/lanes.ts';

/** Seats of some lanes, and how many of them are held. */
export const countSeats = (lanes: readonly Lane[]): { capacity: number; booked: number } => ({
  capacity: lanes.reduce((sum, lane) => sum + lane.capacity, 0),
  booked: lanes.reduce((sum, lane) => sum + lane.capacity - lane.available, 0),
});

/** How many claims of some lanes are in each state. */
export const countClaims = (lanes: readonly Lane[]): Record<SeatHoldingStatus, number> => {
  const counts = { booked: 0, checkedIn: 0, fulfilled: 0, noShow: 0 };
  for (const lane of lanes) for (const status of lane.claims.values()) counts[status]++;
  return counts;
};
