import { beforeEach, describe, expect, it } from 'vitest';
import type { SlotPatch } from '../../../shared/domain/requests/officials.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { viewSlots } from '../../../shared/usecases/officials/view-slots.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { listSlots } from '../../../shared/usecases/residents/list-slots.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261125-0830-30';
const localDate = '2026-11-25';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const change = (input: Omit<SlotPatch, 'version'> & { version?: number }, key?: string, actor = officialOfFengchan) =>
  changeSlot(world.deps, { actor, key: key && keyFor(key), siteId: 'puli', slotId, input: { version: 1, ...input } });

const slotNow = async () =>
  accepted(await viewSlots(world.deps, { actor: officialOfFengchan, siteId: 'puli', date: localDate })).slots[0]!;

/** Seats of the slot's lanes, as stored: `pool: [capacity, free]`. */
const lanes = async () =>
  [...(await everything(world)).values()]
    .filter(({ pk, sk }) => String(pk).startsWith('D#') && sk !== 'DAY')
    .map(({ sk, cap, av, st }) => [String(sk), cap, av, st]);

describe('the capacity of a slot', () => {
  it('is raised and lowered, and residents see it at once', async () => {
    await putSlot(world, slotId, 20);
    await listSlots(world.deps, { siteId: 'puli', localDate });
    expect(await change({ capacity: 30 })).toMatchObject({ capacity: 30, booked: 0, version: 2, status: 'open' });
    const seen = accepted(await listSlots(world.deps, { siteId: 'puli', localDate })).slots[0];
    expect(seen).toMatchObject({ capacity: 30, remaining: 30 });
    expect(await change({ capacity: 5, version: 2 })).toMatchObject({ capacity: 5, version: 3 });
    expect(await slotNow()).toMatchObject({ capacity: 5, version: 3 });
  });

  it('grows into new lanes, which carry the status of the slot, and shrinks again', async () => {
    await putSlot(world, slotId, 30);
    await change({ status: 'paused' });
    await change({ capacity: 100, version: 2 });
    expect(await lanes()).toEqual([
      ['O#0830-30#00', 40, 40, 'paused'],
      ['O#0830-30#01', 40, 40, 'paused'],
      ['O#0830-30#02', 20, 20, 'paused'],
    ]);
    await change({ capacity: 50, status: 'open', version: 3 });
    expect(await slotNow()).toMatchObject({ capacity: 50, status: 'open', version: 4 });
    for (let n = 0; n < 50; n++) await booked(world, n, slotId);
    const late = await bookAppointment(world.deps, { key: keyFor('late'), input: bookingFor(99, slotId) });
    expect(late).toEqual({ refused: 'SLOT_FULL' });
  });

  it('spreads over partitions when it grows large', async () => {
    await putSlot(world, slotId, 240);
    await change({ capacity: 2000 });
    expect(await slotNow()).toMatchObject({ capacity: 2000 });
    expect(await lanes()).toHaveLength(50);
  });

  it('may give seats to walk-ins where there were none', async () => {
    await putSlot(world, slotId, 20);
    expect(await change({ walkInCapacity: 50 })).toMatchObject({ capacity: 20, walkIn: { capacity: 50, booked: 0 } });
    expect(await change({ walkInCapacity: 0, version: 2 })).toMatchObject({ walkIn: { capacity: 0, booked: 0 } });
    expect(await slotNow()).toMatchObject({ capacity: 20, walkIn: { capacity: 0, booked: 0 }, version: 3 });
  });

  it('is never lowered below what is booked', async () => {
    await putSlot(world, slotId, 50);
    for (let n = 0; n < 12; n++) await booked(world, n, slotId);
    const before = await everything(world);
    expect(await change({ capacity: 11 })).toMatchObject({ refused: 'CAPACITY_BELOW_BOOKED', booked: 12 });
    expect(await everything(world)).toEqual(before);
    expect(await change({ capacity: 12 })).toMatchObject({ capacity: 12, booked: 12 });
    expect(accepted(await listSlots(world.deps, { siteId: 'puli', localDate })).slots[0]).toMatchObject({
      remaining: 0,
    });
  });

  it('stays within what one transaction can change', async () => {
    await putSlot(world, slotId, 40);
    expect(await change({ capacity: 2000, walkInCapacity: 2000 })).toMatchObject({ refused: 'NUMBER_FORMAT' });
  });
});

describe('the status of a slot', () => {
  it('is set on all lanes of both pools, and bookings are refused', async () => {
    await putSlot(world, slotId, 60);
    await putSlot(world, slotId, 60, 'walkIn');
    expect(await change({ status: 'paused' })).toMatchObject({ status: 'paused', version: 2 });
    expect((await lanes()).map(([, , , status]) => status)).toEqual(['paused', 'paused', 'paused', 'paused']);
    const refused = await bookAppointment(world.deps, { key: keyFor('p'), input: bookingFor(1, slotId) });
    expect(refused).toEqual({ refused: 'SLOT_CLOSED' });
    await change({ status: 'open', version: 2 });
    await booked(world, 1, slotId);
  });
});

describe('a change', () => {
  beforeEach(() => putSlot(world, slotId, 20));

  it('is refused when another official was first', async () => {
    await change({ capacity: 25 });
    const before = await everything(world);
    expect(await change({ capacity: 15 })).toEqual({ refused: 'STALE_VERSION' });
    expect(await everything(world)).toEqual(before);
  });

  it('is done once per key, and answered as the first time after others changed the slot', async () => {
    const first = await change({ capacity: 25 }, 'rain');
    await change({ capacity: 15, version: 2 });
    expect(await change({ capacity: 25 }, 'rain')).toEqual(first);
    expect(await change({ capacity: 26 }, 'rain')).toEqual({ refused: 'KEY_REUSED' });
    expect(await slotNow()).toMatchObject({ capacity: 15, version: 3 });
  });

  it('leaves one audit entry that tells who, when, what and where', async () => {
    await change({ capacity: 25 }, 'rain');
    await change({ capacity: 25 }, 'rain');
    const audit = [...(await everything(world)).values()].filter(({ what }) => what === 'changeSlot');
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ by: 'official-fengchan', at: world.clock(), siteId: 'puli' });
  });

  it('is refused for a slot that does not exist, of another site, or of a closed day', async () => {
    const elsewhere = (other: string) =>
      changeSlot(world.deps, { actor: officialOfFengchan, siteId: 'puli', slotId: other, input: { version: 1 } });
    for (const other of ['puli-20261125-0900-30', 'weilai-20261125-0830-30', 'SITE#1', '../x', '🙂']) {
      expect(await elsewhere(other)).toEqual({ refused: 'SLOT_NOT_FOUND' });
    }
    world.clock.set('2026-11-25T18:00:00+08:00');
    const input = { date: localDate, counts: [] };
    accepted(await closeDay(world.deps, { actor: staffOfPuli, key: keyFor('close'), siteId: 'puli', input }));
    expect(await change({ status: 'open', version: 1 })).toEqual({ refused: 'DAY_CLOSED' });
  });

  it('is for officials of the area only', async () => {
    expect(await change({ capacity: 1 }, 'staff', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    const stranger = { username: 'official-guancheng', role: 'official', scope: 'guancheng' } as const;
    expect(await change({ capacity: 1 }, 'stranger', stranger)).toEqual({ refused: 'NOT_FOUND' });
  });
});
