import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { scheduleBody } from '../../shared/domain/requests/officials.ts';
import { readWholeDay } from '../../shared/store/days.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Lane } from '../../shared/store/lanes.ts';
import { dismissAccount } from '../../shared/usecases/accounts/dismiss-account.ts';
import { listAccounts } from '../../shared/usecases/accounts/list-accounts.ts';
import { openAccount } from '../../shared/usecases/accounts/open-account.ts';
import { changeSlot } from '../../shared/usecases/officials/change-slot.ts';
import { createSchedules } from '../../shared/usecases/officials/create-schedules.ts';
import { dailyReport } from '../../shared/usecases/officials/daily-report.ts';
import { recordStock } from '../../shared/usecases/officials/record-stock.ts';
import { viewStock } from '../../shared/usecases/officials/view-stock.ts';
import { viewDay } from '../../shared/usecases/staff/view-day.ts';
import { accepted } from '../support/answers.ts';
import { meter } from '../support/counting.ts';
import { keyFor } from '../support/people.ts';
import {
  admin,
  booked,
  officialOfFengchan,
  openWorld,
  putItem,
  putSlot,
  staffOfPuli,
  type World,
} from '../support/world.ts';

/** The budgets of offices and desks in docs/access-patterns.md: exact, so that a change that costs more shows. */
const slotId = 'puli-20261124-0830-30';

let world: World;
let measure: ReturnType<typeof meter>['measure'];
beforeEach(async () => {
  world = await openWorld();
  await world.deps.directory.current();
  measure = meter(world.table).measure;
});

describe('a change of capacity', () => {
  const change = (input: object) =>
    changeSlot(world.deps, { actor: officialOfFengchan, siteId: 'puli', slotId, input: { version: 1, ...input } });

  it('of a slot of one lane: one read and one write, 4 WCU', async () => {
    await putSlot(world, slotId, 20);
    const { result, cost } = await measure(() => change({ capacity: 30 }));
    expect(result).toMatchObject({ capacity: 30 });
    expect(cost).toEqual({ calls: ['BatchGetItem', 'TransactWriteItems'], readUnits: 3, writeUnits: 4 });
  });

  it('of a slot of 25 lanes in two pools: two reads, and a write of the lanes that change', async () => {
    await putSlot(world, slotId, 800);
    await putSlot(world, slotId, 200, 'walkIn');
    const { cost } = await measure(() => change({ capacity: 790 }));
    expect(cost).toEqual({
      calls: ['BatchGetItem', 'BatchGetItem', 'TransactWriteItems'],
      readUnits: 26,
      writeUnits: 6,
    });
  });
});

describe('stock', () => {
  const receipt = { itemId: 'eggs', kind: 'receipt', quantity: 5 } as const;
  const record = (n: number) =>
    recordStock(world.deps, { actor: officialOfFengchan, key: keyFor(n), siteId: 'puli', input: receipt });

  it('recorded: one read and one write, 6 WCU; seen with its ledger: one Query', async () => {
    const { cost } = await measure(() => record(0));
    expect(cost).toEqual({ calls: ['GetItem', 'TransactWriteItems'], readUnits: 1, writeUnits: 6 });
    for (let n = 1; n < 20; n++) await record(n);
    const view = () => viewStock(world.deps, { actor: officialOfFengchan, siteId: 'puli' });
    expect((await measure(view)).cost.calls).toEqual(['Query']);
  });
});

describe('accounts', () => {
  const open = (n: number) => {
    const input = { username: `nurse-${n}`, role: 'staff', scope: 'puli' } as const;
    return openAccount(world.deps, { actor: officialOfFengchan, key: keyFor(n), input });
  };

  it('opened: one write and one read, 6 WCU; listed: one Query; dismissed: one read and one write, 6 WCU', async () => {
    const opened = await measure(() => open(0));
    expect(opened.cost).toEqual({ calls: ['TransactWriteItems', 'GetItem'], readUnits: 1, writeUnits: 6 });
    for (let n = 1; n < 5; n++) await open(n);
    const listed = await measure(() => listAccounts(world.deps, { actor: officialOfFengchan }));
    expect(accepted(listed.result)).toHaveLength(5);
    expect(listed.cost).toEqual({ calls: ['Query'], readUnits: 1, writeUnits: 0 });
    const gone = await measure(() => dismissAccount(world.deps, { actor: officialOfFengchan, username: 'nurse-0' }));
    expect(gone.cost).toEqual({ calls: ['GetItem', 'TransactWriteItems'], readUnits: 1, writeUnits: 6 });
  });
});

/** 32 slots of 30 minutes, 32 seats online and 8 for walk-ins each. */
const fullDay = scheduleBody.parse({
  dates: ['2026-11-24'],
  opens: '07:30',
  closes: '23:30',
  slotMinutes: 30,
  desks: 4,
  perDeskPerSlot: 10,
  walkInShare: 0.2,
});

const schedule = async (siteId: string) => {
  const asked = { actor: admin, key: keyFor(`schedule-${siteId}`), siteId, input: fullDay };
  return accepted(await createSchedules(world.deps, asked)).created;
};

describe('a day list', () => {
  it('of 100 people: one Query and one BatchGetItem', async () => {
    const slots = await schedule('puli');
    for (let n = 0; n < 120; n++) await booked(world, n, slots[n % slots.length]!.slotId);
    const view = () => viewDay(world.deps, { actor: staffOfPuli, siteId: 'puli', input: {} });
    const { result, cost } = await measure(view);
    expect(accepted(result).appointments).toHaveLength(100);
    expect(cost.calls).toEqual(['Query', 'BatchGetItem']);
  });
});

describe('the report of 12,800 appointments at 10 sites', () => {
  /** All seats of a lane as held by somebody, without writing their appointments. */
  const fillLane = async ({ slot, pool, laneNumber, capacity }: Lane) => {
    const codes = Array.from(
      { length: capacity },
      (_, n) => `${pool === 'online' ? 'K' : 'W'}${String(n).padStart(7, '0')}`,
    );
    await world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: keys.lane(slot, pool, laneNumber),
        UpdateExpression: 'SET av = :none, claims = :claims',
        ExpressionAttributeValues: { ':none': 0, ':claims': Object.fromEntries(codes.map((code) => [code, 'b'])) },
      }),
    );
  };

  /** Ten busy sites; those of the small directory have nothing to report. */
  const openSites = async () => {
    const { sites } = await world.deps.directory.current();
    for (const site of sites.values()) await putItem(world, { ...keys.site(site.siteId), ...site, status: 'draft' });
    const siteIds = Array.from({ length: 10 }, (_, n) => `site${n}`);
    for (const siteId of siteIds) {
      await putItem(world, { ...keys.site(siteId), ...sites.get('puli'), siteId, number: siteId });
      await putItem(world, { ...keys.stock(siteId), 'on:eggs': 100, 'out:2026-11-24:eggs': 20 });
    }
    world.deps.directory.forget();
    return siteIds;
  };

  it('costs 10 queries and one read of the stock', async () => {
    for (const siteId of await openSites()) {
      await schedule(siteId);
      const { lanes } = await readWholeDay(world.table, siteId, '2026-11-24');
      await Promise.all(lanes.map(fillLane));
    }
    const { result, cost } = await measure(() => dailyReport(world.deps, { actor: admin }));
    expect(accepted(result).total).toMatchObject({ capacity: 12_800, booked: 12_800, walkIns: 2_560 });
    expect(cost.calls.toSorted()).toEqual(['BatchGetItem', ...Array.from({ length: 10 }, () => 'Query')]);
    expect(cost.readUnits).toBe(30);
  });
});
