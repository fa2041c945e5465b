import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../shared/domain/refusals.ts';
import { StoreBusy } from '../../shared/store/transaction.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { admitWalkIn } from '../../shared/usecases/staff/admit-walk-in.ts';
import { accepted } from '../support/answers.ts';
import { type Ask, slots } from '../support/mutations/mutation.ts';
import { keyFor, person } from '../support/people.ts';
import { booked, bookingFor, staffOfPuli, type World } from '../support/world.ts';
import { openClone, prepare } from './support/clone.ts';
import type { Fault } from './support/faults.ts';
import { openProcess } from './support/process.ts';
import { isTransaction, serviceError } from './support/wire.ts';

/** The writes of a booking, in their order. */
const writes = ['appointment', 'guard', 'lane'] as const;
const busyCodes = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'] as const;

/** The store cancels with its own reasons, and is busy with some of the items besides. */
const busyWith = (busy: readonly number[], code: string): Fault => ({
  meets: isTransaction,
  strike: async (call, { deliver }) => {
    const { body } = await deliver(call);
    const { CancellationReasons: reasons } = JSON.parse(body) as { CancellationReasons: object[] };
    const mixed = reasons.map((reason, index) => (busy.includes(index) ? { Code: code, Message: 'not now' } : reason));
    return serviceError('TransactionCanceledException', 400, { CancellationReasons: mixed });
  },
});

const walkIn =
  (n: number): Ask =>
  (deps) => {
    const input = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(n), consent: true } as const;
    return admitWalkIn(deps, { key: keyFor(`walk-in-${n}`), actor: staffOfPuli, siteId: 'puli', input });
  };

/** A booking that the store refuses, by which of its writes meets something, and the answer to it. */
const scenes = {
  // Sent before: the same key and body.
  appointment: {
    begin: (world: World) => booked(world, 1, slots.early),
    ask: (deps) => bookAppointment(deps, { key: keyFor('book-1'), input: bookingFor(1, slots.early) }),
    answer: { appointment: { status: 'booked' } },
  },
  guard: {
    begin: (world: World) => booked(world, 1, slots.early),
    ask: (deps) => bookAppointment(deps, { key: keyFor('other'), input: bookingFor(1, slots.late) }),
    answer: { refused: 'ALREADY_BOOKED' },
  },
  // At the desk, where no memory of the day keeps a full lane from being tried.
  lane: {
    begin: async ({ deps }: World) => {
      for (let n = 1; n <= 3; n++) accepted(await walkIn(n)(deps));
    },
    ask: walkIn(7),
    answer: { refused: 'SLOT_FULL' },
  },
} as const satisfies Record<(typeof writes)[number], { begin: unknown; ask: Ask; answer: object }>;

/** Every choice of some of the other items. */
const others = (than: number): number[][] => {
  const [one = 0, two = 0] = [0, 1, 2].filter((index) => index !== than);
  return [[one], [two], [one, two]];
};

const cells = writes.flatMap((refused, place) =>
  others(place).flatMap((busy) => busyCodes.map((code) => ({ refused, place, busy, code }))),
);

const prepareScene = (name: (typeof writes)[number]) =>
  prepare<Ask>(name, async (world) => {
    await scenes[name].begin(world);
    return scenes[name].ask;
  });
const streets = { appointment: prepareScene('appointment'), guard: prepareScene('guard'), lane: prepareScene('lane') };

describe('a booking cancelled with mixed reasons', () => {
  it.each(cells)('$refused refused, busy with $busy ($code)', async ({ refused, place, busy, code }) => {
    const { ask, answer } = scenes[refused];
    const prepared = await streets[refused];
    const engine = await openClone(prepared);
    const isKnown = busy.every((index) => index > place);
    const clock = () => prepared.at;
    const press = async (times: number): Promise<[Outcome<unknown> | Error, number]> => {
      const plan = {
        fault: busyWith(busy, code),
        reach: (_: unknown, struck: readonly unknown[]) => struck.length < times,
      };
      const process = openProcess(engine, clock, plan);
      const ended = await ask(process.deps).catch((error: Error) => error);
      return [ended, process.struck.length];
    };

    // What comes before speaks for all. A busy item may hide what would: then the booking is tried again.
    expect(await press(1)).toMatchObject([answer, 1]);
    const [ended, tries] = await press(Number.POSITIVE_INFINITY);
    if (isKnown) expect([ended, tries]).toMatchObject([answer, 1]);
    else expect([ended, tries]).toEqual([expect.any(StoreBusy), 12]);
  });
});
