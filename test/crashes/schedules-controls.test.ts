import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { mutations } from '../support/mutations/all.ts';
import { slots } from '../support/mutations/mutation.ts';
import { keyFor } from '../support/people.ts';
import { withoutCondition } from '../support/unguarded.ts';
import { bookingFor } from '../support/world.ts';
import { competitors } from './schedules/competitors/all.ts';
import { performAll } from './schedules/perform.ts';
import { endPlay, preparePlay } from './schedules/play.ts';

const named = <T extends { readonly name: string }>(all: readonly T[], name: string): T =>
  all.find((one) => one.name === name)!;

/** A mutation, a rival, and the items whose updates lose their conditions. */
const unguarded: [mutation: string, rival: string, prefix: RegExp][] = [
  ['book a vaccination', 'a neighbour books the last seat', /^D#/],
  ['book a vaccination', 'the same person books elsewhere', /^P#/],
  ['check in', 'the resident cancels', /^A#/],
  ['hand out', 'a colleague hands out the last piece', /^S#/],
  ['lower a capacity', 'an official raises the capacity', /^D#/],
];

describe('the schedules notice', () => {
  it.each(unguarded)('%s ‖ %s without the conditions on %s', async (mutation, rival, prefix) => {
    const play = await preparePlay(named(mutations, mutation), named(competitors, rival), (table) =>
      withoutCondition(table, ({ pk = '' }) => prefix.test(pk)),
    );
    const { failures } = await performAll(play, { reach: 'at the fault' });
    endPlay(play);
    expect(failures.length).toBeGreaterThan(0);
  });

  it('a client that presses again under another key', async () => {
    let presses = 0;
    const careless = {
      name: 'book a vaccination',
      prepare: async () => (deps: Parameters<typeof bookAppointment>[0]) =>
        bookAppointment(deps, { key: keyFor(++presses), input: bookingFor(1, slots.early) }),
    };
    const play = await preparePlay(careless);
    const { failures } = await performAll(play, { reach: 'at the fault' });
    endPlay(play);
    expect(failures.join('\n')).toMatch(/crashAfter at call \d/);
  });
});
