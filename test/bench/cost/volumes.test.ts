import { describe, expect, it } from 'vitest';
import { defaults, readOptions } from './assumptions.ts';
import type { Act } from './measure/acts.ts';
import { occasionsOf, volumesOf } from './volumes.ts';

const [idle, testingDay, doses] = occasionsOf(defaults) as [Occasion, Occasion, Occasion];
type Occasion = ReturnType<typeof occasionsOf>[number];

/** What happens for each person; all else is there for the sites and the officials. */
const forEachPerson: readonly Act[] = [
  'sitesPage',
  'book',
  'appointmentPage',
  'checkIn',
  'walkIn',
  'complete',
  'noShow',
];

describe('volumes', () => {
  it('serve everybody exactly once', () => {
    for (const occasion of [testingDay, doses]) {
      const { checkIn, walkIn, complete } = volumesOf(occasion, defaults);
      expect(checkIn + walkIn).toBeCloseTo(defaults.people, 6);
      expect(complete).toBe(defaults.people);
    }
  });

  it('account for every booking: somebody came, did not come, or cancelled', () => {
    const { book, checkIn, noShow, cancel } = volumesOf(testingDay, defaults);
    expect(book / (1 + defaults.refusedForms)).toBeCloseTo(checkIn + noShow + cancel, 6);
  });

  it('double with the people', () => {
    const twice = { ...defaults, people: 2 * defaults.people };
    for (const [index, occasion] of occasionsOf(twice).entries()) {
      const once = volumesOf(occasionsOf(defaults)[index]!, defaults);
      for (const act of forEachPerson) expect(volumesOf(occasion, twice)[act]).toBeCloseTo(2 * once[act], 6);
    }
  });

  it('are none in the idle month', () => {
    expect(Object.values(volumesOf(idle, defaults)).filter((count) => count !== 0)).toEqual([]);
  });
});

describe('the command line', () => {
  it('changes what is assumed', () => {
    const { assumptions, markdown } = readOptions(['--people', '20000', '--walk-in-tests', '0.2', '--markdown']);
    expect([assumptions.people, assumptions.walkInTests, assumptions.sites, markdown]).toEqual([20_000, 0.2, 10, true]);
  });

  it.each([[['--people', 'many']], [['--people', '-1']], [['--nobody', '1']]])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
