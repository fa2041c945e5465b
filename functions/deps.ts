import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { nanoid } from 'nanoid';
import { openTable, type Table } from '../shared/store/table.ts';
import { assemble, type Dependencies } from '../shared/usecases/dependencies.ts';
import type { Figures } from '../shared/usecases/figures.ts';
import type { Secrets } from '../shared/usecases/secrets.ts';

/**
 * A call that takes longer is given up and tried again, three times in all. A store that never answers is then known to
 * be away after five seconds, so that TRY_AGAIN is answered well before a function or the client's own patience ends. An
 * answer that stops half-way is given up as well.
 */
export const clientConfig = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 1_500,
    throwOnRequestTimeout: true,
    socketTimeout: 1_500,
  },
} as const satisfies DynamoDBClientConfig;

/** The table at the endpoint that the SDK finds in its environment: DynamoDB itself, or AWS_ENDPOINT_URL_DYNAMODB. */
export const openRemoteTable = (name: string): Table => openTable(name, clientConfig, Math.random);

/** The composition root: all that use cases reach, with the real clock and real chance. */
export const createDependencies = (own: { table: Table; secrets: Secrets; figures?: Figures }): Dependencies =>
  assemble({ ...own, clock: Date.now, newId: nanoid, random: Math.random });
