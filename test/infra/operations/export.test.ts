import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedTable } from '../../../infra/local/embedded-table.ts';
import { exportCommand } from '../../../infra/operations/export.ts';
import { exportArea } from '../../../infra/operations/export-area.ts';
import { makeExportFolder, writeCsv } from '../../../infra/operations/export-folder.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { accepted } from '../../support/answers.ts';
import { run, temporaryFolder } from '../../support/operations.ts';
import { keyFor, person } from '../../support/people.ts';
import {
  admin,
  booked,
  everything,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const files = ['sites.json', 'programmes.json', 'days.csv', 'stock.csv', 'ledger.csv', 'appointments.csv', 'audit.csv'];

let world: World;
let folder: string;
let code: string;

const receive = (siteId: string, quantity: number, note?: string) =>
  recordStock(world.deps, {
    key: keyFor(`stock-${siteId}-${quantity}`),
    actor: admin,
    siteId,
    input: { itemId: 'gym-card', kind: 'receipt', quantity, note },
  });

beforeEach(async () => {
  world = await openWorld();
  folder = temporaryFolder();
  await putSlot(world, slotId, 200);
  await putSlot(world, 'weilai-20261124-1400-20', 5);
  accepted(await receive('puli', 3, '=1+1'));
  accepted(await receive('weilai', 8));
  code = (await booked(world, 1, slotId)).appointment.appointmentCode;
  const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code });
  accepted(await checkIn(world.deps, { ...act('in'), siteId: 'puli' }));
  world.clock.advance(20 * 60_000);
  accepted(await completeAppointment(world.deps, act('done')));
  accepted(await handOut(world.deps, { ...act('give'), itemIds: ['gym-card'] }));
  await booked(world, 2, 'weilai-20261124-1400-20');
  const cancelled = await booked(world, 3, slotId);
  const { appointment, manageToken: token } = cancelled;
  accepted(await cancelAppointment(world.deps, { key: keyFor('c'), code: appointment.appointmentCode, token }));
});

const exported = (area = 'fengchanlu', from = '2026-11-01', to = '2026-12-01') =>
  exportArea(world.deps, folder, { area, from, to }, 'test');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
/** The lines of a CSV file under its heading, as records. */
const rows = (name: string): Record<string, string>[] => {
  const [heading = '', ...lines] = read(name).replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = heading.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index]!, cell])));
};

