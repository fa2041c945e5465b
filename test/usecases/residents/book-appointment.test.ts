import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { keys } from '../../../shared/store/keys.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { keyFor, person, residentId } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  itemAt,
  openWorld,
  putItem,
  putSlot,
  testSecrets,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const laneKey = { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' };

describe('bookAppointment', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 2);
  });
  const book = (n: number, change = {}, key = keyFor(`book-${n}`)) =>
    bookAppointment(world.deps, { key, input: bookingFor(n, slotId, change) });

  it('answers with the appointment and stores record, guard and claim', async () => {
    const { appointment, manageToken } = await booked(world, 1, slotId);
    expect(appointment).toMatchObject({
      status: 'booked',
      stage: null,
      service: 'covid19-vaccine',
      doseNumber: 1,
      site: { siteId: 'puli', number: 'FCL-01', phone: '0371-00000001' },
      slot: { slotId, start: '2026-11-24T08:30:00+08:00', end: '2026-11-24T09:00:00+08:00' },
      attendee: { maskedName: '居*1', phoneTail: '0001', age: 56 },
      handedOut: [],
      history: [{ at: '2026-11-24T07:00:00+08:00', what: 'booked', by: 'resident' }],
    });
    expect(appointment.appointmentCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(testSecrets.isManageToken(appointment.appointmentCode, manageToken)).toBe(true);
    const personKey = testSecrets.personKey('residentId', person(1).idNumber);
    expect(await itemAt(world, laneKey)).toMatchObject({
      av: 1,
      cap: 2,
      claims: { [appointment.appointmentCode]: 'b' },
    });
    expect(await itemAt(world, keys.guard(personKey, 'covid19-vaccine'))).toMatchObject({
      active: appointment.appointmentCode,
    });
    expect(await itemAt(world, keys.appointment(appointment.appointmentCode))).toMatchObject({ st: 'booked' });
  });

  it('gives a choice of cards, and eggs with masks from 60 on, by age on the day of the slot', async () => {
    const young = await booked(world, 1, slotId);
    expect(young.appointment.entitlement.map(({ itemId, oneOf }) => [itemId, oneOf])).toEqual([
      ['library-card', true],
      ['gym-card', true],
      ['kids-play-card', true],
    ]);
    const turns60 = '1966-11-24';
    const old = await booked(world, 2, slotId, {
      attendee: { ...person(2), idNumber: residentId(turns60, 7), birthDate: turns60 },
    });
    expect(old.appointment.entitlement).toEqual([
      { itemId: 'eggs', name: '鸡蛋', quantity: 10 },
      { itemId: 'masks', name: '口罩', quantity: 1 },
    ]);
  });

  it('answers a repeated request with its first answer and books once', async () => {
    const first = await book(1);
    const before = await everything(world);
    expect(await book(1)).toEqual(first);
    expect(await everything(world)).toEqual(before);
  });

  it('answers a repeated request also when the site was paused and the slot is over by now', async () => {
    const first = await book(1);
    world.clock.set('2026-11-24T20:00:00+08:00');
    expect(await book(1)).toEqual(first);
    expect(await book(2)).toEqual({ refused: 'SLOT_CLOSED' });
  });

  it('refuses another body under the same key', async () => {
    await book(1);
    expect(await book(1, { needs: ['wheelchair'] })).toEqual({ refused: 'KEY_REUSED' });
    expect(await book(3, {}, keyFor('book-1'))).toEqual({ refused: 'KEY_REUSED' });
  });

  it('tells only the proven owner of an active appointment', async () => {
    await book(1);
    expect(await book(1, {}, keyFor('again'))).toEqual({ refused: 'ALREADY_BOOKED' });
    const stranger = { attendee: { ...person(1), phone: '13900000000' } };
    expect(await book(1, stranger, keyFor('stranger'))).toEqual({ refused: 'NOT_POSSIBLE' });
  });

  it.each([
    ['a full slot', 'SLOT_FULL', slotId, {}],
    ['a slot that was never made', 'SLOT_NOT_FOUND', 'puli-20261124-0840-30', {}],
    ['a slot of another site', 'SLOT_NOT_FOUND', slotId, { siteId: 'weilai' }],
    ['text that is no slot id', 'SLOT_NOT_FOUND', slotId, { slotId: 'SITE#1' }],
    [
      'a service that the site does not offer',
      'SLOT_NOT_FOUND',
      slotId,
      { service: 'nucleic-acid-test', doseNumber: undefined },
    ],
    ['a second dose without the date of the first', 'FIELD_REQUIRED', slotId, { doseNumber: 2 }],
    [
      'a child without a guardian',
      'GUARDIAN_REQUIRED',
      slotId,
      { attendee: { ...person(3), birthDate: '2012-01-01' } },
    ],
  ])('refuses %s with %s and changes nothing', async (_, code, slot, change) => {
    await book(1);
    await book(2);
    const before = await everything(world);
    const answer = await bookAppointment(world.deps, { key: keyFor('refused'), input: bookingFor(3, slot, change) });
    expect(isRefusal(answer) && answer.refused).toBe(code);
    expect(await everything(world)).toEqual(before);
  });

  it('takes the next derived code when another request owns the first', async () => {
    const code = testSecrets.codeFor(testSecrets.keyHash('book', keyFor('book-1')), 0);
    const squatter = await booked(world, 2, slotId);
    const item = await itemAt(world, keys.appointment(squatter.appointment.appointmentCode));
    await putItem(world, { ...item, ...keys.appointment(code) });
    const { appointment } = await booked(world, 1, slotId);
    expect(appointment.appointmentCode).toBe(testSecrets.codeFor(testSecrets.keyHash('book', keyFor('book-1')), 1));
    expect(await book(1)).toMatchObject({ appointment });
  });
});
