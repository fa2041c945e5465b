import { describe, expect, it } from 'vitest';
import { addAlone, addTogether, countOf, exactDurations, putText } from './support.ts';
import { openSimulatedWorld } from './world.ts';

const open = async (model = {}) => {
  const world = await openSimulatedWorld({ seed: 1, model: { ...exactDurations, ...model } });
  const table = (name: string) => world.newProcess(name).table;
  const after = async <T>(milliseconds: number, act: () => Promise<T>) => {
    await world.time.sleep(milliseconds);
    return act();
  };
  return { ...world, a: table('a'), b: table('b'), after };
};

describe('transactions', () => {
  it('cancel each other, and say for which item; the first one wins', async () => {
    const { time, a, b, after, table, service } = await open();
    const outcomes = await time.run(() =>
      Promise.all([addTogether(a, 'x', 'y'), after(1, () => addTogether(b, 'z', 'y', 'w'))]),
    );
    expect(outcomes).toEqual(['ok', 'None TransactionConflict None']);
    expect([await countOf(table, 'y'), await countOf(table, 'z')]).toEqual([1, 0]);
    expect(service.counters).toMatchObject({ conflicts: 1, throttles: 0, writeUnits: 4 + 6 });
  });

  it('take 18 ms, 12 of them with their items locked', async () => {
    const { time, a, b, after } = await open();
    const startAt = time.now();
    const write = (milliseconds: number) => after(milliseconds, () => addAlone(b, 'x'));
    const transaction = after(1, async () => [await addTogether(a, 'x'), time.now() - startAt]);
    // A plain write is judged 5 ms after it was sent; the transaction holds its item from 6 to 18.
    const work = () => Promise.all([transaction, write(0), write(2), write(12.75), write(13.25)]);
    expect(await time.run(work)).toEqual([
      ['ok', 19],
      'ok',
      'TransactionConflictException',
      'TransactionConflictException',
      'ok',
    ]);
  });

  it('leave plain reads alone', async () => {
    const { time, a, b, after } = await open();
    const work = () =>
      Promise.all([addTogether(a, 'x'), after(6, () => countOf(b, 'x')), after(8, () => countOf(b, 'x'))]);
    expect(await time.run(work)).toEqual(['ok', 0, 1]);
  });
});

describe('throughput', () => {
  const slow = { writeUnitsPerSecond: 10, readUnitsPerSecond: 10, burstSeconds: 1 };

  it('of a partition is what it is, whatever comes; another partition has its own', async () => {
    const { time, a, service } = await open({ partition: slow });
    const flood = (one: string) => Array.from({ length: 40 }, () => addAlone(a, one));
    const count = (outcomes: string[]) => outcomes.filter((outcome) => outcome === 'ok').length;
    expect(count(await time.run(() => Promise.all(flood('x'))))).toBe(10);
    expect(count(await time.run(() => Promise.all(flood('y'))))).toBe(10);
    await time.run(() => time.sleep(500));
    expect(count(await time.run(() => Promise.all(flood('x'))))).toBe(6);
    expect(service.counters).toMatchObject({ throttles: 94, writeUnits: 26 });
  });

  it('is told to a transaction item by item, and to others by an error', async () => {
    const { time, a } = await open({ partition: slow });
    expect(await time.run(() => putText(a, 'x', 'long'.repeat(3_000)))).toBe('ok');
    expect(await time.run(() => addTogether(a, 'y', 'x'))).toBe('None ThrottlingError');
    expect(await time.run(() => addAlone(a, 'x'))).toBe('ThrottlingException');
  });

  it('of the table bounds all partitions together', async () => {
    const { time, a } = await open({ table: slow });
    const outcomes = await time.run(() => Promise.all(Array.from({ length: 20 }, (_, n) => addAlone(a, `x${n}`))));
    expect(outcomes.filter((outcome) => outcome === 'ok').length).toBe(10);
  });
});

describe('eventually consistent reads', () => {
  it('are stale until the lag has passed, strong ones never', async () => {
    const { time, a } = await open({ shareFromReplica: 1 });
    const startAt = await time.run(async () => {
      await addAlone(a, 'x');
      return time.now();
    });
    const looks = await time.run(async () => {
      const strong = await countOf(a, 'x');
      const seen: [number, number][] = [];
      while (time.now() < startAt + 60) seen.push([time.now() - startAt, await countOf(a, 'x', false)]);
      return { strong, lastStale: seen.findLast(([, count]) => count === 0)?.[0], last: seen.at(-1)?.[1] };
    });
    expect(looks).toEqual({ strong: 1, lastStale: 45, last: 1 });
  });
});
