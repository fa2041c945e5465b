import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, and how to wait before a contended write is tried again. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** resolves after the pause that follows failed attempt `attempt` (0 is the first) */
  readonly pause: (attempt: number) => Promise<void>;
}

const firstPauseMilliseconds = 10;
const longestPauseMilliseconds = 500;

/**
 * How long to wait after failed attempt `attempt` (0 is the first). Full jitter: at random up to a limit that grows
 * exponentially (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export const pauseMilliseconds = (attempt: number, random: () => number): number =>
  random() * Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** attempt);

/** A handle on the table through any DynamoDB endpoint. */
export const openTable = (name: string, config: DynamoDBClientConfig, random: () => number): Table => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } }),
  name,
  pause: (attempt) => sleep(pauseMilliseconds(attempt, random)),
});
