import {
  RestoreTableToPointInTimeCommand,
  type RestoreTableToPointInTimeCommandInput,
  type TableDescription,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { onTestFinished } from 'vitest';
import { createTable, openTestBed, type TestBed, tableDefinition } from './client.ts';

export const START = Date.UTC(2026, 0, 1);
export const DAY = 24 * 60 * 60 * 1000;

type Restore = Partial<RestoreTableToPointInTimeCommandInput>;

/** An engine with a clock that stands still, and what is done with tables that are to be restored. */
export interface RecoveryBed extends TestBed {
  readonly now: () => number;
  /** Lets time pass, and tells the time it is then. */
  readonly pass: (milliseconds?: number) => number;
  /** From here on a millisecond passes whenever the engine looks at its clock. */
  readonly tick: () => void;
  readonly put: (TableName: string, Item: Record<string, unknown>) => Promise<unknown>;
  readonly setRecovery: (TableName: string, isEnabled: boolean, days?: number) => Promise<unknown>;
  /** Restores `Items` to `Restored`, unless the input says otherwise. */
  readonly restore: (input: Restore) => Promise<TableDescription>;
  /** What is in a table or an index, by `pk`. */
  readonly items: (TableName: string, IndexName?: string) => Promise<Record<string, unknown>[]>;
}

/** For one test; it is closed afterwards. */
export const openRecoveryBed = (file = ':memory:'): RecoveryBed => {
  let now = START;
  let step = 0;
  const bed = openTestBed(file, () => {
    now += step;
    return now;
  });
  onTestFinished(() => bed.engine.close());
  const { client, documents } = bed;
  return {
    ...bed,
    now: () => now,
    pass: (milliseconds = 1000) => {
      now += milliseconds;
      return now;
    },
    tick: () => {
      step = 1;
    },
    put: (TableName, Item) => documents.send(new PutCommand({ TableName, Item })),
    setRecovery: (TableName, PointInTimeRecoveryEnabled, days) =>
      client.send(
        new UpdateContinuousBackupsCommand({
          TableName,
          PointInTimeRecoverySpecification: {
            PointInTimeRecoveryEnabled,
            ...(days !== undefined && { RecoveryPeriodInDays: days }),
          },
        }),
      ),
    restore: async (input) => {
      const names = input.SourceTableArn === undefined ? { SourceTableName: 'Items' } : {};
      const command = new RestoreTableToPointInTimeCommand({ ...names, TargetTableName: 'Restored', ...input });
      return (await client.send(command)).TableDescription!;
    },
    items: async (TableName, IndexName) => {
      const { Items = [] } = await documents.send(new ScanCommand({ TableName, IndexName }));
      return Items.sort((one, two) => (String(one.pk) < String(two.pk) ? -1 : 1));
    },
  };
};

/** The one item of the table `Items` when recovery begins. */
export const OLD = { pk: 'old', g: 'x', n: 1, steps: ['a', { b: true }] };

/** Makes the table `Items` with {@link OLD} and a global index `byG` of its keys, and switches recovery on. */
export const addRecoverable = async ({ client, put, setRecovery }: RecoveryBed): Promise<void> => {
  const { AttributeDefinitions = [], ...definition } = tableDefinition('Items');
  await createTable(client, {
    ...definition,
    AttributeDefinitions: [...AttributeDefinitions, { AttributeName: 'g', AttributeType: 'S' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byG',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
  await put('Items', OLD);
  await setRecovery('Items', true);
};

/** What a restore of `Items` to a time brings, in a table that is gone afterwards. */
export const itemsAt = async ({ engine, restore, items }: RecoveryBed, time: number) => {
  await restore({ TargetTableName: 'Passing', RestoreDateTime: new Date(time) });
  const found = await items('Passing');
  await engine.call('DeleteTable', { TableName: 'Passing' });
  return found;
};
