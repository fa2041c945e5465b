import { type SlotStatus, type SlotWindow, windowKey } from '../domain/slots.ts';
import { keys } from './keys.ts';
import { claimLetters, type Lane, laneKey, type SeatHoldingStatus, type SeatPlace } from './lanes.ts';
import { stillMissing, stillThere } from './repair-records.ts';
import type { Write } from './transaction.ts';

/** How many seats of a lane are free; its capacity and number of claims must be as they were read. */
export const setAvailable = (lane: Lane, available: number): Write => ({
  Update: {
    Key: laneKey(lane),
    UpdateExpression: 'SET av = :to',
    ConditionExpression: 'av = :was AND cap = :cap AND size(claims) = :held',
    ExpressionAttributeValues: {
      ':to': available,
      ':was': lane.available,
      ':cap': lane.capacity,
      ':held': lane.claims.size,
    },
  },
});

/** Frees the seat of a claim that no appointment has here; nobody cancelled it. */
export const dropClaim = (place: SeatPlace, code: string, status: SeatHoldingStatus): Write => ({
  Update: {
    Key: laneKey(place),
    UpdateExpression: 'SET av = av + :one REMOVE claims.#code',
    ConditionExpression: 'claims.#code = :letter',
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: { ':one': 1, ':letter': claimLetters[status] },
  },
});

/** Gives a recorded seat back to its appointment, also when the slot is closed by now; there must be a free one. */
export const restoreSeat = (place: SeatPlace, code: string, status: SeatHoldingStatus): Write => ({
  Update: {
    Key: laneKey(place),
    UpdateExpression: 'SET av = av - :one, claims.#code = :letter',
    ConditionExpression: 'av >= :one AND attribute_not_exists(claims.#code)',
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: { ':one': 1, ':letter': claimLetters[status] },
  },
});

/** A lane gets another status than it was read with. */
export const setLaneStatus = (lane: Lane, to: SlotStatus): Write => ({
  Update: {
    Key: laneKey(lane),
    UpdateExpression: 'SET st = :to',
    ConditionExpression: 'st = :was',
    ExpressionAttributeValues: { ':to': to, ':was': lane.status },
  },
});

/** The lane still has the status that it was read with. */
export const sameLaneStatus = (lane: Lane): Write => ({
  ConditionCheck: {
    Key: laneKey(lane),
    ConditionExpression: 'st = :st',
    ExpressionAttributeValues: { ':st': lane.status },
  },
});

/** How many lanes a pool has, on its first lane: the last of them must be there, and none behind it. */
export const setLaneCount = (first: Lane, count: number): Write[] => [
  {
    Update: {
      Key: laneKey(first),
      UpdateExpression: 'SET lanes = :to',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(lanes) OR lanes = :was)',
      ExpressionAttributeValues: { ':to': count, ':was': first.laneCount },
    },
  },
  ...(count > 1 ? [stillThere(laneKey({ ...first, laneNumber: count - 1 }))] : []),
  stillMissing(laneKey({ ...first, laneNumber: count })),
];

/** The day knows a slot that it has lanes of. */
export const addWindow = (slot: SlotWindow): Write => ({
  Update: {
    Key: keys.day(slot.siteId, slot.localDate),
    UpdateExpression: 'ADD slots :window',
    ConditionExpression: 'attribute_exists(pk) AND NOT contains(slots, :key)',
    ExpressionAttributeValues: { ':window': new Set([windowKey(slot)]), ':key': windowKey(slot) },
  },
});
