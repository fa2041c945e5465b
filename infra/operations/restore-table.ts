import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { formatInstant } from '../../shared/domain/time.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Surroundings } from './command.ts';
import { CommandProblem } from './problem.ts';

/** What is to be restored, and where to. */
export interface RestoreRequest {
  readonly source: Table;
  readonly target: Table;
  /** epoch milliseconds, or the latest moment there is */
  readonly at: number | 'latest';
  /** the target was named: it may be there already, from a try that was cut off */
  readonly isResumed: boolean;
}

/** From when to when a table can be restored, in epoch milliseconds. */
export interface RestorableTime {
  readonly earliest: number;
  readonly latest: number;
}

const pauseMilliseconds = 30_000;
/** A restore of a large table takes hours; whoever waited so long looks into the console. */
const longestMilliseconds = 12 * 3_600_000;

/** When the table can be restored. Throws CommandProblem when the time is not within, or recovery is off. */
export const requireRestorable = async ({ source, at }: RestoreRequest): Promise<RestorableTime> => {
  const { ContinuousBackupsDescription } = await source.client.send(
    new DescribeContinuousBackupsCommand({ TableName: source.name }),
  );
  const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  const [earliest, latest] = [recovery?.EarliestRestorableDateTime, recovery?.LatestRestorableDateTime];
  if (!earliest || !latest) {
    throw new CommandProblem(
      `表 ${source.name} 没有开启恢复功能，无法恢复。`,
      `Point-in-time recovery is off for the table ${source.name}: there is nothing to restore from.`,
    );
  }
  const window = { earliest: earliest.getTime(), latest: latest.getTime() };
  if (at === 'latest' || (at >= window.earliest && at <= window.latest)) return window;
  const [first, last] = [formatInstant(window.earliest), formatInstant(window.latest)];
  throw new CommandProblem(
    `只能恢复到 ${first} 至 ${last} 之间的时刻。`,
    `The table can be restored to moments from ${first} to ${last}.`,
  );
};

/**
 * Restores into the target unless that has begun already, and waits until it is there. Throws CommandProblem when the
 * target is another table, or after twelve hours.
 */
export const restoreTable = async (
  request: RestoreRequest,
  { say, pause }: Pick<Surroundings, 'say' | 'pause'>,
): Promise<void> => {
  const { source, target } = request;
  const begun = await describe(target);
  if (begun) checkTarget(begun, request);
  else await begin(request);
  say(`正在恢复到 ${target.name}；若中断，加 --table ${target.name} 再执行。`);
  say(`Restoring into ${target.name}. Should this be cut off, run it again with --table ${target.name}.`);
  for (let waited = 0; (await describe(target))?.TableStatus !== 'ACTIVE'; waited += pauseMilliseconds) {
    if (waited >= longestMilliseconds) {
      throw new CommandProblem(
        `${target.name} 仍未就绪，请稍后继续。`,
        `${target.name} is not ready yet. Go on later.`,
      );
    }
    await pause(pauseMilliseconds);
  }
  say(`${source.name} → ${target.name}: ACTIVE`);
};

const begin = async (request: RestoreRequest): Promise<void> => {
  const { source, target, at } = request;
  await requireRestorable(request);
  await source.client.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: source.name,
      TargetTableName: target.name,
      ...(at === 'latest' ? { UseLatestRestorableTime: true } : { RestoreDateTime: new Date(at) }),
    }),
  );
};

const describe = async ({ client, name }: Table): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/**
 * Nothing is done to a table that is not a restore of this one as of this time. DynamoDB says what a table was restored
 * from; where nobody says (the embedded engine), the name must be one that this command gives.
 */
const checkTarget = (
  { RestoreSummary: summary }: TableDescription,
  { source, target, at, isResumed }: RestoreRequest,
) => {
  const isOther =
    summary?.SourceTableArn !== undefined
      ? !summary.SourceTableArn.endsWith(`:table/${source.name}`)
      : !/-\d{14}$/.test(target.name) || target.name === source.name;
  if (isOther || !isResumed) {
    throw new CommandProblem(
      `表 ${target.name} 已存在，且不是由 ${source.name} 恢复而来。`,
      `The table ${target.name} is there already, and is no restore of ${source.name}.`,
    );
  }
  const restoredTo = summary?.RestoreDateTime?.getTime();
  if (restoredTo === undefined || at === 'latest' || Math.abs(restoredTo - at) < 1_000) return;
  throw new CommandProblem(
    `表 ${target.name} 恢复的是 ${formatInstant(restoredTo)} 的数据。`,
    `The table ${target.name} was restored to ${formatInstant(restoredTo)}.`,
  );
};
