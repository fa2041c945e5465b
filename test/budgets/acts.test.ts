import { beforeEach, describe, expect, it } from 'vitest';
import { slotIdOf } from '../../shared/domain/slots.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../shared/usecases/residents/cancel-appointment.ts';
import { listSlots } from '../../shared/usecases/residents/list-slots.ts';
import { moveAppointment } from '../../shared/usecases/residents/move-appointment.ts';
import { checkIn } from '../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../shared/usecases/staff/complete-appointment.ts';
import { meter } from '../support/counting.ts';
import { keyFor } from '../support/people.ts';
import { booked, bookingFor, openWorld, putSlot, staffOfPuli, type World } from '../support/world.ts';

/** The budgets of docs/access-patterns.md: exact, so that a change that costs more (or less) shows. */
const slotId = 'puli-20261124-0830-30';
const tomorrow = 'puli-20261125-0830-30';
const testToday = 'weilai-20261124-1400-20';
const testTomorrow = 'weilai-20261125-1400-20';

describe('what an act costs', () => {
  let world: World;
  let measure: ReturnType<typeof meter>['measure'];
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 40);
    await putSlot(world, tomorrow, 40);
    await world.deps.directory.current();
    measure = meter(world.table).measure;
  });
  const book = (n: number, slot = slotId, change = {}, key = keyFor(`book-${n}`)) =>
    bookAppointment(world.deps, { key, input: bookingFor(n, slot, change) });
  const own = async (n: number, slot = slotId, change = {}) => {
    const { appointment, manageToken } = await booked(world, n, slot, change);
    return { code: appointment.appointmentCode, token: manageToken };
  };
  const write = (writeUnits: number) => ({ calls: ['TransactWriteItems'], readUnits: 0, writeUnits });
  const readAndWrite = (writeUnits: number) => ({ calls: ['GetItem', 'TransactWriteItems'], readUnits: 1, writeUnits });

  it('book, calm: one call, 6 WCU', async () => {
    expect((await measure(() => book(1))).cost).toEqual(write(6));
  });

  it('book into a lane that holds 39 claims: still 6 WCU', async () => {
    for (let n = 2; n < 41; n++) await book(n);
    expect((await measure(() => book(1))).cost).toEqual(write(6));
  });

  it('replay of the same form: one call, nothing changes', async () => {
    await book(1);
    const { result, cost } = await measure(() => book(1));
    expect(result).toHaveProperty('appointment');
    expect(cost.calls).toEqual(['TransactWriteItems']);
  });

  it('refused at the store: one call, no second read to explain why', async () => {
    await putSlot(world, 'puli-20261124-0900-30', 0);
    expect((await measure(() => book(1, 'puli-20261124-0900-30'))).cost.calls).toEqual(['TransactWriteItems']);
    await book(1);
    const { result, cost } = await measure(() => book(1, slotId, {}, keyFor('again')));
    expect(result).toEqual({ refused: 'ALREADY_BOOKED' });
    expect(cost.calls).toEqual(['TransactWriteItems']);
  });

  it('loser after sell-out: one read, no write', async () => {
    for (let n = 0; n < 40; n++) await book(n);
    await listSlots(world.deps, { siteId: 'puli', localDate: '2026-11-24' });
    const { result, cost } = await measure(() => book(50));
    expect(result).toEqual({ refused: 'SLOT_FULL' });
    expect(cost).toEqual({ calls: ['BatchGetItem'], readUnits: 1, writeUnits: 0 });
  });

  it('check-in: one read and one write, 4 WCU; completion 6', async () => {
    const { code } = await own(1);
    const asked = { actor: staffOfPuli, code };
    const arrive = () => checkIn(world.deps, { ...asked, key: keyFor('in'), siteId: 'puli' });
    expect((await measure(arrive)).cost).toEqual(readAndWrite(4));
    const complete = () => completeAppointment(world.deps, { ...asked, key: keyFor('done') });
    expect((await measure(complete)).cost).toEqual(readAndWrite(6));
  });

  it('cancel: one read and one write, 6 WCU', async () => {
    const asked = await own(1);
    expect((await measure(() => cancelAppointment(world.deps, { ...asked, key: keyFor('c') }))).cost).toEqual(
      readAndWrite(6),
    );
  });

  it('move to another day: 8 WCU for a vaccination, 10 for a test with its guard of the day', async () => {
    await putSlot(world, testToday, 40);
    await putSlot(world, testTomorrow, 40);
    const dose = await own(1);
    const moveDose = () => moveAppointment(world.deps, { ...dose, key: keyFor('m'), siteId: 'puli', slotId: tomorrow });
    expect((await measure(moveDose)).cost).toEqual(readAndWrite(8));
    const test = await own(2, testToday, { service: 'nucleic-acid-test', doseNumber: undefined });
    const moveTest = () =>
      moveAppointment(world.deps, { ...test, key: keyFor('t'), siteId: 'weilai', slotId: testTomorrow });
    expect((await measure(moveTest)).cost).toEqual(readAndWrite(10));
  });
});

describe('what a day page costs', () => {
  const day = (localDate: string) =>
    Array.from({ length: 32 }, (_, slot) =>
      slotIdOf({ siteId: 'puli', localDate, startMinutes: 360 + slot * 30, lengthMinutes: 30 }),
    );
  const costOfPage = async (world: World, measure = meter(world.table).measure) => {
    await world.deps.directory.current();
    return (await measure(() => listSlots(world.deps, { siteId: 'puli', localDate: '2026-11-25' }))).cost;
  };

  it('32 slots of 40, empty: one call', async () => {
    const world = await openWorld();
    for (const slotId of day('2026-11-25')) await putSlot(world, slotId, 40);
    expect(await costOfPage(world)).toEqual({ calls: ['Query'], readUnits: 0.5, writeUnits: 0 });
  });

  it('32 slots of 40, sold out: one call, the same with 1,000 past days behind it', async () => {
    const world = await openWorld();
    await world.deps.directory.current();
    for (const slotId of day('2026-11-25')) await putSlot(world, slotId, 40);
    for (const [slot, slotId] of day('2026-11-25').entries()) {
      for (let n = 0; n < 40; n++) await booked(world, slot * 40 + n, slotId);
    }
    const { measure } = meter(world.table);
    const alone = await costOfPage(world, measure);
    expect(alone).toEqual({ calls: ['Query'], readUnits: 2, writeUnits: 0 });
    world.deps.days.forget('puli', '2026-11-25');
    for (let past = 1; past <= 1000; past++) {
      const localDate = new Date(Date.UTC(2026, 10, 24) - past * 86_400_000).toISOString().slice(0, 10);
      await putSlot(world, slotIdOf({ siteId: 'puli', localDate, startMinutes: 510, lengthMinutes: 30 }), 40);
    }
    expect(await costOfPage(world, measure)).toEqual(alone);
  });
});
