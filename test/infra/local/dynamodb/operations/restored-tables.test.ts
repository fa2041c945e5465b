import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { addFurnished, addProvisioned, BY_G, BY_L, described, UNITS } from '../support/furnished.ts';
import { openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

let bed: RecoveryBed;

beforeEach(() => {
  bed = openRecoveryBed();
});

const LATEST = { UseLatestRestorableTime: true };

describe('a restored table', () => {
  it('is told of as one that is there, and where it comes from', async () => {
    await addFurnished(bed);
    const source = await described(bed, 'Items');
    bed.pass();
    const table = await bed.restore({ RestoreDateTime: new Date(START) });
    expect(table).toMatchObject({
      TableName: 'Restored',
      TableStatus: 'ACTIVE',
      CreationDateTime: new Date(START + 1000),
      RestoreSummary: {
        SourceTableArn: source.TableArn,
        RestoreDateTime: new Date(START),
        RestoreInProgress: false,
      },
    });
    expect(table.TableArn).toBe(String(source.TableArn).replace('Items', 'Restored'));
    expect(table.TableId).not.toBe(source.TableId);
    const wait = { client: bed.client, minDelay: 1, maxDelay: 1, maxWaitTime: 5 };
    expect((await waitUntilTableExists(wait, { TableName: 'Restored' })).state).toBe('SUCCESS');
    expect(await described(bed)).not.toHaveProperty('RestoreSummary');
  });

  it('has the keys, indexes, billing and encryption of its source', async () => {
    await addFurnished(bed);
    await bed.restore(LATEST);
    const source = await described(bed, 'Items');
    const same = (table: Record<string, unknown>) => ({
      KeySchema: table.KeySchema,
      AttributeDefinitions: table.AttributeDefinitions,
      ItemCount: table.ItemCount,
      TableSizeBytes: table.TableSizeBytes,
      BillingModeSummary: table.BillingModeSummary,
      SSEDescription: table.SSEDescription,
      OnDemandThroughput: table.OnDemandThroughput,
    });
    const restored = await described(bed);
    expect(same(restored)).toEqual(same(source));
    expect(restored).toMatchObject({
      OnDemandThroughput: { MaxReadRequestUnits: 100 },
      SSEDescription: { Status: 'ENABLED' },
      GlobalSecondaryIndexes: [{ ...BY_G, ItemCount: 1 }],
      LocalSecondaryIndexes: [{ ...BY_L, ItemCount: 1 }],
    });
    expect(await bed.items('Restored', 'byG')).toEqual([{ pk: 'p', sk: 's', g: 'g', a: 1 }]);
  });

  it('has none of the other settings', async () => {
    await addFurnished(bed);
    const { TableArn: ResourceArn } = await bed.restore(LATEST);
    const table = await described(bed);
    expect(table).toMatchObject({ DeletionProtectionEnabled: false });
    for (const gone of ['StreamSpecification', 'LatestStreamArn', 'LatestStreamLabel', 'TableClassSummary'])
      expect(table).not.toHaveProperty(gone);
    const TableName = 'Restored';
    expect(await bed.client.send(new DescribeTimeToLiveCommand({ TableName }))).toMatchObject({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    });
    expect(await bed.client.send(new DescribeContinuousBackupsCommand({ TableName }))).toMatchObject({
      ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } },
    });
    expect((await bed.client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags).toEqual([]);
  });

  it('keeps the units of its source and of each index', async () => {
    await addProvisioned(bed);
    await bed.restore(LATEST);
    const table = await described(bed);
    expect(table).toMatchObject({
      ProvisionedThroughput: UNITS,
      GlobalSecondaryIndexes: [{ ProvisionedThroughput: UNITS }],
    });
    expect(table).not.toHaveProperty('BillingModeSummary');
  });

  it('is found by the ARN of its source too', async () => {
    await addFurnished(bed);
    const source = await described(bed, 'Items');
    await bed.restore({ ...LATEST, SourceTableArn: String(source.TableArn) });
    expect(await bed.items('Restored')).toHaveLength(1);
  });
});
