import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { findAppointment } from '../../../shared/usecases/residents/find-appointment.ts';
import { moveAppointment } from '../../../shared/usecases/residents/move-appointment.ts';
import { keyFor, person } from '../../support/people.ts';
import { booked, everything, itemAt, openWorld, putSlot, testSecrets, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const later = 'puli-20261124-0900-30';
const tomorrow = 'weilai-20261125-1400-20';
const laneOf = (id: string) => {
  const [site, date = '', start, minutes] = id.split('-');
  const localDate = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return { pk: `D#${site}#${localDate}`, sk: `O#${start}-${minutes}#00` };
};
const test = { service: 'nucleic-acid-test', doseNumber: undefined };

describe('a resident with an appointment', () => {
  let world: World;
  let code: string;
  let token: string;
  beforeEach(async () => {
    world = await openWorld();
    for (const id of [slotId, later, tomorrow, 'weilai-20261124-1400-20']) await putSlot(world, id, 1);
    const { appointment, manageToken } = await booked(world, 1, slotId);
    code = appointment.appointmentCode;
    token = manageToken;
  });
  const cancel = (key = 'cancel') => cancelAppointment(world.deps, { key: keyFor(key), code, token });
  const move = (target: string, key = 'move') =>
    moveAppointment(world.deps, { key: keyFor(key), code, token, siteId: target.split('-')[0]!, slotId: target });

  it('finds it by token, and by the tail of a phone, however the code was typed', async () => {
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    for (const proof of [{ token }, { phoneTail: '0001' }]) {
      expect(await findAppointment(world.deps, { code: typed, ...proof })).toMatchObject({
        appointment: { appointmentCode: code, status: 'booked' },
        manageToken: token,
      });
    }
  });

  it('learns the same from an unknown code, a wrong tail, a wrong token and no proof', async () => {
    const wrong = [
      { code: '00000000', phoneTail: '0001' },
      { code, phoneTail: '0002' },
      { code, token: 'x'.repeat(24) },
      { code, token: 'x'.repeat(24), phoneTail: '0001' },
      { code },
      { code: 'not a code', phoneTail: '0001' },
    ];
    for (const asked of wrong) {
      expect(await findAppointment(world.deps, asked)).toEqual({ refused: 'NOT_FOUND', what: 'appointment' });
    }
  });

  it('finds it on its new day also when that is months later', async () => {
    const inMarch = 'puli-20270301-0830-30';
    await putSlot(world, inMarch, 1);
    await move(inMarch);
    world.clock.set('2027-03-01T08:00:00+08:00');
    expect(await findAppointment(world.deps, { code, token })).toMatchObject({
      appointment: { status: 'booked', slot: { slotId: inMarch } },
    });
  });

  it('cancels: seat and person are free again, and the history says so', async () => {
    expect(await cancel()).toMatchObject({
      appointment: { status: 'cancelled', history: [{ what: 'booked' }, { what: 'cancelled', by: 'resident' }] },
    });
    expect(await itemAt(world, laneOf(slotId))).toMatchObject({ av: 1, cap: 1, cx: 1, claims: {} });
    const guard = keys.guard(testSecrets.personKey('residentId', person(1).idNumber), 'covid19-vaccine');
    expect(await itemAt(world, guard)).not.toHaveProperty('active');
    expect(await cancel()).toMatchObject({ appointment: { status: 'cancelled' } });
    expect(await cancel('another')).toEqual({ refused: 'WRONG_STATE' });
  });

  it('cannot cancel what is over', async () => {
    world.clock.set('2026-11-24T09:00:00+08:00');
    expect(await cancel()).toEqual({ refused: 'SLOT_CLOSED' });
  });

  it('moves within a day: one seat is held at every moment', async () => {
    expect(await move(later)).toMatchObject({ appointment: { status: 'booked', slot: { slotId: later } } });
    expect(await itemAt(world, laneOf(slotId))).toMatchObject({ av: 1, claims: {} });
    expect(await itemAt(world, laneOf(later))).toMatchObject({ av: 0, claims: { [code]: 'b' } });
    expect(await move(later)).toMatchObject({ appointment: { slot: { slotId: later } } });
  });

  it('moves to another site and day, and gets its first answer again after a cancellation', async () => {
    const moved = await move(tomorrow);
    expect(moved).toMatchObject({ appointment: { site: { siteId: 'weilai' }, entitlement: [] } });
    await cancel();
    expect(await move(tomorrow)).toEqual(moved);
    expect(await move(later, 'again')).toEqual({ refused: 'WRONG_STATE' });
  });

  it('keeps its place when it moves to where it is', async () => {
    expect(await move(slotId)).toMatchObject({ appointment: { status: 'booked', slot: { slotId } } });
    expect(await itemAt(world, laneOf(slotId))).toMatchObject({ av: 0, claims: { [code]: 'b' } });
  });

  it('stays where it is when the other slot is full, unknown or another key asks something else', async () => {
    await booked(world, 2, later);
    const before = await everything(world);
    expect(await move(later)).toEqual({ refused: 'SLOT_FULL' });
    expect(await move('puli-20261124-0940-30')).toEqual({ refused: 'SLOT_NOT_FOUND' });
    expect(await everything(world)).toEqual(before);
    await move(tomorrow, 'key');
    expect(await move(slotId, 'key')).toEqual({ refused: 'KEY_REUSED' });
  });

  it('moves a test to another day with its guard of the day', async () => {
    const { appointment, manageToken } = await booked(world, 5, 'weilai-20261124-1400-20', test);
    const personKey = testSecrets.personKey('residentId', person(5).idNumber);
    const moved = await moveAppointment(world.deps, {
      key: keyFor('move-test'),
      code: appointment.appointmentCode,
      token: manageToken,
      siteId: 'weilai',
      slotId: tomorrow,
    });
    expect(moved).toMatchObject({ appointment: { slot: { slotId: tomorrow } } });
    const guardOn = (date: string) => itemAt(world, keys.guard(personKey, 'nucleic-acid-test', date));
    expect(await guardOn('2026-11-24')).not.toHaveProperty('active');
    expect(await guardOn('2026-11-25')).toMatchObject({ active: appointment.appointmentCode });
  });
});
