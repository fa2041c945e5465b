import { AsyncLocalStorage } from 'node:async_hooks';
import { clientConfig } from '../../../functions/deps.ts';
import { CONTENT_TYPE, operationOf } from '../../../infra/local/dynamodb/wire.ts';
import { openTable, type Table } from '../../../shared/store/table.ts';
import { tableName } from './clone.ts';
import type { Answered, Call } from './wire.ts';

/** What stands between the SDK and the store for one process. */
export type Route = (call: Call) => Promise<Answered>;

const route = new AsyncLocalStorage<Route>();

/** `20261124T070000Z` of a signature. */
const signedAt = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();

interface SdkRequest {
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
}

const requestHandler = {
  handle: async ({ headers, body }: SdkRequest) => {
    const input = JSON.parse(textOf(body)) as Record<string, unknown>;
    const call = {
      operation: operationOf(headers['x-amz-target'])!,
      input,
      signedAt: signedAt(headers['x-amz-date']!),
    };
    const answer = await route.getStore()!(call);
    const response = {
      statusCode: answer.status,
      headers: { 'content-type': CONTENT_TYPE, ...answer.headers },
      body: Buffer.from(answer.body),
    };
    return { response };
  },
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  destroy: () => {},
};

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
/** The product's client: opening one costs as much as a request, so that all processes of a test file share it. */
const shared = openTable(tableName, { ...clientConfig, region: 'local', credentials, requestHandler }, Math.random);
const retries = (await shared.client.config.retryStrategy()) as { capacity?: number };
const fullCapacity = retries.capacity;

/** The table as a process reaches it that has just been started: what the SDK remembers of failures is forgotten. */
export const tableThrough = (own: Route): Table => {
  Object.assign(retries, { capacity: fullCapacity });
  Object.assign(shared.client.config, { systemClockOffset: 0 });
  const send = (command: never) => route.run(own, () => shared.client.send(command));
  const client = Object.create(shared.client, { send: { value: send } });
  return { client, name: tableName, pause: () => new Promise<void>(setImmediate) };
};
