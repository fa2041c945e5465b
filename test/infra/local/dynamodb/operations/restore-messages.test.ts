import { CreateTableCommand, type RestoreTableToPointInTimeCommandInput } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTable, tableDefinition } from '../support/client.ts';
import { addRecoverable, openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

const UNITS = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

const BY_G = {
  IndexName: 'byG',
  KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' as const }],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
};

let bed: RecoveryBed;

beforeEach(async () => {
  bed = openRecoveryBed();
  await addRecoverable(bed);
  await createTable(bed.client, tableDefinition('Unprotected'));
  bed.pass();
});

type Input = Partial<RestoreTableToPointInTimeCommandInput>;

const refuses = async (input: Input, name: string, message: string) => {
  await expect(bed.restore(input)).rejects.toMatchObject({ name, message });
  const { TableNames } = await bed.engine.call('ListTables', {});
  expect(TableNames).toEqual(['Items', 'Unprotected']);
};

const latest: Input = { UseLatestRestorableTime: true };
const at = (time: number): Input => ({ RestoreDateTime: new Date(time) });
const arn = (account: string, region = 'us-east-1') => `arn:aws:dynamodb:${region}:${account}:table/Items`;

const NO_TIME =
  'Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both';

describe('RestoreTableToPointInTime', () => {
  it.each<[string, Input, string]>([
    ['no time', {}, NO_TIME],
    ['a time that is not the latest', { UseLatestRestorableTime: false }, NO_TIME],
    [
      'two times',
      { ...latest, ...at(START) },
      'Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore ' +
        'request. Please specify either RestoreDateTime time or UseLatestRestorableTime',
    ],
    [
      'no source',
      { ...latest, SourceTableName: undefined },
      "The parameter 'TableName' is required but was not present in the request",
    ],
    [
      'two sources',
      { ...latest, SourceTableName: 'Items', SourceTableArn: arn('123456789012') },
      'Must provide exactly one of: sourceTableArn, sourceTableName',
    ],
    ['an ARN that is none', { ...latest, SourceTableArn: 'Items' }, 'sourceTableArn is not a valid ARN'],
    [
      'the ARN of somebody else',
      { ...latest, SourceTableArn: arn('999999999999') },
      'This action is only supported by accounts that match the resource owner’s account.',
    ],
    [
      'a name that cannot be',
      { ...latest, TargetTableName: 'bad name!' },
      "1 validation error detected: Value 'bad name!' at 'targetTableName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
    ],
    [
      'no name',
      { ...latest, TargetTableName: undefined },
      "1 validation error detected: Value null at 'targetTableName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'units on demand',
      { ...latest, ProvisionedThroughputOverride: UNITS },
      'Invalid Request: Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED',
    ],
    [
      'units with a switch to units on demand',
      { ...latest, BillingModeOverride: 'PAY_PER_REQUEST', ProvisionedThroughputOverride: UNITS },
      'Invalid Request: Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST',
    ],
    [
      'a switch to no units',
      { ...latest, BillingModeOverride: 'PROVISIONED' },
      'Invalid Request: Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED',
    ],
    [
      'a switch to units for the table only',
      { ...latest, BillingModeOverride: 'PROVISIONED', ProvisionedThroughputOverride: UNITS },
      'Invalid Request: Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED for index byG',
    ],
    [
      'a switch to an index without units',
      {
        ...latest,
        BillingModeOverride: 'PROVISIONED',
        ProvisionedThroughputOverride: UNITS,
        GlobalSecondaryIndexOverride: [BY_G],
      },
      'Invalid Request: Must specify provisioned throughput for index byG',
    ],
    [
      'units of an index on demand',
      { ...latest, GlobalSecondaryIndexOverride: [{ ...BY_G, ProvisionedThroughput: UNITS }] },
      'Invalid Request: Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index byG',
    ],
    [
      'limits of units on demand for units',
      {
        ...latest,
        BillingModeOverride: 'PROVISIONED',
        ProvisionedThroughputOverride: UNITS,
        OnDemandThroughputOverride: { MaxReadRequestUnits: 1 },
      },
      'Invalid Request: Cannot override MaxReadRequestUnits for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST',
    ],
    [
      'an index by another key',
      {
        ...latest,
        GlobalSecondaryIndexOverride: [{ ...BY_G, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }],
      },
      'Invalid Request: Index byG does not match a secondary index that existed in the source table and cannot be ' +
        'created during the restore operation',
    ],
    [
      'a local index that is a global one',
      { ...latest, LocalSecondaryIndexOverride: [BY_G] },
      'Invalid Request: Index byG does not match a secondary index that existed in the source table and cannot be ' +
        'created during the restore operation',
    ],
    [
      'an index with other attributes',
      { ...latest, GlobalSecondaryIndexOverride: [{ ...BY_G, Projection: { ProjectionType: 'ALL' } }] },
      'Invalid Request: Index byG does not match a secondary index that existed in the source table and cannot be ' +
        'created during the restore operation',
    ],
    [
      'an index twice',
      { ...latest, GlobalSecondaryIndexOverride: [BY_G, BY_G] },
      'One or more parameter values were invalid: Duplicate index name: byG',
    ],
  ])('refuses %s', (_name, input, message) => refuses(input, 'ValidationException', message));

  it.each([
    ['no name', { SourceTableName: 'Nowhere' }, 'Nowhere'],
    ['a name of the target', { SourceTableName: 'Nowhere', TargetTableName: 'Items' }, 'Nowhere'],
    ['an ARN of elsewhere', { SourceTableArn: arn('123456789012', 'mars-1') }, 'Items'],
  ])('does not find a table by %s', (_name, input, missing) =>
    refuses({ ...latest, ...input }, 'TableNotFoundException', `Table not found: ${missing}`),
  );

  it.each([
    ['any time', at(START)],
    ['the latest time', latest],
    ['a table that is there', { ...latest, TargetTableName: 'Items' }],
  ])('cannot restore a table without recovery to %s', (_name, input) =>
    refuses(
      { ...input, SourceTableName: 'Unprotected' },
      'PointInTimeRecoveryUnavailableException',
      "Point in time recovery is not enabled for table 'Unprotected'",
    ),
  );

  it.each([
    ['before recovery was enabled', START - 1000, '2025-12-31T23:59:59Z'],
    ['at the beginning of time', 0, '1970-01-01T00:00:00Z'],
    ['in the future', START + 1001, '2026-01-01T00:00:01.001Z'],
  ])('cannot restore to a time %s', async (_name, time, shown) => {
    const message =
      `RestoreDateTime '${shown}' must be within EarliestRestorableDateTime '2026-01-01T00:00:00Z' ` +
      "and LatestRestorableDateTime '2026-01-01T00:00:01Z'";
    await refuses(at(time), 'InvalidRestoreTimeException', message);
    await refuses({ ...at(time), TargetTableName: 'Items' }, 'InvalidRestoreTimeException', message);
  });

  it.each(['Items', 'Unprotected'])('does not replace the table %s', (TargetTableName) =>
    refuses({ ...latest, TargetTableName }, 'TableAlreadyExistsException', `Table already exists: ${TargetTableName}`),
  );

  it('does not restore what was given up when recovery was off in between', async () => {
    await bed.setRecovery('Items', false);
    await bed.setRecovery('Items', true);
    await expect(bed.restore(at(START))).rejects.toMatchObject({ name: 'InvalidRestoreTimeException' });
  });

  it('takes a text for no time', async () => {
    const input = { SourceTableName: 'Items', TargetTableName: 'Restored', RestoreDateTime: '2026-01-01' };
    await expect(bed.engine.call('RestoreTableToPointInTime', input)).rejects.toMatchObject({
      name: 'SerializationException',
    });
  });

  it('leaves its name to other tables when it is refused', async () => {
    await expect(bed.restore(at(START - 1000))).rejects.toThrow();
    await bed.client.send(new CreateTableCommand(tableDefinition('Restored')));
  });
});
