import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import zhengzhou from '../../../infra/local/demo/zhengzhou.json' with { type: 'json' };
import { load } from '../../../infra/operations/load.ts';
import { closeDayRecord } from '../../../shared/store/day-closing.ts';
import { readOnlineDay } from '../../../shared/store/days.ts';
import { readDirectory } from '../../../shared/store/directory.ts';
import { setSiteFields } from '../../../shared/store/directory-entries.ts';
import { readBalance } from '../../../shared/store/stock-balance.ts';
import { commit } from '../../../shared/store/transaction.ts';
import { inDataFolder, run, temporaryFolder } from '../../support/operations.ts';
import { everything, morning } from '../../support/world.ts';

type Input = typeof zhengzhou;
type Change = (input: Input) => unknown;

const assign = (target: object, values: object): void => void Object.assign(target, values);

/** The demo's file, changed, in a folder of its own. */
const fileWith = (change: Change = () => undefined): string => {
  const input = structuredClone(zhengzhou);
  const changed = change(input) ?? input;
  const file = join(temporaryFolder(), 'input.json');
  writeFileSync(file, typeof changed === 'string' ? changed : JSON.stringify(changed));
  return file;
};
const loadInto = (folder: string, file: string, ...given: string[]) =>
  run(load, ['--file', file, ...given], { DATA_DIR: folder });

beforeAll(() => void vi.setSystemTime(morning));
afterAll(() => void vi.useRealTimers());
const today = '2026-11-24';

