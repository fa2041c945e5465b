import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { eraseAppointment } from '../../../shared/usecases/residents/erase-appointment.ts';
import { findAppointment } from '../../../shared/usecases/residents/find-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { viewDay } from '../../../shared/usecases/staff/view-day.ts';
import { meter } from '../../support/counting.ts';
import { keyFor, person } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  itemAt,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  testSecrets,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const lane = { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' };
const personKey = testSecrets.personKey('residentId', person(1).idNumber);
const guard = keys.guard(personKey, 'covid19-vaccine');

describe('erasing an appointment', () => {
  let world: World;
  let code: string;
  let token: string;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 2);
    const { appointment, manageToken } = await booked(world, 1, slotId);
    code = appointment.appointmentCode;
    token = manageToken;
  });
  const erase = (key = 'erase') => eraseAppointment(world.deps, { key: keyFor(key), code, token });
  const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code });
  const complete = async () => {
    await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
    await completeAppointment(world.deps, act('done'));
  };
  /** What is left of the appointment: all of it. */
  const expectErased = async () => {
    const left = await itemAt(world, keys.appointment(code));
    expect(Object.keys(left!).toSorted()).toEqual(['er', 'expireAt', 'k', 'pk', 'sk']);
    expect((await reconcile(world.deps)).differences).toEqual([]);
    const stored = JSON.stringify([...(await everything(world)).values()]);
    for (const personal of ['居*1', person(1).birthDate, testSecrets.lookupKey('phone', person(1).phone)]) {
      expect(stored).not.toContain(personal);
    }
  };

  it('cancels first what is still booked: the seat is free and the person may book again', async () => {
    const erasedAt = world.clock();
    expect(await erase()).toEqual({ erasedAt });
    await expectErased();
    expect(await itemAt(world, lane)).toMatchObject({ av: 2, cx: 1, claims: {} });
    expect(await itemAt(world, guard)).not.toHaveProperty('active');
    expect(await itemAt(world, guard)).not.toHaveProperty('ph');
    const again = await bookAppointment(world.deps, { key: keyFor('anew'), input: bookingFor(1, slotId) });
    expect(again).toMatchObject({ appointment: { status: 'booked' } });
  });

  it('does the same once, whatever key is pressed again, and tells when it was', async () => {
    const first = await erase();
    const stored = await everything(world);
    world.clock.set('2026-11-24T07:10:00+08:00');
    expect(await erase()).toEqual(first);
    expect(await erase('another')).toEqual(first);
    expect(await everything(world)).toEqual(stored);
  });

  it('keeps the seat and the dose of who came, under no name', async () => {
    await complete();
    expect(await erase()).toEqual({ erasedAt: world.clock() });
    await expectErased();
    expect(await itemAt(world, lane)).toMatchObject({ av: 1, claims: { [code]: 'f' } });
    expect(await itemAt(world, guard)).toMatchObject({ d1: '2026-11-24' });
    const input = bookingFor(1, slotId);
    const sameDose = await bookAppointment(world.deps, { key: keyFor('again'), input });
    expect(sameDose).toEqual({ refused: 'NOT_POSSIBLE' });
  });

  it('keeps the count of rewards, so that nobody gets a second one', async () => {
    const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 3 } as const;
    const official = { key: keyFor('receipt'), actor: officialOfFengchan, siteId: 'puli' };
    await recordStock(world.deps, { ...official, input: receipt });
    await complete();
    await handOut(world.deps, { ...act('give'), itemIds: ['gym-card'] });
    await erase();
    await expectErased();
    expect(await itemAt(world, keys.rewardGiven(personKey, 'fengchanlu-2022'))).toMatchObject({ given: 1 });
    expect(await itemAt(world, keys.stock('puli'))).toMatchObject({ 'on:gym-card': 2 });
  });

  it('records as not come what is over and still booked', async () => {
    world.clock.set('2026-11-24T09:00:00+08:00');
    expect(await erase()).toEqual({ erasedAt: world.clock() });
    await expectErased();
    expect(await itemAt(world, lane)).toMatchObject({ av: 1, claims: { [code]: 'n' } });
    expect(await itemAt(world, guard)).not.toHaveProperty('active');
  });

  it('erases what was cancelled before, in one read and one small write', async () => {
    await cancelAppointment(world.deps, { key: keyFor('cancel'), code, token });
    const { cost } = await meter(world.table).measure(() => erase());
    expect(cost).toEqual({ calls: ['GetItem', 'TransactWriteItems'], readUnits: 1, writeUnits: 2 });
    await expectErased();
  });

  it('costs a cancellation more when it is still booked', async () => {
    const { cost } = await meter(world.table).measure(() => erase());
    const read = ['GetItem', 'GetItem', 'TransactWriteItems'];
    expect(cost).toEqual({ calls: [...read, 'GetItem', 'TransactWriteItems'], readUnits: 3, writeUnits: 8 });
  });

  it('waits while the person is being served, and changes nothing', async () => {
    await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
    const before = await everything(world);
    expect(await erase()).toEqual({ refused: 'WRONG_STATE' });
    expect(await everything(world)).toEqual(before);
  });

  it('is for the bearer of the token only', async () => {
    const before = await everything(world);
    const wrong = await eraseAppointment(world.deps, { key: keyFor('x'), code, token: 'A'.repeat(24) });
    expect(wrong).toEqual({ refused: 'NOT_FOUND', what: 'appointment' });
    expect(await everything(world)).toEqual(before);
  });

  it('carries on after a cancellation that died before the record was erased', async () => {
    await cancelAppointment(world.deps, { key: keyFor('erase'), code, token });
    expect(await erase()).toEqual({ erasedAt: world.clock() });
    await expectErased();
  });

  it('is done once when it is pressed twice at the same moment', async () => {
    const [first, second] = await Promise.all([erase(), erase('another')]);
    expect(first).toEqual({ erasedAt: world.clock() });
    expect(second).toEqual(first);
    await expectErased();
    expect(await itemAt(world, lane)).toMatchObject({ av: 2, cx: 1 });
  });

  it('agrees with a cancellation at the same moment', async () => {
    const [erased, cancelled] = await Promise.all([
      erase(),
      cancelAppointment(world.deps, { key: keyFor('cancel'), code, token }),
    ]);
    expect(erased).toHaveProperty('erasedAt');
    expect(cancelled).toSatisfy((answer: object) => 'appointment' in answer || 'refused' in answer);
    await expectErased();
  });

  it('leaves nothing for the form that booked it to book again', async () => {
    await erase();
    const replay = await bookAppointment(world.deps, { key: keyFor('book-1'), input: bookingFor(1, slotId) });
    expect(replay).toEqual({ refused: 'KEY_REUSED' });
    expect(await itemAt(world, lane)).toMatchObject({ av: 2 });
  });

  it('tells the owner, and nobody else, that it was erased, until it would have expired', async () => {
    await erase();
    const find = (proof: object) => findAppointment(world.deps, { code, ...proof });
    expect(await find({ token })).toEqual({ refused: 'NOT_FOUND', what: 'erasedAppointment' });
    expect(await find({ phoneTail: '0001' })).toEqual({ refused: 'NOT_FOUND', what: 'appointment' });
    expect(await find({ token: 'A'.repeat(24) })).toEqual({ refused: 'NOT_FOUND', what: 'appointment' });
    world.clock.set('2026-12-25T00:00:00+08:00');
    expect(await find({ token })).toEqual({ refused: 'NOT_FOUND', what: 'expiredAppointment' });
    expect(await find({ phoneTail: '0001' })).toEqual({ refused: 'NOT_FOUND', what: 'appointment' });
  });

  it('leaves a day list that staff can still read', async () => {
    await complete();
    await booked(world, 2, slotId);
    await erase();
    const day = await viewDay(world.deps, { actor: staffOfPuli, siteId: 'puli', input: { date: '2026-11-24' } });
    expect(day).toMatchObject({ slots: [{ booked: 2, fulfilled: 1 }], appointments: [{ status: 'booked' }] });
    expect(await checkIn(world.deps, { ...act('late'), siteId: 'puli' })).toMatchObject({ refused: 'NOT_FOUND' });
  });
});
