import { beforeEach, describe, expect, it } from 'vitest';
import { type SlotWindow, slotIdOf } from '../../../shared/domain/slots.ts';
import type { StoredDay } from '../../../shared/store/days.ts';
import { type DayBoard, openDayBoard } from '../../../shared/usecases/availability/day-board.ts';
import { openSeatDealer } from '../../../shared/usecases/availability/seat-dealer.ts';
import { lane, slot } from './lanes.ts';

/* What a process makes of a read while its own bookings are on their way, and of seats that others give back. */

const soldOut: SlotWindow = { ...slot, startMinutes: 540 };

let now: number;
/** seats left by lane, in the store */
let stored: number[];
/** reads that have seen the store and wait to be answered */
let answers: (() => void)[];
let isHeld: boolean;
let reads: number;
let board: DayBoard;

beforeEach(() => {
  [now, stored, answers, isHeld, reads] = [0, [0, 0], [], false, 0];
  board = openDayBoard(read, () => now);
});

const read = async (): Promise<StoredDay> => {
  reads++;
  const lanes = [...stored.map((available, laneNumber) => lane(laneNumber, available)), lane(0, 0, soldOut)];
  const day = { day: undefined, lanes };
  if (isHeld) await new Promise<void>((resolve) => answers.push(resolve));
  return day;
};
const look = () => board.current(slot.siteId, slot.localDate);
const seatsKnown = () => board.remembered(slot.siteId, slot.localDate)?.slots.get(slotIdOf(slot))?.available;

/** Begins to read, does something of one's own in between, and lets the read be answered. */
const during = async (ownChange: () => void) => {
  isHeld = true;
  now += 1_000;
  const looking = look();
  ownChange();
  isHeld = false;
  for (const answer of answers.splice(0)) answer();
  await looking;
};

describe('a read that own bookings overlap', () => {
  it('brings what others gave back in the other lanes, however often that happens', async () => {
    stored = [0, 5];
    await look();
    const settle = board.send(slot, 1);
    stored = [3, 5];
    await during(() => {
      settle('taken');
      board.send(slot, 1);
    });
    expect(seatsKnown()).toEqual([3, 3]);
  });

  it('does not show as free what was taken meanwhile', async () => {
    stored = [0, 2];
    await look();
    await during(() => board.send(slot, 1)('taken'));
    expect(seatsKnown()).toEqual([0, 1]);
  });

  it('does not raise a lane to which a booking is on its way', async () => {
    stored = [0, 2];
    await look();
    board.send(slot, 1);
    await during(() => {});
    expect(seatsKnown()).toEqual([0, 1]);
  });

  it('is believed again when nothing is on its way any more', async () => {
    stored = [0, 2];
    await look();
    await during(() => board.send(slot, 1)('notTaken'));
    stored = [4, 2];
    now += 1_000;
    await look();
    expect(seatsKnown()).toEqual([4, 2]);
  });
});

describe('a slot that seems full only because of own bookings', () => {
  const deal = () => openSeatDealer(board, () => 0).deal(slot, 1);

  it('is read again before anybody is told so', async () => {
    stored = [0, 1];
    await look();
    // Our booking takes the seat, and somebody gives another one back in the same lane.
    await during(() => board.send(slot, 1)('taken'));
    expect(seatsKnown()).toEqual([0, 0]);
    expect([(await deal())?.laneNumber, reads]).toEqual([1, 3]);
  });

  it('is read again also when the last seats that were known went after the read', async () => {
    stored = [0, 1];
    await look();
    const settle = board.send(slot, 1);
    stored = [0, 3];
    await during(() => settle('notTaken'));
    expect(seatsKnown()).toEqual([0, 1]);
    board.send(slot, 1)('taken');
    expect([(await deal())?.laneNumber, reads]).toEqual([1, 3]);
  });

  it('is told as full when the next read says so, and that once', async () => {
    stored = [0, 1];
    await look();
    await during(() => board.send(slot, 1)('taken'));
    stored = [0, 0];
    expect([await deal(), reads]).toEqual([undefined, 3]);
    expect([await deal(), reads]).toEqual([undefined, 3]);
  });

  it('holds up neither the refusals of other slots nor pages', async () => {
    stored = [0, 1];
    await look();
    board.send(slot, 1);
    await during(() => {});
    expect(await openSeatDealer(board, () => 0).deal(soldOut, 1)).toBeUndefined();
    await look();
    expect(reads).toBe(2);
  });
});

describe('a booking that comes back after its day was forgotten', () => {
  it('changes nothing of what was read since', async () => {
    stored = [0, 2];
    await look();
    const settle = board.send(slot, 1);
    board.forget(slot.siteId, slot.localDate);
    await look();
    board.send(slot, 1);
    settle('notTaken');
    expect(seatsKnown()).toEqual([0, 1]);
  });
});

describe('who waits for bookings in flight', () => {
  it('is woken when a read no longer knows their lane', async () => {
    stored = [0, 1];
    await look();
    board.send(slot, 1);
    const waiting = board.settled((await look()).slots.get(slotIdOf(slot))!);
    stored = [0];
    await during(() => {});
    await waiting;
  });

  it('is woken when their day makes room for another one', async () => {
    stored = [1];
    await look();
    board.send(slot, 0);
    const waiting = board.settled((await look()).slots.get(slotIdOf(slot))!);
    for (let n = 0; n < 2_000; n++) await board.current(`site-${n}`, slot.localDate);
    await waiting;
  });
});