describe('an export', () => {
  it('holds what an official of the area may see, and nothing of another', async () => {
    await exported();
    expect(readdirSync(folder).toSorted()).toEqual([...files, 'manifest.json'].toSorted());
    expect(JSON.parse(read('sites.json'))).toMatchObject([{ siteId: 'puli', number: 'FCL-01' }]);
    expect(JSON.parse(read('programmes.json'))).toMatchObject([{ id: 'fengchanlu-2022', version: 1 }]);
    expect(rows('days.csv')).toEqual([
      expect.objectContaining({
        date: '2026-11-24',
        siteId: 'puli',
        capacity: '200',
        booked: '1',
        fulfilled: '1',
        cancelled: '1',
        closed: 'false',
        'handedOut:gym-card': '1',
        'handedOut:eggs': '0',
      }),
    ]);
    expect(rows('stock.csv').find(({ itemId }) => itemId === 'gym-card')).toMatchObject({
      siteId: 'puli',
      onHand: '2',
    });
    expect(files.map(read).join('')).not.toMatch(/weilai|weilaihuayuan/);
  });

  it('lists who holds a seat with masked names and the times of their acts, and nothing sealed', async () => {
    await exported();
    expect(rows('appointments.csv')).toEqual([
      {
        appointmentCode: code,
        siteId: 'puli',
        slotId,
        start: '2026-11-24T08:30:00+08:00',
        service: 'covid19-vaccine',
        doseNumber: '1',
        status: 'fulfilled',
        maskedName: '居*1',
        phoneTail: '0001',
        bookedAt: '2026-11-24T07:00:00+08:00',
        movedAt: '',
        walkInAt: '',
        checkedInAt: '2026-11-24T07:00:00+08:00',
        fulfilledAt: '2026-11-24T07:20:00+08:00',
        handedOutAt: '2026-11-24T07:20:00+08:00',
        noShowAt: '',
      },
    ]);
    const { name, idNumber, phone } = person(1);
    for (const secret of [name, idNumber, phone]) expect(files.map(read).join('')).not.toContain(secret);
  });

  it('has a ledger that adds up to the stock, in which no cell is a formula', async () => {
    await exported();
    expect(rows('ledger.csv').map(({ kind, change, note }) => [kind, change, note])).toEqual([
      ['receipt', '3', "'=1+1"],
      ['handOut', '-1', ''],
    ]);
  });

  it('has the rare acts at its sites and in its areas, in the period', async () => {
    const actor = officialOfFengchan;
    const place = { area: 'fengchanlu', address: '金水区', lat: 34.7, lng: 113.6, services: ['covid19-vaccine'] };
    const responsible = { name: '街道办', phone: '0371-00000009' };
    const input = {
      ...place,
      number: 'FCL-02',
      name: '第二接种点',
      stages: ['登记'],
      responsible,
    };
    accepted(await openSite(world.deps, { actor, key: keyFor('open'), input: { ...input, status: 'draft' } }));
    await exported();
    expect(
      rows('audit.csv')
        .map(({ what, by, siteId, area }) => [what, by, siteId, area])
        .toSorted(),
    ).toEqual([
      ['openSite', 'official-fengchan', '', 'fengchanlu'],
      ['recordStock', 'admin', 'puli', ''],
    ]);
    expect(JSON.parse(read('sites.json'))).toHaveLength(2);
    folder = temporaryFolder();
    await exported('fengchanlu', '2026-11-25', '2026-12-01');
    expect([rows('audit.csv'), rows('days.csv'), rows('appointments.csv')]).toEqual([[], [], []]);
  });

  it('changes nothing', async () => {
    const before = await everything(world);
    await exported('*');
    expect(await everything(world)).toEqual(before);
  });

  it('of a district has its streets, and of everything all of them', async () => {
    await exported('guancheng');
    expect(rows('appointments.csv').map(({ siteId }) => siteId)).toEqual(['weilai']);
    folder = temporaryFolder();
    await exported('*');
    expect(
      rows('appointments.csv')
        .map(({ siteId }) => siteId)
        .toSorted(),
    ).toEqual(['puli', 'weilai']);
  });

  it('reads long day lists page by page', async () => {
    for (let n = 10; n < 120; n++) await booked(world, n, slotId);
    await exported();
    const codes = rows('appointments.csv').map(({ appointmentCode }) => appointmentCode);
    expect([codes.length, new Set(codes).size]).toEqual([111, 111]);
  });

  it('has a manifest that tells whether every file came whole, for its owner only', async () => {
    await exported();
    const manifest = JSON.parse(read('manifest.json'));
    expect(manifest).toMatchObject({ source: 'test', area: 'fengchanlu', from: '2026-11-01', to: '2026-12-01' });
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(files);
    for (const { name, rows: count, sha256 } of manifest.files) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ).toBe(sha256);
      if (name.endsWith('.csv')) expect(rows(name)).toHaveLength(count);
    }
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });
});

describe('the folder', () => {
  it('is made where it is missing, and refused when there is something in it', () => {
    makeExportFolder(join(folder, 'a/b'));
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
    makeExportFolder(join(folder, 'a/b'));
    expect(() => makeExportFolder(folder)).toThrow(/不是空的[\s\S]*not empty/);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeExportFolder(join(folder, 'file'))).toThrow(/cannot be used/);
  });

  it('never has a file written over, and a source that fails is told', async () => {
    const none = async function* () {};
    await writeCsv(folder, 'x.csv', ['a'], none());
    expect(read('x.csv')).toBe('\uFEFFa\r\n');
    await expect(writeCsv(folder, 'x.csv', ['a'], none())).rejects.toThrow(/EEXIST/);
    const failing = async function* (): AsyncGenerator<string[]> {
      yield ['1'];
      throw new Error('gone');
    };
    await expect(writeCsv(folder, 'y.csv', ['a'], failing())).rejects.toThrow('gone');
  });
});

describe('the command', () => {
  it.each([
    ['no area', ['--out', 'x'], /--area is missing/],
    ['no folder', ['--area', 'a'], /--out is missing/],
    ['a date that does not exist', ['--area', 'a', '--out', 'x', '--from', '2026-02-30'], /YYYY-MM-DD/],
    [
      'dates the wrong way round',
      ['--area', 'a', '--out', 'x', '--from', '2026-02-02', '--to', '2026-02-01'],
      /first before the last/,
    ],
  ])('is told how it is called, for %s', async (_, given, problem) => {
    const { exitCode, output } = await run(exportCommand, given, { DATA_DIR: folder });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
    expect(output).toContain('用法 Usage');
  });

  it('refuses an area that does not exist before it makes a folder', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const { table, engine } = openEmbeddedTable('doorstep', data);
    await createTable(table);
    engine.close();
    const { exitCode, output } = await run(exportCommand, ['--area', 'mars', '--out', join(folder, 'out')], {
      DATA_DIR: data,
    });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(/没有地区 mars/)]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
