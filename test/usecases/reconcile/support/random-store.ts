import type { StaffActor } from '../../../../shared/domain/accounts.ts';
import { isRefusal, refuse } from '../../../../shared/domain/refusals.ts';
import { scheduleBody } from '../../../../shared/domain/requests/officials.ts';
import { dismiss, putNewAccount, readAccount } from '../../../../shared/store/accounts.ts';
import { commit } from '../../../../shared/store/transaction.ts';
import { changeSlot } from '../../../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../../../shared/usecases/officials/create-schedules.ts';
import { recordStock } from '../../../../shared/usecases/officials/record-stock.ts';
import { bookAppointment } from '../../../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../../../shared/usecases/residents/cancel-appointment.ts';
import { eraseAppointment } from '../../../../shared/usecases/residents/erase-appointment.ts';
import { moveAppointment } from '../../../../shared/usecases/residents/move-appointment.ts';
import { admitWalkIn } from '../../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../../shared/usecases/staff/hand-out.ts';
import { markMissing } from '../../../../shared/usecases/staff/mark-missing.ts';
import { undoCheckIn } from '../../../../shared/usecases/staff/undo-check-in.ts';
import { accepted } from '../../../support/answers.ts';
import { seededRandom } from '../../../support/clock.ts';
import { keyFor, person } from '../../../support/people.ts';
import { admin, bookingFor, openWorld, type World } from '../../../support/world.ts';

/** What a walk did, by act: how often it was done, refusals left out. */
export type Done = Map<string, number>;

interface Walk {
  readonly world: World;
  readonly random: () => number;
  /** codes and tokens of all that was ever booked */
  readonly booked: { readonly code: string; readonly token: string }[];
  /** a key that was never used, or now and then the last one again */
  readonly key: () => string;
}

const actor: StaffActor = admin;
const dates = ['2026-11-24', '2026-11-25'];
const windows = ['0830-30', '0900-30'];
const sites = ['puli', 'weilai'];
const minute = 60_000;

