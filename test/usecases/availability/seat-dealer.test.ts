import { describe, expect, it } from 'vitest';
import { type DealEnd, openDayBoard } from '../../../shared/usecases/availability/day-board.ts';
import { openSeatDealer } from '../../../shared/usecases/availability/seat-dealer.ts';
import { lane, slot } from './lanes.ts';

/* In which lane a booking of this process tries next. Chance says: the lane of the last free seat. */

/** A dealer that knows what the store has, by lane; `chance` is where among the free seats it points. */
const open = async (stored: number[], chance = [0]) => {
  const read = async () => ({
    day: undefined,
    lanes: stored.map((available, laneNumber) => lane(laneNumber, available)),
  });
  const board = openDayBoard(read, () => 0);
  await board.current(slot.siteId, slot.localDate);
  const dealer = openSeatDealer(board, () => chance.shift() ?? 0.999);
  const deal = async () => (await dealer.deal(slot, 0))!;
  const book = async (how: DealEnd) => {
    const { laneNumber, end } = await deal();
    end(how);
    return laneNumber;
  };
  const readAgain = () => board.current(slot.siteId, slot.localDate, -1);
  return { deal, book, readAgain };
};

describe('a lane in which a booking went well', () => {
  it('is dealt to the next one, also after the day was read again', async () => {
    const { book, readAgain } = await open([5, 5, 5]);
    expect([await book('taken'), await book('taken')]).toEqual([0, 0]);
    await readAgain();
    expect(await book('taken')).toBe(0);
  });

  it('is dealt to one booking at a time', async () => {
    const { deal, book } = await open([5, 5, 5]);
    await book('taken');
    const [first, second] = [await deal(), await deal()];
    expect([first.laneNumber, second.laneNumber]).toEqual([0, 2]);
    second.end('taken');
    first.end('taken');
    expect([(await deal()).laneNumber, (await deal()).laneNumber]).toEqual([0, 2]);
  });

  it('is left to chance again when one met others there', async () => {
    const { book } = await open([5, 5, 5]);
    await book('taken');
    expect([await book('notTaken'), await book('taken')]).toEqual([0, 2]);
  });

  it('is not dealt when its seats are gone', async () => {
    const { book } = await open([1, 5, 5]);
    expect([await book('taken'), await book('taken')]).toEqual([0, 2]);
  });
});
