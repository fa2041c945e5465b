import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../shared/domain/refusals.ts';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import { mutations } from '../support/mutations/all.ts';
import type { Mutation } from '../support/mutations/mutation.ts';
import { officialMutations } from '../support/mutations/officials.ts';
import { residentMutations } from '../support/mutations/residents.ts';
import { prepareMutation } from './support/clone.ts';
import { countsWhatWasLeft } from './support/expected.ts';
import { openCopy } from './support/street.ts';

// The day changes in Shanghai while it is 16:00 on the machine.
process.env.TZ = 'UTC';

/** What a press at midnight of the day's end is refused with; all others are done. */
const refusedAtDaysEnd: Readonly<Record<string, RefusalCode>> = {
  'book a vaccination': 'SLOT_CLOSED',
  'book a test': 'SLOT_CLOSED',
  cancel: 'SLOT_CLOSED',
  'move within a day': 'SLOT_CLOSED',
  'move a vaccination to another day': 'SLOT_CLOSED',
  'move a test to another day': 'SLOT_CLOSED',
  // The next slot is the first one of the day that has just begun, and it has no places for walk-ins.
  'admit a walk-in': 'SLOT_FULL',
  'check in': 'WRONG_DAY',
};

/** Presses before midnight, with the first call on its way when the day changes, and once more after it. */
const pressAtMidnight = async (mutation: Mutation, midnight: string) => {
  const midnightAt = Date.parse(midnight);
  const prepared = await prepareMutation(mutation);
  const street = await openCopy({ ...prepared, at: midnightAt });
  const first = street.process(() => midnightAt + (first.sent.length === 0 ? -100 : 100));
  const answer = await prepared.ask(first.deps);
  const again = await street.press(() => midnightAt + 60_000);
  if (!countsWhatWasLeft.has(mutation.name)) expect(again).toEqual(answer);
  expect((await reconcile(street.process().deps)).differences).toEqual([]);
  street.engine.close();
  return answer as { refused?: RefusalCode };
};

describe('when the day ends in Shanghai, on a machine that runs on UTC', () => {
  it('is such a machine', () => expect(new Date().getTimezoneOffset()).toBe(0));

  it.each(mutations)('$name', async (mutation) => {
    const answer = await pressAtMidnight(mutation, '2026-11-25T00:00:00+08:00');
    expect(answer.refused).toBe(refusedAtDaysEnd[mutation.name]);
  });
});

describe('when the day begins', () => {
  it.each([...residentMutations, ...officialMutations])('$name', async ({ name, prepare: begin }) => {
    const onTheEve: Mutation['prepare'] = (world) => {
      world.clock.set('2026-11-23T22:00:00+08:00');
      return begin(world);
    };
    const answer = await pressAtMidnight({ name, prepare: onTheEve }, '2026-11-24T00:00:00+08:00');
    expect(answer.refused).toBeUndefined();
  });
});
