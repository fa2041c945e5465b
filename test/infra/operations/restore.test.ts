import {
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { recount } from '../../../infra/operations/recount.ts';
import { type RestoreRequest, restoreTable } from '../../../infra/operations/restore-table.ts';
import { applySettings, switchRecoveryOn } from '../../../infra/operations/table-settings.ts';
import { keys } from '../../../shared/store/keys.ts';
import { tableDefinition } from '../../../shared/store/schema.ts';
import type { Table } from '../../../shared/store/table.ts';
import { assemble } from '../../../shared/usecases/dependencies.ts';
import { bookThrough, openApi } from '../../support/api.ts';
import { openSurroundings } from '../../support/operations.ts';
import { booked, everything, openWorld, putSlot, testSecrets, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const name = 'doorstep-prod-20261124080000';

let world: World;
let restored: Table;
let surroundings: ReturnType<typeof openSurroundings>;
let code: string;
let token: string;
/** before somebody ruined the data */
let goodAt: number;

const describeTable = async (table: Table) =>
  (await table.client.send(new DescribeTableCommand({ TableName: table.name }))).Table!;

const ruin = async () => {
  const { client, name: TableName } = world.table;
  await client.send(new DeleteCommand({ TableName, Key: { ...keys.appointment(code) } }));
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: 'D#puli#2026-11-24', sk: 'O#0830-30#00' },
      UpdateExpression: 'SET av = :none',
      ExpressionAttributeValues: { ':none': 0 },
    }),
  );
};

beforeEach(async () => {
  world = await openWorld();
  restored = { ...world.table, name };
  surroundings = openSurroundings({}, world.clock);
  const { TableArn } = await describeTable(world.table);
  const Tags = [{ Key: 'doorstep', Value: 'prod' }];
  await world.table.client.send(new TagResourceCommand({ ResourceArn: TableArn, Tags }));
  await switchRecoveryOn(world.table, surroundings);
  await putSlot(world, slotId, 5);
  world.clock.advance(60_000);
  const { appointment, manageToken } = await booked(world, 1, slotId);
  [code, token] = [appointment.appointmentCode, manageToken];
  goodAt = world.clock();
  world.clock.advance(60_000);
  await ruin();
  world.clock.advance(60_000);
});

const restoreTo = (at: RestoreRequest['at'], isResumed = false) =>
  restoreTable({ source: world.table, target: restored, at, isResumed }, surroundings);
const settle = (isProtected = true) =>
  applySettings({ source: world.table, target: restored, isProtected }, surroundings);
const worldOn = (table: Table): World => ({
  ...world,
  table,
  deps: assemble({ table, secrets: testSecrets, clock: world.clock, newId: () => 'x', random: () => 0 }),
});
const differences = (table: Table) => recount(worldOn(table).deps, surroundings);

describe('restoring after somebody ruined the data', () => {
  it('brings everything back into a table that is as the first one was', async () => {
    expect(await differences(world.table)).toBeGreaterThan(0);
    const ruined = await everything(world);
    await restoreTo(goodAt);
    await settle();
    expect(await differences(restored)).toBe(0);
    expect(await everything(world)).toEqual(ruined);

    const { client } = restored;
    const { TableArn, DeletionProtectionEnabled, BillingModeSummary } = await describeTable(restored);
    expect([DeletionProtectionEnabled, BillingModeSummary?.BillingMode]).toEqual([true, 'PAY_PER_REQUEST']);
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'expireAt', TimeToLiveStatus: 'ENABLED' });
    const backups = await client.send(new DescribeContinuousBackupsCommand({ TableName: name }));
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
    });
    const { Tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn }));
    expect(Tags).toEqual([{ Key: 'doorstep', Value: 'prod' }]);
  });

  it('serves the appointment again, and takes another', async () => {
    await restoreTo(goodAt);
    await settle();
    const api = openApi(worldOn(restored));
    const shown = await api.send({ path: `/api/appointments/${code}`, bearer: token });
    expect([shown.status, shown.body.status]).toEqual([200, 'booked']);
    expect((await bookThrough(api, 2, slotId)).status).toBe(201);
    expect(await differences(restored)).toBe(0);
  });

  it('shows what is still wrong in what was restored', async () => {
    await restoreTo('latest');
    await settle(false);
    expect(await differences(restored)).toBeGreaterThan(0);
    expect(surroundings.lines.join('\n')).toMatch(/^I2 {2}D#puli#2026-11-24 O#0830-30#00: /m);
    expect((await describeTable(restored)).DeletionProtectionEnabled).toBe(false);
  });
});

describe('restoring', () => {
  it('goes on after it was cut off, and every step may be repeated', async () => {
    await restoreTo(goodAt);
    await restoreTo(goodAt, true);
    await settle();
    await settle();
    expect(await differences(restored)).toBe(0);
  });

  it('waits until the table is there, and gives up after twelve hours', async () => {
    let states = ['CREATING', 'CREATING', 'ACTIVE'];
    restored.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName !== 'DescribeTableCommand') return answer;
        const { output } = answer as { output: { Table: { TableStatus: string } } };
        output.Table.TableStatus = states.shift() ?? 'CREATING';
        return answer;
      },
      { step: 'initialize', name: 'slowly' },
    );
    await restoreTo(goodAt);
    expect(surroundings.pauses).toEqual([30_000, 30_000]);
    states = [];
    await expect(restoreTo(goodAt, true)).rejects.toThrow(/not ready yet/);
    expect(surroundings.pauses.length).toBe(2 + (12 * 3600) / 30);
  });

  it.each<[string, () => RestoreRequest['at']]>([
    ['before recovery was on', () => goodAt - 3_600_000],
    ['that has not come', () => world.clock() + 60_000],
  ])('is refused for a time %s', async (_, at) => {
    await expect(restoreTo(at())).rejects.toThrow(/只能恢复到 2026-11-24T07:00:00\+08:00 至[\s\S]*moments from/);
  });

  it('is refused without recovery, and over a table that is none of its own', async () => {
    const { client } = world.table;
    const other = { ...world.table, name: 'other' };
    await client.send(new CreateTableCommand({ TableName: 'other', ...tableDefinition }));
    const from = (source: Table, target: Table, isResumed: boolean) =>
      restoreTable({ source, target, at: 'latest', isResumed }, surroundings);
    await expect(from(other, restored, false)).rejects.toThrow(/没有开启恢复功能[\s\S]*recovery is off/);
    for (const target of [other, world.table]) {
      await expect(from(world.table, target, true)).rejects.toThrow(/is no restore of/);
    }
    await restoreTo(goodAt);
    await expect(restoreTo(goodAt)).rejects.toThrow(/there already/);
  });
});
