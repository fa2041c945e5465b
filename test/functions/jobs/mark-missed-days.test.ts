import { expect, it } from 'vitest';
import { markMissedDays } from '../../../functions/jobs/mark-missed-days.ts';
import { keys } from '../../../shared/store/keys.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { keyFor } from '../../support/people.ts';
import { booked, bookingFor, itemAt, openWorld, putSlot, staffOfPuli } from '../../support/world.ts';

it('marks who did not come, also after a weekend without a run, and nobody twice', async () => {
  const world = await openWorld();
  const slots = ['puli-20261124-0830-30', 'weilai-20261125-1400-20', 'puli-20261128-0830-30'];
  const codes: string[] = [];
  for (const [n, slotId] of slots.entries()) {
    await putSlot(world, slotId, 5);
    codes.push((await booked(world, n, slotId)).appointment.appointmentCode);
  }
  expect(await markMissedDays(world.deps)).toEqual({ marked: 0 });
  world.clock.set('2026-11-28T00:20:00+08:00');
  expect(await markMissedDays(world.deps)).toEqual({ marked: 2 });
  expect(await markMissedDays(world.deps)).toEqual({ marked: 0 });
  const states = await Promise.all(codes.map(async (code) => (await itemAt(world, keys.appointment(code)))?.st));
  expect(states).toEqual(['noShow', 'noShow', 'booked']);
  expect((await reconcile(world.deps)).differences).toEqual([]);
});

it('lets people book again also when nothing ran for weeks', async () => {
  const world = await openWorld();
  const [missed, later] = ['puli-20261124-0830-30', 'puli-20261225-0830-30'] as const;
  await putSlot(world, missed, 5);
  await putSlot(world, later, 5);
  await booked(world, 1, missed);
  world.clock.set('2026-12-24T07:20:00+08:00');
  expect(await markMissedDays(world.deps)).toEqual({ marked: 1 });
  const again = await bookAppointment(world.deps, { key: keyFor('again'), input: bookingFor(1, later) });
  expect(again).toMatchObject({ appointment: { status: 'booked' } });
});

it('waits until two hours after the last slot of a site, and marks whoever was not checked in', async () => {
  const world = await openWorld();
  const [first, last] = ['puli-20261124-0830-30', 'puli-20261124-1630-30'] as const;
  for (const [n, slotId] of [first, last].entries()) {
    await putSlot(world, slotId, 5);
    await booked(world, n, slotId);
  }
  const present = (await booked(world, 3, first)).appointment.appointmentCode;
  await checkIn(world.deps, { key: keyFor('in'), actor: staffOfPuli, siteId: 'puli', code: present });
  world.clock.set('2026-11-24T18:59:59+08:00');
  expect(await markMissedDays(world.deps)).toEqual({ marked: 0 });
  world.clock.set('2026-11-24T19:00:00+08:00');
  expect(await markMissedDays(world.deps)).toEqual({ marked: 2 });
  expect((await itemAt(world, keys.appointment(present)))?.st).toBe('checkedIn');
});
