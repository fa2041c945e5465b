import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Refusal, refuse } from '../domain/refusals.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem } from './transaction.ts';

/** What is counted, and for whom. */
export interface Counter {
  /** the kind of act, such as `lookUp` */
  readonly purpose: string;
  /** who acts; anything personal only as a lookup key */
  readonly subject: string;
}

/** One attempt against a limit of so many in a window, which starts at the first of them. */
export interface Attempt extends Counter {
  readonly limit: number;
  readonly windowSeconds: number;
  /** epoch milliseconds */
  readonly nowAt: number;
}

/** `n` attempts since `since` (epoch milliseconds). */
const counterItem = z.object({ n: z.int(), since: z.int() });

/**
 * Counts an attempt: one conditional write when calm, one more when an old window is over. Parallel attempts cannot
 * slip through, because the count is the condition. Answers RATE_LIMITED, and counts nothing, at the limit.
 */
export const countAttempt = async (table: Table, attempt: Attempt): Promise<Refusal | undefined> => {
  const windowMilliseconds = attempt.windowSeconds * 1000;
  for (;;) {
    const met = await update(table, attempt, oneMore(attempt));
    if (!met) return undefined;
    const { since } = counterItem.parse(met);
    const endsAt = since + windowMilliseconds;
    if (endsAt > attempt.nowAt) {
      return refuse('RATE_LIMITED', { retryAfterSeconds: Math.ceil((endsAt - attempt.nowAt) / 1000) });
    }
    if (!(await update(table, attempt, newWindow(attempt, since)))) return undefined;
  }
};

/** Takes one attempt back, because it turned out to be a good one. Nothing happens when nothing is counted. */
export const giveBack = async (table: Table, counter: Counter): Promise<void> => {
  await update(table, counter, {
    UpdateExpression: 'SET n = n - :one',
    ConditionExpression: 'n > :none',
    ExpressionAttributeValues: { ':one': 1, ':none': 0 },
  });
};

type Change = Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>;

const expiry = ({ nowAt, windowSeconds }: Attempt) => Math.ceil(nowAt / 1000) + windowSeconds;

const oneMore = (attempt: Attempt): Change => ({
  UpdateExpression: 'SET since = if_not_exists(since, :now), expireAt = if_not_exists(expireAt, :expireAt) ADD n :one',
  ConditionExpression: 'attribute_not_exists(pk) OR (since > :over AND n < :limit)',
  ExpressionAttributeValues: {
    ':now': attempt.nowAt,
    ':expireAt': expiry(attempt),
    ':one': 1,
    ':over': attempt.nowAt - attempt.windowSeconds * 1000,
    ':limit': attempt.limit,
  },
});

const newWindow = (attempt: Attempt, since: number): Change => ({
  UpdateExpression: 'SET since = :now, expireAt = :expireAt, n = :one',
  ConditionExpression: 'since = :since',
  ExpressionAttributeValues: { ':now': attempt.nowAt, ':expireAt': expiry(attempt), ':one': 1, ':since': since },
});

/** The item that did not meet the condition (an empty one when there was none), or undefined when the write was done. */
const update = async (table: Table, { purpose, subject }: Counter, change: Change): Promise<RawItem | undefined> => {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.limit(purpose, subject),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...change,
      }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return unmarshall(error.Item ?? {});
    throw error;
  }
};
