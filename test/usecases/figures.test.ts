import { beforeEach, expect, it } from 'vitest';
import type { StaffActor } from '../../shared/domain/accounts.ts';
import { recordStock } from '../../shared/usecases/officials/record-stock.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { checkIn } from '../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../shared/usecases/staff/hand-out.ts';
import { keyFor } from '../support/people.ts';
import { admin, booked, bookingFor, openWorld, putSlot, staffOfPuli, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
let world: World;
let told: unknown[] = [];

beforeEach(async () => {
  const opened = await openWorld();
  told = [];
  const figures = { acted: (what: string) => void told.push(what), stockLow: (left: object) => void told.push(left) };
  world = { ...opened, deps: { ...opened.deps, figures } };
  await putSlot(world, slotId, 10);
});

const visit = async (actor: StaffActor) => {
  const { appointmentCode: code } = (await booked(world, 1, slotId)).appointment;
  const act = { actor, code };
  await checkIn(world.deps, { ...act, key: keyFor('in'), siteId: 'puli' });
  await completeAppointment(world.deps, { ...act, key: keyFor('done') });
  return { ...act, key: keyFor('out'), itemIds: ['gym-card'] };
};

it('every effect is told once, a repeated request not again', async () => {
  const input = { itemId: 'gym-card', kind: 'receipt', quantity: 20 } as const;
  await recordStock(world.deps, { actor: admin, key: keyFor('stock'), siteId: 'puli', input });
  const out = await visit(staffOfPuli);
  await handOut(world.deps, out);
  await handOut(world.deps, out);
  await bookAppointment(world.deps, { key: keyFor('book-1'), input: bookingFor(1, slotId) });
  const low = { siteId: 'puli', itemId: 'gym-card', onHand: 19 };
  expect(told).toEqual(['booked', 'checkedIn', 'fulfilled', 'handedOut', low]);
});

it('stock that lasts for twenty more is not low, and a refusal tells nothing', async () => {
  const input = { itemId: 'gym-card', kind: 'receipt', quantity: 21 } as const;
  await recordStock(world.deps, { actor: admin, key: keyFor('stock'), siteId: 'puli', input });
  await handOut(world.deps, await visit(staffOfPuli));
  await bookAppointment(world.deps, { key: keyFor('other'), input: bookingFor(1, slotId) });
  expect(told).toEqual(['booked', 'checkedIn', 'fulfilled', 'handedOut']);
});
