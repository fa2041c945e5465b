import { beforeEach, describe, expect, it } from 'vitest';
import { dailyReport } from '../../../shared/usecases/officials/daily-report.ts';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { admitWalkIn } from '../../../shared/usecases/staff/admit-walk-in.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { markNoShow } from '../../../shared/usecases/staff/mark-no-show.ts';
import { accepted } from '../../support/answers.ts';
import { keyFor, person } from '../../support/people.ts';
import { admin, booked, officialOfFengchan, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const today = '2026-11-24';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await putSlot(world, slotId, 60);
  await putSlot(world, slotId, 10, 'walkIn');
  await putSlot(world, 'weilai-20261124-1400-20', 20);
});

const report = (asked: { date?: string; area?: string } = {}, actor = officialOfFengchan) =>
  dailyReport(world.deps, { actor, ...asked });
const book = async (n: number, slot = slotId) => {
  const { appointment, manageToken } = await booked(world, n, slot);
  return { code: appointment.appointmentCode, token: manageToken };
};
const arrive = async (n: number) => {
  const { code } = await book(n);
  accepted(await checkIn(world.deps, { key: keyFor(`in-${n}`), actor: staffOfPuli, siteId: 'puli', code }));
  return code;
};
const visit = async (n: number) => {
  const code = await arrive(n);
  accepted(await completeAppointment(world.deps, { key: keyFor(`done-${n}`), actor: staffOfPuli, code }));
  return code;
};

/** One person in every state, one who walked in, and one hand-out. */
const busyDay = async () => {
  await book(1);
  await arrive(2);
  const code = await visit(3);
  const missed = await book(4);
  accepted(await markNoShow(world.deps, { key: keyFor('missed'), actor: staffOfPuli, code: missed.code }));
  accepted(await cancelAppointment(world.deps, { key: keyFor('cancel'), ...(await book(5)) }));
  const walkIn = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(6), consent: true } as const;
  accepted(await admitWalkIn(world.deps, { key: keyFor('walk'), actor: staffOfPuli, siteId: 'puli', input: walkIn }));
  const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 10 } as const;
  accepted(
    await recordStock(world.deps, { actor: officialOfFengchan, key: keyFor('r'), siteId: 'puli', input: receipt }),
  );
  accepted(await handOut(world.deps, { key: keyFor('give'), actor: staffOfPuli, code, itemIds: ['gym-card'] }));
};

const puliFigures = { capacity: 70, booked: 5, checkedIn: 2, fulfilled: 1, noShow: 1, cancelled: 1, walkIns: 1 };
const handedOut = [{ itemId: 'gym-card', name: '健身卡', quantity: 1 }];

describe('the daily report', () => {
  it('counts both pools, states, hand-outs and stock of every site in the area', async () => {
    await busyDay();
    const { sites, ...rest } = accepted(await report());
    expect(sites).toEqual([
      expect.objectContaining({
        siteId: 'puli',
        name: '丰产路街道璞丽中心广场临时接种点',
        ...puliFigures,
        handedOut,
        closed: false,
      }),
    ]);
    expect(sites[0]!.stock).toContainEqual({ itemId: 'gym-card', name: '健身卡', onHand: 9 });
    expect(rest).toEqual({
      date: today,
      area: 'fengchanlu',
      total: { ...puliFigures, handedOut },
      notClosed: ['puli'],
    });
  });

  it('adds up all sites below the area, in order of their numbers', async () => {
    await busyDay();
    await book(7, 'weilai-20261124-1400-20');
    const all = accepted(await report({}, admin));
    expect(all.area).toBe('*');
    expect(all.sites.map(({ siteId }) => siteId)).toEqual(['weilai', 'puli']);
    expect(all.total).toEqual({ ...puliFigures, capacity: 90, booked: 6, handedOut });
    expect(accepted(await report({ area: 'guancheng' }, admin)).sites.map(({ siteId }) => siteId)).toEqual(['weilai']);
  });

  it('says the same about hand-outs after the day was closed', async () => {
    const code = await visit(1);
    const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 10 } as const;
    accepted(
      await recordStock(world.deps, { actor: officialOfFengchan, key: keyFor('r'), siteId: 'puli', input: receipt }),
    );
    accepted(await handOut(world.deps, { key: keyFor('give'), actor: staffOfPuli, code, itemIds: ['gym-card'] }));
    const before = accepted(await report());
    const input = { date: today, counts: [{ itemId: 'gym-card', counted: 8 }] };
    accepted(await closeDay(world.deps, { actor: staffOfPuli, key: keyFor('close'), siteId: 'puli', input }));
    const after = accepted(await report());
    expect(after.total).toEqual(before.total);
    expect(after.sites[0]).toMatchObject({ closed: true, handedOut });
    expect(after.sites[0]!.stock).toContainEqual({ itemId: 'gym-card', name: '健身卡', onHand: 8 });
    expect(after.notClosed).toEqual([]);
  });

  it('shows idle sites with zeros, but does not call for their closing, and leaves drafts out', async () => {
    const draft = {
      number: 'FCL-02',
      name: '草稿',
      area: 'fengchanlu',
      address: '丰产路',
      lat: 34.7,
      lng: 113.6,
      services: ['covid19-vaccine'],
      stages: ['登记区'],
      responsible: { name: '办公室', phone: '0371-1' },
      status: 'draft',
    } as const;
    const input = { ...draft, services: [...draft.services], stages: [...draft.stages] };
    accepted(await openSite(world.deps, { actor: officialOfFengchan, key: keyFor('draft'), input }));
    const idle = accepted(await report({ date: '2026-12-24' }));
    expect(idle.sites.map(({ siteId, capacity }) => [siteId, capacity])).toEqual([['puli', 0]]);
    expect(idle.notClosed).toEqual([]);
  });

  it('is for officials, of their own area and those below it', async () => {
    expect(await report({}, staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    for (const area of ['jinshui', 'guancheng', 'atlantis', '*']) {
      expect(await report({ area })).toEqual({ refused: 'NOT_FOUND' });
    }
    expect(await report({ area: 'atlantis' }, admin)).toEqual({ refused: 'NOT_FOUND' });
  });
});
