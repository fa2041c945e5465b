import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccounts, demoPassword } from '../../../infra/local/demo/demo-accounts.ts';
import { readDemoInput } from '../../../infra/local/demo/demo-input.ts';
import { progressFile } from '../../../infra/local/demo/demo-progress.ts';
import { bringDemoUpToDate } from '../../../infra/local/demo/load-demo.ts';
import { openEmbeddedTable } from '../../../infra/local/embedded-table.ts';
import { readOnlineDay } from '../../../shared/store/days.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { signIn } from '../../../shared/usecases/accounts/sign-in.ts';
import { assemble, type Dependencies } from '../../../shared/usecases/dependencies.ts';
import { viewStock } from '../../../shared/usecases/officials/view-stock.ts';
import { listSites } from '../../../shared/usecases/residents/list-sites.ts';
import { accepted } from '../../support/answers.ts';
import { seededRandom, type TestClock, testClock } from '../../support/clock.ts';
import { admin, testSecrets } from '../../support/world.ts';

describe('the demo', () => {
  let folder: string;
  let deps: Dependencies;
  let close: () => void;
  const clock: TestClock = testClock('2026-11-22T06:00:00+08:00');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-demo-'));
    const { table, engine } = openEmbeddedTable('doorstep', folder);
    close = () => engine.close();
    await createTable(table);
    let ids = 0;
    const newId = () => `id-${String(++ids).padStart(18, '0')}`;
    deps = assemble({ table, secrets: testSecrets, clock, newId, random: seededRandom(1) });
    await bringDemoUpToDate(deps, progressFile(folder));
  });
  afterAll(() => {
    close();
    rmSync(folder, { recursive: true, force: true });
  });

  const slotsOn = async (siteId: string, localDate: string) =>
    (await readOnlineDay(deps.table, siteId, localDate)).day?.slots.size ?? 0;

  it('has all areas, services, sites, rewards and programmes of the input', async () => {
    const input = readDemoInput();
    const directory = await deps.directory.current();
    expect([...directory.areas.keys()].toSorted()).toEqual(input.areas.map(({ areaId }) => areaId).toSorted());
    expect(directory.services.size).toBe(input.services.length);
    expect(directory.items.size).toBe(input.items.length);
    expect(directory.programmes.get('fengchanlu-2022')?.rules).toHaveLength(2);
    const { sites } = await listSites(deps, {});
    expect(sites.map(({ siteId, open }) => [siteId, open])).toEqual(
      expect.arrayContaining([
        ['puli', true],
        ['sgm', true],
      ]),
    );
    expect(sites).toHaveLength(input.sites.length);
  });

  it('has slots for the coming days as the input says', async () => {
    expect(await slotsOn('puli', '2026-11-22')).toBe(14);
    expect(await slotsOn('puli', '2026-11-28')).toBe(14);
    expect(await slotsOn('puli', '2026-11-29')).toBe(0);
    expect(await slotsOn('weilai', '2026-11-24')).toBe(18);
    expect(await slotsOn('weilai', '2026-11-25')).toBe(0);
  });

  it('has the opening stock', async () => {
    const { stock } = accepted(await viewStock(deps, { actor: admin, siteId: 'puli' }));
    expect(Object.fromEntries(stock.map(({ itemId, onHand }) => [itemId, onHand]))).toEqual(
      readDemoInput().openingStock.puli,
    );
  });

  it('has accounts that sign in', async () => {
    for (const { username, role, scope } of demoAccounts) {
      const signedIn = accepted(await signIn(deps, { username, password: demoPassword, client: 'test' }));
      expect(signedIn).toMatchObject({ role, scope });
    }
  });

  it('changes nothing when it is started again on the same day', async () => {
    await bringDemoUpToDate(deps, progressFile(folder));
    expect(await slotsOn('puli', '2026-11-29')).toBe(0);
    const { ledger } = accepted(await viewStock(deps, { actor: admin, siteId: 'puli' }));
    expect(ledger).toHaveLength(5);
  });

  it('goes on after a start that was interrupted, without doing anything twice', async () => {
    progressFile(folder).write({ scheduledThrough: {} });
    await bringDemoUpToDate(deps, progressFile(folder));
    const { ledger } = accepted(await viewStock(deps, { actor: admin, siteId: 'puli' }));
    expect(ledger).toHaveLength(5);
    expect(await slotsOn('puli', '2026-11-22')).toBe(14);
  });

  it('has slots for the days that have come nearer, when it is started later', async () => {
    clock.set('2026-11-30T06:00:00+08:00');
    await bringDemoUpToDate(deps, progressFile(folder));
    expect(await slotsOn('puli', '2026-11-29')).toBe(0);
    expect(await slotsOn('puli', '2026-11-30')).toBe(14);
    expect(await slotsOn('puli', '2026-12-06')).toBe(14);
  });

  it('leaves a table alone that it did not fill', async () => {
    clock.set('2026-12-20T06:00:00+08:00');
    await bringDemoUpToDate(deps, progressFile(undefined));
    expect(await slotsOn('puli', '2026-12-20')).toBe(0);
  });
});
