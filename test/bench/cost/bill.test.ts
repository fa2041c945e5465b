import { describe, expect, it } from 'vitest';
import { type ShippedName, shipped } from '../../support/deployments.ts';
import { defaults } from './assumptions.ts';
import { billFor, byService, totalOf, useOf } from './bill.ts';
import { readMeasured } from './measured.ts';
import { type Meter, meterNames, usage } from './meters.ts';
import { prices } from './prices.ts';
import { jobRuns, standing } from './standing.ts';
import { type Occasion, occasionsOf } from './volumes.ts';

const measured = readMeasured();
const names = Object.keys(shipped) as ShippedName[];
const occasions = (given = defaults) => occasionsOf(given);
const idle = (given = defaults): Occasion => occasions(given)[0]!;
const cases = names.flatMap((name) => occasions().map((occasion) => [name, occasion.name, occasion] as const));

describe('a bill', () => {
  it.each(cases)('of %s in the %s adds up, meter by meter, service by service', (name, _title, occasion) => {
    const { fixed, variable, all } = useOf(occasion, name, measured, defaults);
    for (const meter of meterNames) expect(all[meter]).toBeCloseTo(fixed[meter] + variable[meter], 9);
    const bill = billFor(all);
    const services = [...byService(bill).values()].reduce((sum, usd) => sum + usd, 0);
    expect(totalOf(bill)).toBeCloseTo(services, 9);
    expect(totalOf(bill)).toBeCloseTo(totalOf(billFor(fixed)) + totalOf(billFor(variable)), 9);
  });

  it.each(names)('of %s in the idle month is what stands there and the jobs, and nothing else', (name) => {
    const infra = measured.infra[name];
    const parts = [standing(infra, 1), jobRuns(measured, infra, defaults, 1)].map((part) => totalOf(billFor(part)));
    const { all, variable } = useOf(idle(), name, measured, defaults);
    expect(totalOf(billFor(all))).toBeCloseTo(parts[0]! + parts[1]!, 9);
    expect(variable).toEqual(usage({}));
  });

  it('of the idle month does not depend on who lives there', () => {
    const more = { ...defaults, people: 10 * defaults.people };
    expect(useOf(idle(more), 'prod', measured, more)).toEqual(useOf(idle(), 'prod', measured, defaults));
  });

  it('multiplies each unit by its price once', () => {
    const meter: Meter = 'writeUnits';
    expect(billFor(usage({ [meter]: 3 }))[meter]).toBeCloseTo(3 * prices[meter].usd, 12);
    expect(totalOf(billFor(usage({ [meter]: 3 })))).toBeCloseTo(3 * prices[meter].usd, 12);
  });
});

/** Charged by the hour in which something happens, or by whole instances and seconds: these grow in steps. */
const inSteps: readonly Meter[] = ['figureMonths', 'traces', 'secretCalls', 'keyCalls', 'lambdaGbSeconds'];

describe('twice as many people at twice as many sites', () => {
  const twice = {
    ...defaults,
    people: 2 * defaults.people,
    sites: 2 * defaults.sites,
    officials: 2 * defaults.officials,
  };

  it.each([1, 2])('use twice as much on occasion %i, while what is fixed stays', (index) => {
    for (const name of names) {
      const once = useOf(occasions()[index]!, name, measured, defaults);
      const doubled = useOf(occasions(twice)[index]!, name, measured, twice);
      expect(doubled.fixed).toEqual(once.fixed);
      for (const meter of meterNames.filter((each) => !inSteps.includes(each)))
        expect(doubled.variable[meter], meter).toBeCloseTo(2 * once.variable[meter], 6);
      const { lambdaGbSeconds } = once.variable;
      expect(doubled.variable.lambdaGbSeconds / lambdaGbSeconds).toBeCloseTo(2, 1);
    }
  });
});
