import { DescribeContinuousBackupsCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTable, tableDefinition } from '../support/client.ts';
import { DAY, openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

const TableName = 'Items';

let bed: RecoveryBed;

beforeEach(async () => {
  bed = openRecoveryBed();
  await createTable(bed.client, tableDefinition(TableName));
});

const read = async () => {
  const { ContinuousBackupsDescription } = await bed.client.send(new DescribeContinuousBackupsCommand({ TableName }));
  return ContinuousBackupsDescription;
};

const recovery = async () => (await read())?.PointInTimeRecoveryDescription;

describe('point-in-time recovery', () => {
  it('is off until it is switched on, and again when it is switched off', async () => {
    const off = {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    };
    expect(await read()).toEqual(off);
    const enabled = await bed.setRecovery(TableName, true);
    expect(enabled).toMatchObject({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: 35,
          EarliestRestorableDateTime: new Date(START),
          LatestRestorableDateTime: new Date(START),
        },
      },
    });
    expect(await bed.setRecovery(TableName, false)).toMatchObject({ ContinuousBackupsDescription: off });
    expect(await read()).toEqual(off);
  });

  it('reaches back to when it was switched on, at most as long as its period', async () => {
    await bed.setRecovery(TableName, true, 7);
    bed.pass(3 * DAY);
    expect(await recovery()).toMatchObject({
      RecoveryPeriodInDays: 7,
      EarliestRestorableDateTime: new Date(START),
      LatestRestorableDateTime: new Date(START + 3 * DAY),
    });
    bed.pass(7 * DAY);
    expect(await recovery()).toMatchObject({ EarliestRestorableDateTime: new Date(START + 3 * DAY) });
  });

  it('stays on when it is switched on again', async () => {
    await bed.setRecovery(TableName, true);
    bed.pass();
    await bed.setRecovery(TableName, true);
    expect(await recovery()).toMatchObject({ EarliestRestorableDateTime: new Date(START) });
  });

  it('begins anew when it was off in between', async () => {
    await bed.setRecovery(TableName, true, 7);
    bed.pass();
    await bed.setRecovery(TableName, false);
    await bed.setRecovery(TableName, true);
    expect(await recovery()).toMatchObject({
      RecoveryPeriodInDays: 35,
      EarliestRestorableDateTime: new Date(START + 1000),
    });
  });

  it('does not get back with a longer period what a shorter one has given up', async () => {
    await bed.setRecovery(TableName, true);
    bed.pass(10 * DAY);
    await bed.setRecovery(TableName, true, 1);
    await bed.setRecovery(TableName, true, 35);
    expect(await recovery()).toMatchObject({ EarliestRestorableDateTime: new Date(START + 9 * DAY) });
  });

  it('survives other changes of the table', async () => {
    await bed.setRecovery(TableName, true);
    await bed.client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    expect(await recovery()).toMatchObject({ PointInTimeRecoveryStatus: 'ENABLED' });
  });
});

describe('UpdateContinuousBackups', () => {
  it.each([
    [true, 0, 'Member must have value greater than or equal to 1'],
    [true, 36, 'Member must have value less than or equal to 35'],
    [false, 7, 'Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.'],
  ])('refuses to set %s for %i days', async (isEnabled, days, message) => {
    const refused = bed.setRecovery(TableName, isEnabled, days);
    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('has an error of its own for a table that is not there', async () => {
    const unknown = { name: 'TableNotFoundException', message: 'Table not found: Nowhere' };
    await expect(bed.setRecovery('Nowhere', true)).rejects.toMatchObject(unknown);
    const describing = bed.client.send(new DescribeContinuousBackupsCommand({ TableName: 'Nowhere' }));
    await expect(describing).rejects.toMatchObject(unknown);
  });
});
