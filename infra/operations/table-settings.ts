import {
  ContinuousBackupsUnavailableException,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  type Tag,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { timeToLive } from '../../shared/store/schema.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Surroundings } from './command.ts';

type Waiting = Pick<Surroundings, 'pause'>;

/**
 * Gives a restored table what a restore does not bring: time to live, point-in-time recovery, the source's tags, and
 * protection from deletion where data are kept. What is there already stays, so that it may be repeated.
 */
export const applySettings = async (
  { source, target, isProtected }: { source: Table; target: Table; isProtected: boolean },
  { say, pause }: Waiting & Pick<Surroundings, 'say'>,
): Promise<void> => {
  await switchTimeToLiveOn(target);
  await switchRecoveryOn(target, { pause });
  await copyTags(source, target);
  if (isProtected) await protect(target);
  say(
    `已设置 Set: time to live (${timeToLive.AttributeName}), point-in-time recovery, tags${isProtected ? ', deletion protection' : ''}`,
  );
};

const switchTimeToLiveOn = async ({ client, name }: Table): Promise<void> => {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (now?.TimeToLiveStatus === 'ENABLED' || now?.TimeToLiveStatus === 'ENABLING') return;
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: timeToLive }));
};

const attempts = 40;
const pauseMilliseconds = 15_000;

/** Switches point-in-time recovery on; a table that was just restored may not be ready for it for some minutes. */
export const switchRecoveryOn = async ({ client, name }: Table, { pause }: Waiting): Promise<void> => {
  const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName: name }));
  const { PointInTimeRecoveryStatus } = ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
  if (PointInTimeRecoveryStatus === 'ENABLED') return;
  const command = new UpdateContinuousBackupsCommand({
    TableName: name,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(command);
      return;
    } catch (error) {
      if (!(error instanceof ContinuousBackupsUnavailableException) || attempt === attempts) throw error;
      await pause(pauseMilliseconds);
    }
  }
};

/** Tags that AWS itself keeps cannot be given. */
const copyTags = async (source: Table, target: Table): Promise<void> => {
  const tags = (await tagsOf(source)).filter(({ Key = '' }) => !Key.startsWith('aws:'));
  if (tags.length === 0) return;
  await target.client.send(new TagResourceCommand({ ResourceArn: (await describe(target)).TableArn, Tags: tags }));
};

const tagsOf = async (table: Table): Promise<Tag[]> => {
  const { TableArn } = await describe(table);
  const tags: Tag[] = [];
  let next: string | undefined;
  do {
    const page = await table.client.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn, NextToken: next }));
    tags.push(...(page.Tags ?? []));
    next = page.NextToken;
  } while (next !== undefined);
  return tags;
};

const protect = async (table: Table): Promise<void> => {
  if ((await describe(table)).DeletionProtectionEnabled) return;
  await table.client.send(new UpdateTableCommand({ TableName: table.name, DeletionProtectionEnabled: true }));
};

const describe = async ({ client, name }: Table) => {
  const { Table: description } = await client.send(new DescribeTableCommand({ TableName: name }));
  return description!;
};
