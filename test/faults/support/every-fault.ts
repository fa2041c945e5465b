import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import type { Mutation } from '../../support/mutations/mutation.ts';
import { type Cell, cellsOf, faultNames } from './cells.ts';
import { openClone, type Prepared, prepare } from './clone.ts';
import { same, stored } from './compare.ts';
import { countsWhatWasLeft } from './expected.ts';
import { faults } from './faults.ts';
import { type Ending, press } from './press.ts';
import { openProcess, type Process } from './process.ts';
import { skipWaits } from './waits.ts';
import { isTransaction, keysOf } from './wire.ts';

/** A mutation, and what it answers and leaves behind when nothing happens to it. */
interface Control {
  readonly prepared: Prepared;
  readonly answer: unknown;
  readonly store: Awaited<ReturnType<typeof stored>>;
  readonly calls: number;
}

/** Tries every fault of the table on each of the mutations. */
export const everyFault = (mutations: readonly Mutation[]): void => {
  const waits = skipWaits();
  afterAll(() => vi.unstubAllGlobals());

  describe.each(mutations.map((mutation, row) => ({ ...mutation, row })))('$name', ({ row, ...mutation }) => {
    let control: Control;
    beforeAll(async () => {
      control = await openControl(mutation);
    });

    it.each(faultNames.map((fault, column) => [fault, column] as const))('%s', async (fault, column) => {
      for (const cell of cellsOf(mutation, fault, row + column)) {
        waits.take();
        await tryCell(control, cell);
        expect(waits.take(), cell.words).toBeLessThanOrEqual(longestWaitMilliseconds);
      }
    });
  });
};

/** Two tries after throttling wait for at most 1 s and 2 s; two days are written side by side. */
const longestWaitMilliseconds = 2 * 3_000;

const openControl = async ({ name, prepare: begin }: Mutation): Promise<Control> => {
  const prepared = await prepare(name, begin);
  const engine = await openClone(prepared);
  const process = openProcess(engine, () => prepared.at);
  const answer = await prepared.ask(process.deps);
  const control = { prepared, answer, store: await stored(engine), calls: process.sent.length };
  expect((await reconcile(process.deps)).differences).toEqual([]);
  return control;
};

const tryCell = async (control: Control, { words, plan, wanted }: Cell): Promise<void> => {
  const { prepared, answer, store } = control;
  const engine = await openClone(prepared, { hasReplica: plan.fault === faults['stale reads'] });
  const process = openProcess(engine, () => prepared.at, plan);
  const first = await press(process, prepared.ask);
  if (wanted.is === 'unnoticed') {
    expect(first, words).toEqual({ is: 'answered', answer });
    expectMoreCalls(process.sent.length - control.calls, wanted.moreCalls, words);
  } else {
    judge(first, process, wanted.is, words);
    if (wanted.is === 'busy') expect(mostTries(process), words).toBe(wanted.tries);
    const second = await press(openProcess(engine, process.clock), prepared.ask);
    const isRetold = !countsWhatWasLeft.has(prepared.name);
    expect(second, words).toEqual({ is: 'answered', answer: isRetold ? answer : expect.anything() });
  }
  // Of the store without a fault it is known that nothing in it disagrees.
  expect(same(await stored(engine), store), `${words}: the store is as if it had been pressed once`).toBe(true);
  engine.close();
};

const judge = (ending: Ending, { struck }: Process, wanted: 'busy' | 'gone' | 'doesLess', words: string): void => {
  expect(ending.is, words).toBe(wanted === 'doesLess' ? 'answered' : wanted);
  expect(struck.length, words).toBeGreaterThan(0);
};

/** A look at what stands there, once for each transaction that did not meet itself as its first write. */
const mostForDuplicates = 2;

const expectMoreCalls = (more: number, wanted: number | 'someForDuplicates', words: string): void => {
  if (wanted === 'someForDuplicates') expect(more, words).toBeLessThanOrEqual(mostForDuplicates);
  else expect(more, words).toBe(wanted);
};

/** How often the same was tried at most: what is written first says what it is. */
const mostTries = ({ struck }: Process): number => {
  const texts = struck.map((call) => {
    const { RequestItems: _fewerEachTime, ...input } = call.input;
    return JSON.stringify([call.operation, isTransaction(call) ? keysOf(call)[0] : input]);
  });
  return Math.max(...[...Map.groupBy(texts, (text) => text).values()].map(({ length }) => length));
};
