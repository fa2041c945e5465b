import { beforeEach, describe, expect, it } from 'vitest';
import { scheduleBody } from '../../../shared/domain/requests/officials.ts';
import { keys } from '../../../shared/store/keys.ts';
import { bookedFromNow } from '../../../shared/usecases/officials/booked-from-now.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../../shared/usecases/officials/create-schedules.ts';
import { planSchedules, scheduledDays } from '../../../shared/usecases/officials/plan-schedules.ts';
import { viewOfficeDay } from '../../../shared/usecases/officials/view-office-day.ts';
import { trySlotChange, viewSlot } from '../../../shared/usecases/officials/view-slot.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { accepted } from '../../support/answers.ts';
import { meter } from '../../support/counting.ts';
import { keyFor } from '../../support/people.ts';
import {
  admin,
  booked,
  everything,
  officialOfFengchan,
  openWorld,
  putItem,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const first = 'puli-20261124-0830-30';
const later = 'puli-20261125-0830-30';

/** Opens sites of one street, so many that a page does not hold them. */
const openStreet = async (count: number) => {
  const { sites } = await world.deps.directory.current();
  for (let n = 0; n < count; n++) {
    const siteId = `street${String(n).padStart(2, '0')}`;
    await putItem(world, {
      ...keys.site(siteId),
      ...sites.get('puli'),
      siteId,
      number: `Z-${String(n).padStart(2, '0')}`,
    });
  }
  world.deps.directory.forget();
  await world.deps.directory.current();
};

describe("the day's screen", () => {
  const view = (asked: object = {}) => viewOfficeDay(world.deps, { actor: officialOfFengchan, ...asked });

  it('costs one Query per site of the page, and no more when there are hundreds of sites', async () => {
    await openStreet(40);
    await putSlot(world, first, 40);
    const { measure } = meter(world.table);
    const { result, cost } = await measure(() => view());
    expect(accepted(result)).toMatchObject({ siteCount: 41, first: 0, previous: undefined, next: 15 });
    expect(cost.calls).toEqual(Array.from({ length: 15 }, () => 'Query'));
    const last = await measure(() => view({ first: 30 }));
    expect(accepted(last.result)).toMatchObject({ previous: 15, next: undefined });
    expect(last.cost.calls).toHaveLength(11);
  });

  it('never reads more than five sites at once', async () => {
    await openStreet(20);
    let running = 0;
    let most = 0;
    world.table.client.middlewareStack.add(
      (next) => async (args) => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        return next(args).finally(() => running--);
      },
      { step: 'initialize' },
    );
    accepted(await view());
    expect(most).toBe(5);
  });

  it('counts both pools and who came, of the sites in the area only', async () => {
    await putSlot(world, first, 30);
    await putSlot(world, first, 5, 'walkIn');
    await putSlot(world, 'weilai-20261124-0830-30', 10);
    const { appointment } = await booked(world, 1, first);
    await booked(world, 2, first);
    const { appointmentCode: code } = appointment;
    accepted(await checkIn(world.deps, { actor: staffOfPuli, key: keyFor('in'), siteId: 'puli', code }));
    const { sites } = accepted(await view());
    expect(sites.map(({ siteId }) => siteId)).toEqual(['puli']);
    expect(sites[0]!.slots).toMatchObject([
      { slotId: first, capacity: 30, booked: 2, walkIn: { capacity: 5, booked: 0 }, arrived: 1 },
    ]);
    expect(accepted(await view({ actor: admin })).sites).toHaveLength(2);
  });

  it('is refused to staff and outside the area', async () => {
    expect(await view({ actor: staffOfPuli })).toMatchObject({ refused: 'FORBIDDEN' });
    for (const area of ['guancheng', 'nowhere', '*']) {
      expect(await view({ area }), area).toMatchObject({ refused: 'NOT_FOUND' });
    }
  });
});

const twoDays = scheduleBody.parse({
  dates: ['2026-11-24', '2026-11-25'],
  opens: '08:30',
  closes: '10:30',
  slotMinutes: 30,
  desks: 1,
  perDeskPerSlot: 10,
  walkInShare: 0.2,
});
const schedule = () =>
  createSchedules(world.deps, { actor: officialOfFengchan, key: keyFor('schedule'), siteId: 'puli', input: twoDays });

