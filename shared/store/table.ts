import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, and how to wait before a contended write is tried again. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** resolves after the pause that follows failed attempt `attempt` (0 is the first) */
  readonly pause: (attempt: number) => Promise<void>;
}

const basePauseMilliseconds = 10;
const longestPauseMilliseconds = 400;

/** Full jitter: a random wait up to an exponentially growing limit (AWS Architecture Blog, "Exponential Backoff And Jitter"). */
const fullJitter =
  (random: () => number) =>
  (attempt: number): Promise<void> => {
    const limit = Math.min(longestPauseMilliseconds, basePauseMilliseconds * 2 ** attempt);
    return new Promise((resolve) => setTimeout(resolve, random() * limit));
  };

/** A handle on the table through any DynamoDB endpoint. */
export const openTable = (name: string, config: DynamoDBClientConfig, random: () => number): Table => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } }),
  name,
  pause: fullJitter(random),
});
