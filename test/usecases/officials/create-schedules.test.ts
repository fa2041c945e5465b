import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { type ScheduleInput, scheduleBody } from '../../../shared/domain/requests/officials.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import { viewSlots } from '../../../shared/usecases/officials/view-slots.ts';
import { listSlots } from '../../../shared/usecases/residents/list-slots.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import { everything, officialOfFengchan, openWorld, staffOfPuli, type World } from '../../support/world.ts';

const today = '2026-11-24';
const tomorrow = '2026-11-25';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const schedule = (change: Partial<ScheduleInput> = {}): ScheduleInput =>
  scheduleBody.parse({
    dates: [tomorrow],
    opens: '08:30',
    closes: '12:00',
    break: ['10:00', '10:30'],
    slotMinutes: 30,
    desks: 3,
    perDeskPerSlot: 10,
    walkInShare: 0.2,
    ...change,
  });

const create = (input: ScheduleInput, key = 'schedule', actor = officialOfFengchan) =>
  createSchedules(world.deps, { actor, key: keyFor(key), siteId: 'puli', input });

const slotsOf = async (date: string) =>
  accepted(await viewSlots(world.deps, { actor: officialOfFengchan, siteId: 'puli', date })).slots;

describe('a schedule', () => {
  it('is cut into open slots around the break, with a part of the seats for walk-ins', async () => {
    const { created, kept } = accepted(await create(schedule()));
    expect(created.map(({ start }) => start.slice(11, 16))).toEqual([
      '08:30',
      '09:00',
      '09:30',
      '10:30',
      '11:00',
      '11:30',
    ]);
    expect(created[0]).toEqual({
      slotId: 'puli-20261125-0830-30',
      start: '2026-11-25T08:30:00+08:00',
      end: '2026-11-25T09:00:00+08:00',
      status: 'open',
      capacity: 24,
      booked: 0,
      walkIn: { capacity: 6, booked: 0 },
      version: 1,
    });
    expect(kept).toEqual([]);
    expect(await slotsOf(tomorrow)).toEqual(created);
  });

  it('is seen by residents at once, although the day was looked at before', async () => {
    const look = async () =>
      accepted(await listSlots(world.deps, { siteId: 'puli', localDate: tomorrow })).slots.length;
    expect(await look()).toBe(0);
    await create(schedule());
    expect(await look()).toBe(6);
  });

  it('has no walk-in lanes where it gives no seats to walk-ins', async () => {
    await create(schedule({ walkInShare: 0 }));
    const lanes = [...(await everything(world)).keys()].filter((key) => key.startsWith('D#') && !key.endsWith('DAY'));
    expect(lanes.filter((key) => key.includes(' W#'))).toEqual([]);
    expect(lanes).toHaveLength(6);
  });

  it('shares a large slot out over lanes and partitions', async () => {
    const closes = '09:30';
    const input = schedule({ closes, desks: 20, perDeskPerSlot: 50, break: undefined });
    accepted(await create(input));
    const [slot] = await slotsOf(tomorrow);
    expect(slot).toMatchObject({ capacity: 800, walkIn: { capacity: 200, booked: 0 } });
  });

  it('leaves existing slots alone and names them', async () => {
    const first = accepted(await create(schedule()));
    const second = accepted(await create(schedule({ opens: '11:45', closes: '13:00', slotMinutes: 25 }), 'second'));
    expect(second.created.map(({ start }) => start.slice(11, 16))).toEqual(['12:10', '12:35']);
    expect(second.kept).toEqual(['puli-20261125-1130-30']);
    expect(await slotsOf(tomorrow)).toEqual([...first.created, ...second.created]);
  });

  it('answers a repetition as the first time', async () => {
    const first = await create(schedule());
    expect(await create(schedule())).toEqual(first);
    expect(await slotsOf(tomorrow)).toHaveLength(6);
  });

  it('changes nothing when its key was used for another schedule', async () => {
    await create(schedule());
    const before = await everything(world);
    expect(await create(schedule({ dates: ['2026-11-26'] }))).toMatchObject({ refused: 'KEY_REUSED' });
    expect(await everything(world)).toEqual(before);
  });

  it('is refused for days that are over and for hours shorter than a slot', async () => {
    expect(await create(schedule({ dates: ['2026-11-23', today] }))).toMatchObject({ refused: 'DATE_FORMAT' });
    expect(await create(schedule({ slotMinutes: 300 }))).toMatchObject({ refused: 'FIELD_INVALID' });
  });

  it('is refused for a closed day, and then for all days', async () => {
    accepted(
      await closeDay(world.deps, {
        actor: staffOfPuli,
        key: keyFor('close'),
        siteId: 'puli',
        input: { date: today, counts: [] },
      }),
    );
    const before = await everything(world);
    expect(await create(schedule({ dates: [today, tomorrow] }))).toMatchObject({ refused: 'DAY_CLOSED' });
    expect(await everything(world)).toEqual(before);
  });

  it('is for officials of the area only', async () => {
    expect(await create(schedule(), 'staff', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    const stranger = { username: 'official-guancheng', role: 'official', scope: 'guancheng' } as const;
    expect(await create(schedule(), 'stranger', stranger)).toEqual({ refused: 'NOT_FOUND' });
  });
});

describe('two officials at once', () => {
  it('make no slots that overlap', async () => {
    const answers = await Promise.all([
      create(schedule({ slotMinutes: 30, walkInShare: 0, desks: 20 }), 'a'),
      create(schedule({ slotMinutes: 20, walkInShare: 0, desks: 20 }), 'b'),
    ]);
    expect(answers.filter(isRefusal)).toEqual([]);
    const slots = await slotsOf(tomorrow);
    const overlapping = slots.filter((slot, index) => index > 0 && slot.start < slots[index - 1]!.end);
    expect(overlapping).toEqual([]);
    const made = answers.flatMap((answer) => accepted(answer).created);
    expect(made.map(({ slotId }) => slotId).toSorted()).toEqual(slots.map(({ slotId }) => slotId).toSorted());
  });
});

describe('a try that died half-way', () => {
  it('is finished by the next one, which reports all slots as made', async () => {
    let left = 1;
    world.table.client.middlewareStack.add(
      (next) => async (args) => {
        if ('TransactItems' in args.input && left-- === 0) throw new Error('the process died');
        return next(args);
      },
      { step: 'initialize', name: 'death', override: true },
    );
    const large = schedule({ desks: 20, perDeskPerSlot: 50 });
    await expect(create(large)).rejects.toThrow('the process died');
    expect(await slotsOf(tomorrow)).toHaveLength(3);
    const again = accepted(await create(large));
    expect(again.created.map(({ slotId }) => slotId)).toEqual((await slotsOf(tomorrow)).map(({ slotId }) => slotId));
    expect(again.kept).toEqual([]);
  });
});
