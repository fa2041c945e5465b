import * as z from 'zod';
import type { AppointmentStatus, seatHoldingStatuses } from '../domain/appointments.ts';
import type { LaneSeats } from '../domain/lanes.ts';
import { type Pool, parseWindowKey, type SlotStatus, type SlotWindow, slotStatuses } from '../domain/slots.ts';
import { type ItemKey, keys } from './keys.ts';
import type { RawItem, Write } from './transaction.ts';

/** The states in which a seat is held, one letter each so that a lane of 40 claims stays within 1 KB. */
export const claimLetters = { booked: 'b', checkedIn: 'c', fulfilled: 'f', noShow: 'n' } as const satisfies Record<
  (typeof seatHoldingStatuses)[number],
  string
>;
export type SeatHoldingStatus = keyof typeof claimLetters;

const statusOfLetter = Object.fromEntries(
  Object.entries(claimLetters).map(([status, letter]) => [letter, status]),
) as Record<string, SeatHoldingStatus>;

/**
 * The item. `av` is what is left of `cap` (stored, because conditions cannot do arithmetic), `claims` maps codes to
 * letters, `cx` counts cancelled claims, `endAt` is epoch seconds. `lanes` and `ver` are kept on lane 0 of the online
 * pool and of the walk-in pool (`lanes` only).
 */
const laneItem = z.object({
  pk: z.string(),
  sk: z.string(),
  av: z.int(),
  cap: z.int(),
  st: z.enum(slotStatuses),
  endAt: z.int(),
  ver: z.int().default(0),
  lanes: z.int().default(1),
  cx: z.int().default(0),
  claims: z.record(z.string(), z.string()).default({}),
});

/** A share of a slot's seats. */
export interface Lane extends LaneSeats {
  readonly slot: SlotWindow;
  readonly pool: Pool;
  readonly laneNumber: number;
  readonly status: SlotStatus;
  /** epoch milliseconds after which it cannot be booked */
  readonly endAt: number;
  /** raised by officials' changes only; on lane 0 of the online pool */
  readonly version: number;
  /** how many lanes the pool has; on lane 0 */
  readonly laneCount: number;
  readonly cancelled: number;
  /** appointment code → state; empty when the read left claims out */
  readonly claims: ReadonlyMap<string, SeatHoldingStatus>;
}

/** A lane from its item. */
export const parseLane = (item: RawItem): Lane => {
  const { pk, sk, av, cap, st, endAt, ver, lanes, cx, claims } = laneItem.parse(item);
  const [, siteId = '', localDate = ''] = pk.split('#');
  const [pool, window = '', laneNumber] = sk.split('#');
  return {
    slot: { siteId, localDate, ...parseWindowKey(window) },
    pool: pool === 'O' ? 'online' : 'walkIn',
    laneNumber: Number(laneNumber),
    available: av,
    capacity: cap,
    status: st,
    endAt: endAt * 1000,
    version: ver,
    laneCount: lanes,
    cancelled: cx,
    claims: new Map(Object.entries(claims).map(([code, letter]) => [code, statusOfLetter[letter]!])),
  };
};

/** Where a claim lies. */
export interface SeatPlace {
  readonly slot: SlotWindow;
  readonly pool: Pool;
  readonly laneNumber: number;
}

export const laneKey = (place: SeatPlace): ItemKey => keys.lane(place.slot, place.pool, place.laneNumber);

/** Takes a seat, if the lane has one, is open and has not ended. */
export const takeSeat = (place: SeatPlace, code: string, status: SeatHoldingStatus, nowAt: number): Write => ({
  Update: {
    Key: laneKey(place),
    UpdateExpression: 'SET av = av - :one, claims.#code = :letter',
    ConditionExpression: 'av >= :one AND st = :open AND endAt > :now',
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: {
      ':one': 1,
      ':letter': claimLetters[status],
      ':open': 'open' satisfies SlotStatus,
      ':now': Math.floor(nowAt / 1000),
    },
  },
});

/** Gives a seat back, if the claim is still in one of the states it may be cancelled from. */
export const giveSeatBack = (place: SeatPlace, code: string, from: readonly AppointmentStatus[]): Write => ({
  Update: {
    Key: laneKey(place),
    UpdateExpression: 'SET av = av + :one REMOVE claims.#code ADD cx :one',
    ConditionExpression: claimIn(from),
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: { ':one': 1, ...claimValues(from) },
  },
});

/** Writes the new state of a claim, if it is in one of the earlier ones. */
export const markSeat = (
  place: SeatPlace,
  code: string,
  from: readonly AppointmentStatus[],
  to: SeatHoldingStatus,
): Write => ({
  Update: {
    Key: laneKey(place),
    UpdateExpression: 'SET claims.#code = :letter',
    ConditionExpression: claimIn(from),
    ExpressionAttributeNames: { '#code': code },
    ExpressionAttributeValues: { ':letter': claimLetters[to], ...claimValues(from) },
  },
});

const claimIn = (from: readonly AppointmentStatus[]) =>
  `claims.#code IN (${from.map((_, index) => `:from${index}`).join(', ')})`;

const claimValues = (from: readonly AppointmentStatus[]) =>
  Object.fromEntries(from.map((status, index) => [`:from${index}`, claimLetters[status as SeatHoldingStatus]]));

/** A new lane with all its seats free. Lane 0 of the online pool also carries the slot's version. */
export const newLane = (
  place: SeatPlace,
  seats: number,
  facts: { status: SlotStatus; endAt: number; laneCount: number; expireAt: number },
): Write => ({
  Put: {
    Item: {
      ...laneKey(place),
      av: seats,
      cap: seats,
      st: facts.status,
      endAt: Math.floor(facts.endAt / 1000),
      ...(place.laneNumber === 0 && { lanes: facts.laneCount }),
      ...(place.laneNumber === 0 && place.pool === 'online' && { ver: 1 }),
      claims: {},
      expireAt: facts.expireAt,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
