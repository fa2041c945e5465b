import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { viewSlots } from '../../../shared/usecases/officials/view-slots.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { markPastNoShows } from '../../../shared/usecases/staff/mark-past-no-shows.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  itemAt,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

const today = '2026-11-24';
const early = 'puli-20261124-0830-30';
const late = 'puli-20261124-1600-30';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await putSlot(world, early, 10);
  await putSlot(world, late, 10);
  await putSlot(world, late, 5, 'walkIn');
  const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 100 } as const;
  accepted(
    await recordStock(world.deps, { actor: officialOfFengchan, key: keyFor('r'), siteId: 'puli', input: receipt }),
  );
});

const close = (counts: { itemId: string; counted: number }[] = [], key = 'close', date = today, actor = staffOfPuli) =>
  closeDay(world.deps, { actor, key: keyFor(key), siteId: 'puli', input: { date, counts } });
const book = async (n: number, slotId: string) => (await booked(world, n, slotId)).appointment.appointmentCode;
const arrive = (code: string) =>
  checkIn(world.deps, { key: keyFor(`in-${code}`), actor: staffOfPuli, siteId: 'puli', code });
const complete = (code: string) =>
  completeAppointment(world.deps, { key: keyFor(`done-${code}`), actor: staffOfPuli, code });
const visit = async (n: number) => {
  const code = await book(n, early);
  accepted(await arrive(code));
  accepted(await complete(code));
  const asked = { key: keyFor(`give-${n}`), actor: staffOfPuli, code, itemIds: ['gym-card'] };
  accepted(await handOut(world.deps, asked));
};

describe('closing a day', () => {
  it('ends all slots, keeps what was handed out and corrects the stock', async () => {
    await visit(1);
    await visit(2);
    const closed = await close([
      { itemId: 'gym-card', counted: 95 },
      { itemId: 'eggs', counted: 0 },
    ]);
    expect(closed).toMatchObject({
      siteId: 'puli',
      date: today,
      closedAt: '2026-11-24T07:00:00+08:00',
      closedBy: 'staff-puli',
      differences: [{ itemId: 'gym-card', expected: 98, counted: 95 }],
    });
    expect(accepted(closed).stock).toContainEqual({ itemId: 'gym-card', name: '健身卡', onHand: 95 });
    expect(await itemAt(world, keys.day('puli', today))).toMatchObject({
      closedBy: 'staff-puli',
      handedOut: { 'gym-card': 2 },
    });
    const stock = (await itemAt(world, keys.stock('puli')))!;
    expect(Object.keys(stock).filter((name) => name.startsWith('out:'))).toEqual([]);
    expect(stock['on:gym-card']).toBe(95);
    const slots = accepted(
      await viewSlots(world.deps, { actor: officialOfFengchan, siteId: 'puli', date: today }),
    ).slots;
    expect(slots.map(({ status }) => status)).toEqual(['closed', 'closed']);
    const booking = await bookAppointment(world.deps, { key: keyFor('late'), input: bookingFor(9, late) });
    expect(booking).toEqual({ refused: 'SLOT_CLOSED' });
  });

  it('leaves slots that have ended as they are', async () => {
    world.clock.set('2026-11-24T12:00:00+08:00');
    accepted(await close());
    const slots = accepted(
      await viewSlots(world.deps, { actor: officialOfFengchan, siteId: 'puli', date: today }),
    ).slots;
    expect(slots.map(({ status }) => status)).toEqual(['open', 'closed']);
  });

  it('is refused while somebody is booked or checked in, and names the slots', async () => {
    await book(1, early);
    await arrive(await book(2, early));
    await book(3, late);
    const before = await everything(world);
    expect(await close()).toEqual({
      refused: 'DAY_OPEN',
      open: [
        { slotId: early, booked: 1, checkedIn: 1 },
        { slotId: late, booked: 1, checkedIn: 0 },
      ],
    });
    expect(await everything(world)).toEqual(before);
  });

  it('is done once: the same request gets its answer again, another one DAY_CLOSED', async () => {
    await visit(1);
    const counts = [{ itemId: 'gym-card', counted: 99 }];
    const first = await close(counts);
    const after = await everything(world);
    world.clock.advance(60_000);
    expect(await close(counts)).toEqual(first);
    expect(await close(counts, 'another')).toEqual({ refused: 'DAY_CLOSED' });
    expect(await close([])).toEqual({ refused: 'KEY_REUSED' });
    expect(await everything(world)).toEqual(after);
  });

  it('is done by one of two who close at the same moment', async () => {
    const answers = await Promise.all([close([], 'a'), close([], 'b')]);
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'DAY_CLOSED' }]);
  });

  it('loses no hand-out that happens at the same moment', async () => {
    const code = await book(1, early);
    await arrive(code);
    await complete(code);
    const asked = { key: keyFor('give'), actor: staffOfPuli, code, itemIds: ['gym-card'] };
    const [closed, given] = await Promise.all([
      close([{ itemId: 'gym-card', counted: 99 }]),
      handOut(world.deps, asked),
    ]);
    accepted(closed);
    accepted(given);
    const ledger = [...(await everything(world)).values()].filter(({ sk }) => String(sk).startsWith('L#'));
    const changes = ledger.flatMap(({ lines }) => (lines as { c: number }[]).map(({ c }) => c));
    const onHand = (await itemAt(world, keys.stock('puli')))!['on:gym-card'];
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(onHand);
  });

  it.each([
    [[{ itemId: 'gold', counted: 1 }], 'counts.0.itemId'],
    [
      [
        { itemId: 'eggs', counted: 1 },
        { itemId: 'eggs', counted: 2 },
      ],
      'counts.1.itemId',
    ],
  ])('is refused with the counts %j', async (counts, field) => {
    expect(await close(counts)).toEqual({ refused: 'FIELD_INVALID', fields: [{ field, code: 'FIELD_INVALID' }] });
  });

  it('is refused for a day to come and outside the scope', async () => {
    expect(await close([], 'early', '2026-11-25')).toMatchObject({ refused: 'DATE_FORMAT' });
    const stranger = { username: 'staff-weilai', role: 'staff', scope: 'weilai' } as const;
    expect(await close([], 'stranger', today, stranger)).toEqual({ refused: 'NOT_FOUND' });
  });
});

describe('who did not come', () => {
  it('is marked by the system once the day is over, and then the day can be closed', async () => {
    const code = await book(1, early);
    await visit(2);
    const sweep = () => markPastNoShows(world.deps, { siteId: 'puli', localDate: today });
    expect(await sweep()).toEqual({ marked: 0 });
    expect(await markPastNoShows(world.deps, { siteId: 'puli', localDate: '2026-11-25' })).toEqual({
      refused: 'DATE_FORMAT',
    });
    world.clock.set('2026-11-25T01:00:00+08:00');
    expect(await sweep()).toEqual({ marked: 1 });
    expect(await sweep()).toEqual({ marked: 0 });
    const appointment = await itemAt(world, keys.appointment(code));
    expect((appointment!.hx as { w: string; b: string }[]).at(-1)).toMatchObject({ w: 'noShow', b: 'system' });
    accepted(await close());
  });
});
