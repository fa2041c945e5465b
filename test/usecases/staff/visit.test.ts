import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { moveAppointment } from '../../../shared/usecases/residents/move-appointment.ts';
import { admitWalkIn } from '../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { markNoShow } from '../../../shared/usecases/staff/mark-no-show.ts';
import { moveToStage } from '../../../shared/usecases/staff/move-to-stage.ts';
import { undoCheckIn } from '../../../shared/usecases/staff/undo-check-in.ts';
import { keyFor, person } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  itemAt,
  officialOfFengchan,
  openWorld,
  putItem,
  putSlot,
  staffOfPuli,
  testSecrets,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const lane = { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' };
const staffOfWeilai = { username: 'staff-weilai', role: 'staff' as const, scope: 'weilai' };

describe('a visit', () => {
  let world: World;
  let code: string;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 5);
    code = (await booked(world, 1, slotId)).appointment.appointmentCode;
  });
  const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code });
  const arrive = (key = 'check-in') => checkIn(world.deps, { ...act(key), siteId: 'puli' });

  it('goes from check-in through the stages to completion', async () => {
    expect(await arrive()).toMatchObject({ status: 'checkedIn', stage: '登记区' });
    expect(await moveToStage(world.deps, { ...act('s1'), stage: '接种区' })).toEqual({ refused: 'WRONG_STATE' });
    expect(await moveToStage(world.deps, { ...act('s2'), stage: '等候区' })).toMatchObject({ stage: '等候区' });
    expect(await moveToStage(world.deps, { ...act('s3'), stage: '厨房' })).toMatchObject({ refused: 'FIELD_INVALID' });
    expect(await completeAppointment(world.deps, act('done'))).toMatchObject({
      status: 'fulfilled',
      history: [{ what: 'booked' }, { what: 'checkedIn', by: 'staff-puli' }, { what: 'stage' }, { what: 'fulfilled' }],
    });
    expect(await itemAt(world, lane)).toMatchObject({ av: 4, claims: { [code]: 'f' } });
    const guard = keys.guard(testSecrets.personKey('residentId', person(1).idNumber), 'covid19-vaccine');
    expect(await itemAt(world, guard)).toMatchObject({ d1: '2026-11-24' });
    expect(await completeAppointment(world.deps, act('twice'))).toEqual({ refused: 'WRONG_STATE' });
  });

  it('is checked in once, whoever presses how often', async () => {
    const first = await arrive();
    expect(await arrive()).toEqual(first);
    const before = await everything(world);
    expect(await arrive('other')).toMatchObject({
      status: 'checkedIn',
      already: { at: '2026-11-24T07:00:00+08:00', by: 'staff-puli' },
    });
    expect(await everything(world)).toEqual(before);
  });

  it('is another request under the key of another visit, and refused', async () => {
    const other = (await booked(world, 2, slotId)).appointment.appointmentCode;
    await arrive();
    const before = await everything(world);
    const reused = await checkIn(world.deps, {
      key: keyFor('check-in'),
      actor: staffOfPuli,
      code: other,
      siteId: 'puli',
    });
    expect(reused).toEqual({ refused: 'KEY_REUSED' });
    expect(await everything(world)).toEqual(before);
  });

  it('is undone with its stage, and can begin again', async () => {
    await arrive();
    expect(await undoCheckIn(world.deps, act('undo'))).toMatchObject({ status: 'booked', stage: null });
    expect(await itemAt(world, lane)).toMatchObject({ claims: { [code]: 'b' } });
    expect(await arrive('again')).toMatchObject({ status: 'checkedIn', stage: '登记区' });
  });

  it('answers a repeated act alike also when the resident has moved to another site since, and nobody else there', async () => {
    const first = await arrive();
    const undone = await undoCheckIn(world.deps, act('undo'));
    await putSlot(world, 'weilai-20261124-1400-20', 1);
    const token = testSecrets.manageToken(code);
    const target = { siteId: 'weilai', slotId: 'weilai-20261124-1400-20' };
    await moveAppointment(world.deps, { key: keyFor('move'), code, token, ...target });
    expect([await arrive(), await undoCheckIn(world.deps, act('undo'))]).toEqual([first, undone]);
    expect(await undoCheckIn(world.deps, act('another key'))).toMatchObject({ refused: 'NOT_FOUND' });
    const colleague = { ...act('undo'), actor: { ...staffOfPuli, username: 'staff-puli-2' } };
    expect(await undoCheckIn(world.deps, colleague)).toMatchObject({ refused: 'NOT_FOUND' });
  });

  it('is refused at another site, on another day, after a no-show, and out of scope', async () => {
    const atWeilai = { key: keyFor('w'), actor: staffOfWeilai, code, siteId: 'weilai' };
    expect(await checkIn(world.deps, atWeilai)).toEqual({ refused: 'WRONG_SITE' });
    expect(await checkIn(world.deps, { ...atWeilai, siteId: 'puli' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await completeAppointment(world.deps, { ...act('x'), actor: staffOfWeilai })).toMatchObject({
      refused: 'NOT_FOUND',
    });
    world.clock.set('2026-11-23T12:00:00+08:00');
    expect(await arrive()).toEqual({ refused: 'WRONG_DAY' });
    expect(await markNoShow(world.deps, { ...act('n'), actor: officialOfFengchan })).toMatchObject({
      status: 'noShow',
    });
    world.clock.set('2026-11-24T12:00:00+08:00');
    expect(await arrive()).toEqual({ refused: 'WRONG_STATE' });
  });

  it('lets a person who missed it book again', async () => {
    await markNoShow(world.deps, act('n'));
    expect(await itemAt(world, lane)).toMatchObject({ av: 4, claims: { [code]: 'n' } });
    const again = await bookAppointment(world.deps, { key: keyFor('again'), input: bookingFor(1, slotId) });
    expect(again).toMatchObject({ appointment: { status: 'booked' } });
  });

  it('keeps nobody busy once the appointment is gone', async () => {
    await arrive();
    await putSlot(world, 'puli-20261225-0830-30', 5);
    world.clock.set('2026-12-25T07:00:00+08:00');
    const again = await bookAppointment(world.deps, {
      key: keyFor('again'),
      input: bookingFor(1, 'puli-20261225-0830-30'),
    });
    expect(again).toMatchObject({ appointment: { status: 'booked' } });
    expect((await reconcile(world.deps)).differences).toEqual([]);
  });

  it('blocks the same dose again and the next one until its interval is over', async () => {
    await arrive();
    await completeAppointment(world.deps, act('done'));
    await putSlot(world, 'puli-20261214-0830-30', 5);
    await putSlot(world, 'puli-20261215-0830-30', 5);
    const again = (slot: string, doseNumber: number) =>
      bookAppointment(world.deps, {
        key: keyFor(`${slot}-${doseNumber}`),
        input: bookingFor(1, slot, { doseNumber, attendee: { ...person(1), previousDoseDate: '2026-11-01' } }),
      });
    expect(await again('puli-20261215-0830-30', 1)).toEqual({ refused: 'NOT_POSSIBLE' });
    expect(await again('puli-20261214-0830-30', 2)).toEqual({ refused: 'NOT_POSSIBLE' });
    expect(await again('puli-20261215-0830-30', 2)).toMatchObject({ appointment: { doseNumber: 2 } });
  });
});

