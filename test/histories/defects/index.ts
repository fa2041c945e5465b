import type { Defect } from '../run/defect.ts';
import * as requests from './requests.ts';
import * as seats from './seats.ts';

/** Twelve ways to get it wrong. None of them is in the product; each must be found. */
export const defects: readonly Defect[] = [
  seats.checkThenActSeat,
  seats.counterAndRecordApart,
  seats.guardNotReleased,
  seats.conflictShownAsFull,
  seats.capacityByReadModifyWrite,
  requests.idempotencyOutside,
  seats.cancelNotConditional,
  requests.noIdempotencyOnBooking,
  requests.rewardCheckThenAct,
  requests.successAfterExhaustedRetries,
  requests.capacityWithoutKey,
  seats.moveFreesFirst,
];