const oneOf = <T>({ random }: Pick<Walk, 'random'>, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const upTo = ({ random }: Pick<Walk, 'random'>, most: number): number => Math.floor(random() * (most + 1));

const slotOf = (walk: Walk) => {
  const siteId = oneOf(walk, sites);
  return { siteId, slotId: `${siteId}-${oneOf(walk, dates).replaceAll('-', '')}-${oneOf(walk, windows)}` };
};

/** Vaccinations, of which doses follow each other, and tests, of which there is one a day. */
const serviceOf = (walk: Walk) =>
  walk.random() < 0.3
    ? { service: 'nucleic-acid-test', doseNumber: undefined }
    : { service: 'covid19-vaccine', doseNumber: 1 + upTo(walk, 1) };

const someone = (walk: Walk) => oneOf(walk, walk.booked) ?? { code: 'ABCD2345', token: 'none' };

const acts: Readonly<Record<string, (walk: Walk) => Promise<unknown>>> = {
  book: async (walk) => {
    const { siteId, slotId } = slotOf(walk);
    const input = bookingFor(upTo(walk, 7), slotId, { siteId, ...serviceOf(walk) });
    const answer = await bookAppointment(walk.world.deps, { key: walk.key(), input });
    if (!isRefusal(answer)) walk.booked.push({ code: answer.appointment.appointmentCode, token: answer.manageToken });
    return answer;
  },
  cancel: (walk) => cancelAppointment(walk.world.deps, { key: walk.key(), ...someone(walk) }),
  move: (walk) => moveAppointment(walk.world.deps, { key: walk.key(), ...someone(walk), ...slotOf(walk) }),
  erase: (walk) => eraseAppointment(walk.world.deps, { key: walk.key(), ...someone(walk) }),
  walkIn: async (walk) => {
    const attendee = person(upTo(walk, 7));
    const input = { ...serviceOf(walk), attendee, consent: true } as const;
    const answer = await admitWalkIn(walk.world.deps, { actor, key: walk.key(), siteId: oneOf(walk, sites), input });
    if (!isRefusal(answer)) walk.booked.push({ code: answer.appointmentCode, token: 'none' });
    return answer;
  },
  checkIn: (walk) => {
    const siteId = oneOf(walk, sites);
    return checkIn(walk.world.deps, { actor, key: walk.key(), siteId, code: someone(walk).code });
  },
  undo: (walk) => undoCheckIn(walk.world.deps, { actor, key: walk.key(), code: someone(walk).code }),
  complete: (walk) => completeAppointment(walk.world.deps, { actor, key: walk.key(), code: someone(walk).code }),
  handOut: (walk) =>
    handOut(walk.world.deps, { actor, key: walk.key(), code: someone(walk).code, itemIds: ['gym-card'] }),
  missing: (walk) =>
    markMissing(walk.world.deps, { actor, key: walk.key(), siteId: oneOf(walk, sites), localDate: dates[0]! }),
  capacity: (walk) => {
    const version = 1 + upTo(walk, 2);
    const input = { version, capacity: upTo(walk, 45), walkInCapacity: upTo(walk, 2) };
    return changeSlot(walk.world.deps, { actor, key: walk.key(), ...slotOf(walk), input });
  },
  pause: (walk) => {
    const input = { version: 1 + upTo(walk, 2), status: oneOf(walk, ['open', 'open', 'paused'] as const) };
    return changeSlot(walk.world.deps, { actor, key: walk.key(), ...slotOf(walk), input });
  },
  stock: (walk) => {
    const kind = oneOf(walk, ['receipt', 'receipt', 'writeOff', 'count'] as const);
    const input = { itemId: 'gym-card', kind, quantity: 1 + upTo(walk, 5) };
    return recordStock(walk.world.deps, { actor, key: walk.key(), siteId: oneOf(walk, sites), input });
  },
  closeDay: async (walk) => {
    if (walk.random() < 0.7) return refuse('DAY_OPEN');
    const counts = walk.random() < 0.5 ? [] : [{ itemId: 'gym-card', counted: upTo(walk, 9) }];
    const input = { date: dates[0]!, counts };
    return closeDay(walk.world.deps, { actor, key: walk.key(), siteId: oneOf(walk, sites), input });
  },
  account: async ({ world, random }) => {
    const username = `staff-${Math.floor(random() * 3)}`;
    const account = await readAccount(world.table, username);
    const opened = { username, role: 'staff', scope: 'puli', passwordHash: 'none' } as const;
    await commit(world.table, account ? dismiss(account, world.clock()) : putNewAccount(opened));
  },
  wait: async ({ world, random }) => world.clock.advance(Math.floor(random() * 25) * minute),
};

/** How often an act is tried, among all that could be. */
const weights: Readonly<Record<string, number>> = {
  book: 12,
  checkIn: 8,
  complete: 8,
  handOut: 12,
  walkIn: 4,
  move: 3,
};
const drawn = Object.keys(acts).flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name));

/** A store that grows by acts of real use cases, and how often each was done so far, refusals left out. */
export interface GrowingStore {
  readonly world: World;
  readonly done: Done;
  grow(acts: number): Promise<void>;
}

/** Two sites with two days of slots and some stock; eight persons; acts in an order that the seed decides. */
export const openRandomStore = async (seed: number): Promise<GrowingStore> => {
  const world = await openWorld({ seed });
  const random = seededRandom(seed);
  let keys = 0;
  const key = () => keyFor(`walk-${random() < 0.1 ? keys : ++keys}`);
  const walk: Walk = { world, random, booked: [], key };
  await furnish(world, random() < 0.2 ? 60 : 4);
  const done: Done = new Map();
  const grow = async (count: number) => {
    for (let step = 0; step < count; step++) {
      const name = oneOf(walk, drawn);
      const answer = await acts[name]!(walk);
      if (!isRefusal(answer)) done.set(name, (done.get(name) ?? 0) + 1);
    }
  };
  return { world, done, grow };
};

const furnish = async ({ deps }: World, seats: number) => {
  const hours = { opens: '08:30', closes: '09:30', slotMinutes: 30 };
  const input = scheduleBody.parse({ ...hours, dates, desks: 1, perDeskPerSlot: seats, walkInShare: 0.25 });
  const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 4 } as const;
  for (const siteId of sites) {
    accepted(await createSchedules(deps, { actor, key: keyFor(siteId), siteId, input }));
    accepted(await recordStock(deps, { actor, key: keyFor(siteId), siteId, input: receipt }));
  }
};
