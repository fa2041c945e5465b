import { describe, expect, it } from 'vitest';
import type { Table } from '../../../shared/store/table.ts';
import type { Design } from './designs/design.ts';
import { oneTransaction } from './designs/one-transaction.ts';
import { twoStep } from './designs/two-step.ts';
import { figuresOf } from './figures.ts';
import { runRush } from './rush.ts';

const scenario = {
  seats: 40,
  residents: 400,
  withinMilliseconds: 1_000,
  concurrency: 50,
  lanes: 4,
  partitions: 1,
  seed: 1,
};

/** The two-step design in a process whose second step never comes. */
const forgetful: Design = {
  ...twoStep,
  book: (deps, asked) => {
    const send = async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === 'TransactWriteCommand') return {};
      return deps.table.client.send(command as never);
    };
    const client = Object.assign(Object.create(deps.table.client), { send }) as Table['client'];
    return twoStep.book({ ...deps, table: { ...deps.table, client } }, asked);
  },
};

describe('400 residents on 40 seats in simulated time, 50 at once', () => {
  it.each([oneTransaction, twoStep])('$name: nothing oversold, doubled or leaked', async (design) => {
    const figures = figuresOf(await runRush(design, scenario));
    expect(figures).toMatchObject({ booked: 40, toldFull: 360, other: 0, oversold: 0, doubles: 0, leaks: 0 });
  });

  it('costs what it costs: the same on every machine', async () => {
    const { conflicts, throttles, visits } = await runRush(oneTransaction, scenario);
    const calls = visits.reduce((sum, visit) => sum + visit.calls, 0);
    const writeUnits = visits.reduce((sum, visit) => sum + visit.writeUnits, 0);
    expect({ conflicts, throttles, calls, writeUnits }).toEqual({
      conflicts: 79,
      throttles: 0,
      calls: 674,
      writeUnits: 870,
    });
  });

  it('control: the recount sees seats that are gone without an appointment', async () => {
    const { booked, leaks } = figuresOf(await runRush(forgetful, { ...scenario, residents: 40 }));
    expect({ booked, leaks }).toEqual({ booked: 40, leaks: 80 });
  });
});
