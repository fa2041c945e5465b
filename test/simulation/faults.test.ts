import { describe, expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { addAlone, addTogether, countOf, exactDurations } from './support.ts';
import { openSimulatedWorld } from './world.ts';

/** The first call of process `a` meets a fault. */
const openWith = async (fault: Fault | undefined, model = {}) => {
  const crashed: string[] = [];
  const world = await openSimulatedWorld({
    seed: 1,
    model: { ...exactDurations, ...model },
    faults: {
      plan: ({ process, serial }) => (process === 'a' && serial === 0 ? fault : undefined),
      onCrash: (process) => crashed.push(process),
    },
  });
  return { ...world, a: world.newProcess('a').table, crashed };
};

describe('faults', () => {
  it.each([
    ['timeoutBefore', 'TimeoutError', 0],
    ['timeoutAfter', 'TimeoutError', 1],
    ['throttle', 'ThrottlingError', 0],
    ['conflict', 'TransactionConflict', 0],
  ] as const)('%s: the caller meets %s, %i effects', async (fault, outcome, effects) => {
    const { time, a, table } = await openWith(fault);
    expect(await time.run(() => addTogether(a, 'x'))).toBe(outcome);
    expect(await countOf(table, 'x')).toBe(effects);
    expect(await time.run(() => addTogether(a, 'x'))).toBe('ok');
  });

  it.each([
    ['crashBefore', 0],
    ['crashAfter', 1],
  ] as const)('%s: no answer then or later, %i effects', async (fault, effects) => {
    const { time, a, table, crashed } = await openWith(fault);
    await expect(time.run(() => addTogether(a, 'x'))).rejects.toThrow('deadlock');
    await expect(time.run(() => addAlone(a, 'x'))).rejects.toThrow('deadlock');
    expect([await countOf(table, 'x'), ...crashed]).toEqual([effects, 'a']);
  });

  it('an answer that is lost after the effect is waited for as long as the client waits', async () => {
    const { time, a, table } = await openWith(undefined, { lostAnswers: 1 });
    const startAt = time.now();
    expect(await time.run(() => addAlone(a, 'x'))).toBe('TimeoutError');
    expect([time.now() - startAt, await countOf(table, 'x')]).toEqual([3_000, 1]);
  });

  it('a transaction that the SDK repeats after a lost answer has one effect', async () => {
    const { time, a, table, service } = await openWith('timeoutAfter', { sdkAttempts: 3 });
    expect(await time.run(() => addTogether(a, 'x'))).toBe('ok');
    expect(await countOf(table, 'x')).toBe(1);
    expect(service.counters.calls).toEqual(new Map([['TransactWriteItems', 2]]));
  });
});