describe('a walk-in', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    for (const id of [slotId, 'puli-20261124-0900-30']) {
      await putSlot(world, id, 5);
      await putSlot(world, id, 1, 'walkIn');
    }
  });
  const { name, idType, idNumber, phone, birthDate } = person(7);
  const input = {
    service: 'covid19-vaccine',
    doseNumber: 1,
    attendee: { name, idType, idNumber, phone, birthDate },
    consent: true as const,
  };
  const admit = (n: number) =>
    admitWalkIn(world.deps, {
      key: keyFor(`walk-${n}`),
      actor: staffOfPuli,
      siteId: 'puli',
      input: { ...input, attendee: person(n) },
    });

  it('is checked in from the walk-in pool of the running slot, once per key, until the pool is empty', async () => {
    world.clock.set('2026-11-24T08:40:00+08:00');
    const first = await admit(7);
    expect(first).toMatchObject({
      status: 'checkedIn',
      slot: { slotId },
      history: [{ what: 'walkIn', by: 'staff-puli' }],
    });
    expect(await admit(7)).toEqual(first);
    expect(await admit(8)).toEqual({ refused: 'SLOT_FULL' });
    world.clock.set('2026-11-24T09:00:00+08:00');
    expect(await admit(8)).toMatchObject({ slot: { slotId: 'puli-20261124-0900-30' } });
    expect(await itemAt(world, { pk: lane.pk, sk: lane.sk })).toMatchObject({ av: 5, claims: {} });
  });

  it('gets the last seat also when another request owns its first derived code', async () => {
    const [taken, next] = [0, 1].map((attempt) =>
      testSecrets.codeFor(testSecrets.keyHash('walkIn', keyFor('walk-7')), attempt),
    );
    const other = (await booked(world, 9, slotId)).appointment.appointmentCode;
    await putItem(world, { ...(await itemAt(world, keys.appointment(other))), ...keys.appointment(taken!) });
    expect(await admit(7)).toMatchObject({ appointmentCode: next, status: 'checkedIn' });
  });

  it('waits for the first slot in the morning and is closed after the last', async () => {
    expect(await admit(7)).toMatchObject({ slot: { slotId } });
    world.clock.set('2026-11-24T09:30:00+08:00');
    expect(await admit(8)).toEqual({ refused: 'SLOT_CLOSED' });
  });
});
