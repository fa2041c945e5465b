import { beforeEach, describe, expect, it } from 'vitest';
import type { DayQuery } from '../../../shared/domain/requests/staff.ts';
import { admitWalkIn } from '../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { viewDay } from '../../../shared/usecases/staff/view-day.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor, person } from '../../support/people.ts';
import { booked, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const early = 'puli-20261124-0830-30';
const late = 'puli-20261124-0900-30';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await putSlot(world, early, 80);
  await putSlot(world, early, 10, 'walkIn');
  await putSlot(world, late, 80);
});

const named = (n: number, name: string) => ({ attendee: { ...person(n), name } });
const book = async (n: number, slotId: string, change = {}) =>
  (await booked(world, n, slotId, change)).appointment.appointmentCode;
const view = (input: DayQuery = {}, actor = staffOfPuli) => viewDay(world.deps, { actor, siteId: 'puli', input });
const codes = async (input: DayQuery = {}) =>
  accepted(await view(input)).appointments.map(({ appointmentCode }) => appointmentCode);

describe('the day list', () => {
  it('counts seats and states of every slot, and shows who holds a seat in order of slots', async () => {
    const last = await book(1, late);
    const first = [await book(2, early), await book(3, early)];
    await checkIn(world.deps, { key: keyFor('in'), actor: staffOfPuli, siteId: 'puli', code: first[0]! });
    await completeAppointment(world.deps, { key: keyFor('done'), actor: staffOfPuli, code: first[0]! });
    const walkIn = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(4), consent: true } as const;
    const admitted = await admitWalkIn(world.deps, {
      key: keyFor('w'),
      actor: staffOfPuli,
      siteId: 'puli',
      input: walkIn,
    });
    const day = accepted(await view());
    expect(day.slots).toEqual([
      {
        slotId: early,
        start: '2026-11-24T08:30:00+08:00',
        end: '2026-11-24T09:00:00+08:00',
        capacity: 80,
        booked: 2,
        checkedIn: 1,
        fulfilled: 1,
        noShow: 0,
        walkIn: { capacity: 10, booked: 1 },
      },
      expect.objectContaining({ slotId: late, booked: 1, checkedIn: 0, walkIn: { capacity: 0, booked: 0 } }),
    ]);
    const inFirst = [...first, accepted(admitted).appointmentCode].toSorted();
    expect(day.appointments.map(({ appointmentCode }) => appointmentCode)).toEqual([...inFirst, last]);
    expect(day).not.toHaveProperty('cursor');
  });

  it('comes in pages that miss nobody and show nobody twice', async () => {
    for (let n = 0; n < 75; n++) await book(n, early);
    for (let n = 75; n < 150; n++) await book(n, late);
    const first = accepted(await view());
    expect(first.appointments).toHaveLength(100);
    const second = accepted(await view({ cursor: first.cursor }));
    expect(second.appointments).toHaveLength(50);
    expect(second).not.toHaveProperty('cursor');
    const all = [...first.appointments, ...second.appointments].map(({ appointmentCode }) => appointmentCode);
    expect(new Set(all).size).toBe(150);
  });

  it('is narrowed to a slot, whose date it then takes', async () => {
    await putSlot(world, 'puli-20261125-0830-30', 10);
    const tomorrow = await book(1, 'puli-20261125-0830-30');
    await book(2, early);
    expect(await codes({ slotId: 'puli-20261125-0830-30' })).toEqual([tomorrow]);
    for (const slotId of ['puli-20261124-1000-30', 'weilai-20261124-0830-30', 'x']) {
      expect(await view({ slotId })).toEqual({ refused: 'SLOT_NOT_FOUND' });
    }
  });

  it('finds by code, phone tail or name', async () => {
    const anna = await book(1, early, named(1, '张小三'));
    const other = await book(2, late, named(2, '张大三'));
    const third = await book(3, late, named(3, '李四'));
    const booker = await book(4, late, { booker: { name: '李四的女儿', phone: '13900004321', relation: '女儿' } });
    expect(await codes({ q: `${anna.slice(0, 4).toLowerCase()}-${anna.slice(4)}` })).toEqual([anna]);
    expect(await codes({ q: person(3).phone.slice(-4) })).toEqual([third]);
    expect(await codes({ q: '4321' })).toEqual([booker]);
    expect(await codes({ q: '张小三' })).toEqual([anna, other]);
    expect(await codes({ q: '李' })).toEqual([third]);
    expect(await codes({ q: '王五' })).toEqual([]);
    expect(await codes({ q: '张', slotId: early })).toEqual([anna]);
  });

  it('is for those who may act at the site', async () => {
    const stranger = { username: 'staff-weilai', role: 'staff', scope: 'weilai' } as const;
    expect(await view({}, stranger)).toEqual({ refused: 'NOT_FOUND' });
  });
});
