import { type Desk, firstReceipt, seatsPerPool } from './desk.ts';

/** An appointment as its client knows it from the answers. */
export interface Visit {
  readonly code: string;
  /** walk-ins have none: staff look them up by code */
  readonly token: string | undefined;
  readonly isWalkIn: boolean;
  status: string;
  slotId: string;
  /** what must stand in its history, once each and in this order */
  readonly history: string[];
  /** an act is on its way */
  isBusy: boolean;
}

/** What the clients of one desk know: only what was answered. */
export interface Books {
  readonly desk: Desk;
  readonly visits: Visit[];
  onHand: number;
  capacity: number;
  version: number;
  isChangingCapacity: boolean;
}

/** The books of a desk that was just opened. */
export const openBooks = (desk: Desk): Books => ({
  desk,
  visits: [],
  onHand: firstReceipt,
  capacity: seatsPerPool,
  version: 1,
  isChangingCapacity: false,
});

/** Seats that are held in a slot, by pool. */
export const seatsHeld = ({ visits }: Books, slotId: string): { online: number; walkIn: number } => {
  const held = visits.filter((visit) => visit.slotId === slotId && visit.status !== 'cancelled');
  const walkIn = held.filter(({ isWalkIn }) => isWalkIn).length;
  return { online: held.length - walkIn, walkIn };
};