describe('who is booked from now on', () => {
  const ask = (asked: object = {}) =>
    bookedFromNow(world.deps, { actor: officialOfFengchan, siteId: 'puli', ...asked });

  it('are those who are booked in slots that are not over, by day; who is inside counts apart', async () => {
    accepted(await schedule());
    const codes: string[] = [];
    for (let n = 0; n < 3; n++) codes.push((await booked(world, n, first)).appointment.appointmentCode);
    await booked(world, 3, 'puli-20261124-1000-30');
    await booked(world, 4, later);
    await checkIn(world.deps, { actor: staffOfPuli, key: keyFor('in'), siteId: 'puli', code: codes[0]! });
    const before = accepted(await ask());
    expect(before).toMatchObject({ booked: 4, inside: 1 });
    expect(before.days).toEqual([
      { date: '2026-11-24', booked: 3 },
      { date: '2026-11-25', booked: 1 },
    ]);
    expect(before.people.map(({ slot }) => slot.slotId)).toEqual([first, first, 'puli-20261124-1000-30', later]);
    world.clock.set('2026-11-24T09:00:00+08:00');
    const after = accepted(await ask());
    expect(after).toMatchObject({ booked: 2, inside: 1 });
    const ofSlot = accepted(await ask({ slotId: later }));
    expect(ofSlot).toMatchObject({ booked: 1, inside: 0 });
  });

  it('come page by page', async () => {
    await putSlot(world, later, 240);
    for (let n = 0; n < 203; n++) await booked(world, n, later);
    const page = accepted(await ask({ slotId: later }));
    expect(page.people).toHaveLength(200);
    const rest = accepted(await ask({ slotId: later, after: page.cursor }));
    expect(rest.people).toHaveLength(3);
    expect(rest.cursor).toBeUndefined();
    const codes = new Set([...page.people, ...rest.people].map(({ appointmentCode }) => appointmentCode));
    expect(codes.size).toBe(203);
  });

  it('cost one read of the days, a Query per day with slots, and the people', async () => {
    accepted(await schedule());
    await booked(world, 1, first);
    const { measure } = meter(world.table);
    expect((await measure(() => ask())).cost.calls).toEqual(['BatchGetItem', 'Query', 'Query', 'BatchGetItem']);
    expect((await measure(() => ask({ slotId: first }))).cost.calls).toEqual(['Query', 'BatchGetItem']);
  });

  it('are nobody to those outside', async () => {
    expect(await ask({ siteId: 'weilai' })).toMatchObject({ refused: 'NOT_FOUND' });
    expect(await ask({ slotId: 'weilai-20261124-0830-30' })).toMatchObject({ refused: 'SLOT_NOT_FOUND' });
    expect(await ask({ actor: staffOfPuli })).toMatchObject({ refused: 'FORBIDDEN' });
  });
});

describe('a slot to edit', () => {
  const view = (slotId = first) => viewSlot(world.deps, { actor: officialOfFengchan, siteId: 'puli', slotId });

  it('costs one read, and knows its neighbours of the day', async () => {
    accepted(await schedule());
    const { measure } = meter(world.table);
    const { result, cost } = await measure(() => view('puli-20261124-0900-30'));
    expect(cost.calls).toEqual(['BatchGetItem']);
    expect(result).toMatchObject({ previousSlotId: first, nextSlotId: 'puli-20261124-0930-30', isDayClosed: false });
    expect(await view()).toMatchObject({ previousSlotId: undefined });
  });

  it('tried out comes to what the change then makes of it, and changes nothing', async () => {
    accepted(await schedule());
    await booked(world, 1, first);
    const asked = { actor: officialOfFengchan, siteId: 'puli', slotId: first };
    const input = { capacity: 50, status: 'paused', version: 1 } as const;
    const before = await everything(world);
    const { after } = accepted(await trySlotChange(world.deps, { ...asked, input }));
    expect(await everything(world)).toEqual(before);
    expect(await changeSlot(world.deps, { ...asked, input })).toEqual(after);
    expect(await trySlotChange(world.deps, { ...asked, input })).toMatchObject({ refused: 'STALE_VERSION' });
    const lower = { capacity: 0, version: 2 };
    expect(await trySlotChange(world.deps, { ...asked, input: lower })).toMatchObject({
      refused: 'CAPACITY_BELOW_BOOKED',
      booked: 1,
    });
  });
});

describe('a planned schedule', () => {
  it('and the coming days cost one read each', async () => {
    accepted(await schedule());
    const { measure } = meter(world.table);
    const plan = () => planSchedules(world.deps, { actor: officialOfFengchan, siteId: 'puli', input: twoDays });
    expect((await measure(plan)).cost.calls).toEqual(['BatchGetItem']);
    expect((await measure(() => scheduledDays(world.deps, 'puli'))).cost.calls).toEqual(['BatchGetItem']);
  });

  it('says what createSchedules then does, and changes nothing', async () => {
    await schedule();
    const input = { ...twoDays, dates: ['2026-11-25', '2026-11-26'], closes: '11:00' };
    const asked = { actor: officialOfFengchan, siteId: 'puli', input };
    const before = await everything(world);
    const plan = accepted(await planSchedules(world.deps, asked));
    expect(await everything(world)).toEqual(before);
    expect(plan).toEqual({
      seats: { online: 8, walkIn: 2 },
      days: [
        { date: '2026-11-25', made: 1, kept: 4, isClosed: false },
        { date: '2026-11-26', made: 5, kept: 0, isClosed: false },
      ],
    });
    const made = accepted(await createSchedules(world.deps, { ...asked, key: keyFor('second') }));
    expect(made.created).toHaveLength(6);
    expect(made.kept).toHaveLength(4);
  });
});