describe('loading', () => {
  it('says what it would do, and touches nothing', async () => {
    const folder = join(temporaryFolder(), 'new');
    const { exitCode, output } = await loadInto(folder, fileWith(), '--schedules');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/sites to open: 6 \(puli, /);
    expect(output).toMatch(/slots to make: 6 \(puli 98, /);
    expect(output).toMatch(/add --apply/);
    expect(existsSync(folder)).toBe(false);
  });

  it('fills a new folder, leaves audit entries, and finds nothing to do the second time', async () => {
    const folder = join(temporaryFolder(), 'new');
    const file = fileWith();
    expect((await loadInto(folder, file, '--schedules', '--apply')).output).toMatch(/已载入。 Loaded\.$/);
    await inDataFolder(folder, async (table) => {
      const { areas, services, sites, items, programmes } = await readDirectory(table);
      expect([areas.size, services.size, sites.size, items.size]).toEqual([17, 2, 6, 5]);
      expect(programmes.get('fengchanlu-2022')).toMatchObject({ version: 1, perPerson: 1 });
      expect(sites.get('puli')).toMatchObject({ number: 'FCL-01', status: 'open' });
      expect((await readBalance(table, 'puli')).onHand.get('eggs')).toBe(3000);
      expect((await readOnlineDay(table, 'puli', today)).day?.slots.size).toBe(14);
    });
    const before = await inDataFolder(folder, (table) => everything({ table } as never));
    const acts = [...before.values()].flatMap(({ what, by }) => (what ? [`${what} ${by}`] : []));
    expect(acts.filter((act) => act === 'load system:operator')).toHaveLength(1);
    expect(acts.filter((act) => act === 'createSchedules system:operator')).toHaveLength(6);
    expect(acts.filter((act) => act === 'recordStock system:operator')).toHaveLength(5);

    const { output } = await loadInto(folder, file, '--schedules', '--apply');
    expect(output).toMatch(/areas to put: 0\n/);
    expect(output).toMatch(/sites that stay as they are: 6/);
    expect(output).toMatch(/opening stock that is there already: 5/);
    expect(output).toMatch(/slots to make: 0/);
    expect(await inDataFolder(folder, (table) => everything({ table } as never))).toEqual(before);
  });

  it('puts what has changed, and leaves a site to its officials', async () => {
    const folder = join(temporaryFolder(), 'new');
    await loadInto(folder, fileWith(), '--apply');
    await inDataFolder(folder, (table) => commit(table, [setSiteFields('puli', { status: 'paused' })]));
    const file = fileWith((input) => {
      input.areas[0]!.name = '金水';
      input.sites[0]!.name = '另一个名字';
      input.rewards.programmes[0]!.perPerson = 2;
      input.rewards.openingStock.puli.eggs = 9;
    });
    await loadInto(folder, file, '--apply');
    await inDataFolder(folder, async (table) => {
      const { areas, sites, programmes } = await readDirectory(table);
      expect(areas.get('jinshui')?.name).toBe('金水');
      expect(sites.get('puli')).toMatchObject({ name: zhengzhou.sites[0]!.name, status: 'paused' });
      expect(programmes.get('fengchanlu-2022')).toMatchObject({ version: 2, perPerson: 2 });
      expect((await readBalance(table, 'puli')).onHand.get('eggs')).toBe(3000);
      expect((await readOnlineDay(table, 'puli', today)).day).toBeUndefined();
    });
  });

  it('goes on where it was cut off, also over many transactions', async () => {
    const folder = join(temporaryFolder(), 'new');
    const many: Change = (input) => {
      const grids = Array.from({ length: 250 }, (_, n) => ({ id: `grid-${n}`, name: `网格${n}`, level: 'grid' }));
      input.areas.push(...grids.map((grid) => ({ ...grid, parent: 'puli-area' })));
      input.areas.push({ id: 'puli-area', name: '璞丽社区', level: 'community', parent: 'fengchanlu' });
    };
    await loadInto(
      folder,
      fileWith((input) => ({ areas: input.areas })),
      '--apply',
    );
    expect((await loadInto(folder, fileWith(many), '--apply')).exitCode).toBe(0);
    const directory = await inDataFolder(folder, readDirectory);
    expect([directory.areas.size, directory.sites.size]).toEqual([268, 6]);
  });

  it('makes slots around those that are there, none on a closed day and none on a day further than the file says', async () => {
    const folder = join(temporaryFolder(), 'new');
    await loadInto(folder, fileWith(), '--schedules', '--apply');
    const closing = {
      siteId: 'puli',
      localDate: '2026-11-25',
      closedAt: 1,
      closedBy: 'staff-puli',
      handedOut: new Map(),
    };
    await inDataFolder(folder, (table) => commit(table, [closeDayRecord(closing)]));
    const longer = fileWith((input) => {
      input.sites[0]!.schedule.closes = '18:00';
    });
    expect((await loadInto(folder, longer, '--schedules', '--apply')).output).toMatch(/slots to make: 1 \(puli 12\)/);
    await inDataFolder(folder, async (table) => {
      expect((await readOnlineDay(table, 'puli', today)).day?.slots.size).toBe(16);
      expect((await readOnlineDay(table, 'puli', '2026-12-01')).day).toBeUndefined();
    });
  });
});

describe('a file with problems', () => {
  it('is refused with the path of every one, and nothing is changed', async () => {
    const folder = join(temporaryFolder(), 'new');
    const file = fileWith((input) => {
      Object.assign(input.sites[0]!, { lat: 'north', nmae: 'x' });
      Object.assign(input.sites[1]!.schedule, { slotMinutes: 1, desks: undefined });
      Object.assign(input.sites[2]!, { id: 'Zi Guang' });
      Object.assign(input.areas[1]!, { level: 'village' });
    });
    const { exitCode, output } = await loadInto(folder, file, '--apply');
    expect(exitCode).toBe(2);
    expect(output).toMatch(/有 6 处问题[\s\S]*has 6 problems; nothing was changed/);
    expect(output.match(/^ {2}\S+: /gm)).toEqual([
      '  areas.1.level: ',
      '  sites.0.lat: ',
      '  sites.0.nmae: ',
      '  sites.1.schedule.slotMinutes: ',
      '  sites.1.schedule.desks: ',
      '  sites.2.id: ',
    ]);
    expect(output).toMatch(/sites\.0\.nmae: 未知字段/);
    expect(output).toMatch(/sites\.1\.schedule\.desks: 缺少/);
  });

  it.each<[string, Change, string]>([
    ['an unknown area', (input) => assign(input.sites[0]!, { area: 'mars' }), 'sites.0.area: 没有这个地区'],
    ['an unknown parent', (input) => assign(input.areas[1]!, { parent: 'mars' }), 'areas.1.parent: 没有这个地区'],
    [
      'an area below itself',
      (input) => assign(input.areas[0]!, { parent: 'fengchanlu' }),
      'areas.0.parent: 上级地区成环',
    ],
    ['an unknown service', (input) => void input.sites[3]!.services.push('x'), 'sites.3.services.1: 没有这项服务'],
    [
      'an unknown item',
      (input) => void input.rewards.items.shift(),
      'programmes.0.rules.0.give.allOf.0.item: 没有这种物资',
    ],
    [
      'stock of an unknown site',
      (input) => assign(input.rewards.openingStock, { x: {} }),
      'openingStock.x: 没有这个站点',
    ],
    ['an id that is there twice', (input) => assign(input.sites[1]!, { id: 'puli' }), 'sites.1.id: 重复'],
    ['a service without doses', (input) => void input.services[0]!.doses.splice(0), 'services.0.doses: 有误'],
    [
      'hours that leave no slot',
      (input) => assign(input.sites[0]!.schedule, { closes: '08:40' }),
      'sites.0.schedule.slotMinutes: 有误',
    ],
    ['another time zone', (input) => ({ ...input, timeZone: 'UTC' }), 'timeZone: 有误'],
    ['no object', () => [1], '(file): 有误'],
    ['no JSON', () => '{"areas": [', '不是 JSON'],
  ])('is refused for %s', async (_, change, problem) => {
    const { exitCode, output } = await loadInto(join(temporaryFolder(), 'new'), fileWith(change), '--apply');
    expect(exitCode).toBe(2);
    expect(output).toContain(problem);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('that is not there is told, and so is one that was not named', async () => {
    expect(await loadInto(temporaryFolder(), '/nowhere.json')).toMatchObject({
      exitCode: 2,
      output: expect.stringMatching(/无法读取文件[\s\S]*Cannot read/),
    });
    expect((await run(load, [], {})).output).toMatch(/--file is missing[\s\S]*用法 Usage/);
  });
});
