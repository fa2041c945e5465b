import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clientConfig } from '../../functions/deps.ts';
import { readAppointment } from '../../shared/store/appointments.ts';
import { openTable } from '../../shared/store/table.ts';
import { commit } from '../../shared/store/transaction.ts';

/** A store on this machine that takes requests and never answers them, or never to the end. */
interface SilentStore {
  readonly endpoint: string;
  readonly requests: number[];
  close(): void;
}

const openSilentStore = async (answer: (response: ServerResponse) => void): Promise<SilentStore> => {
  const requests: number[] = [];
  const server: Server = createServer((_request, response) => {
    requests.push(requests.length + 1);
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** The product's client, much more impatient, so that a test need not wait for it. */
const impatient = {
  ...clientConfig,
  requestHandler: { ...clientConfig.requestHandler, requestTimeout: 60, socketTimeout: 60 },
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

const silences: Record<string, (response: ServerResponse) => void> = {
  'never answers': () => undefined,
  'sends headers and nothing more': (response) =>
    void response.writeHead(200, { 'content-length': 200 }).flushHeaders(),
  'stops in the middle of an answer': (response) =>
    void response.writeHead(200, { 'content-length': 200 }).write('{"Item":{'),
};

describe('a store that is silent', () => {
  let store: SilentStore | undefined;
  afterEach(() => store?.close());

  it.each(Object.entries(silences))('and %s is given up after three tries', async (_name, answer) => {
    store = await openSilentStore(answer);
    const table = openTable('any', { ...impatient, endpoint: store.endpoint }, Math.random);
    await expect(readAppointment(table, 'K7M3P9QX', 0)).rejects.toMatchObject({ $metadata: { attempts: 3 } });
    const write = { Delete: { Key: { pk: 'a', sk: 'b' } } };
    await expect(commit(table, [write])).rejects.toMatchObject({ $metadata: { attempts: 3 } });
    expect(store.requests.length).toBeGreaterThan(0);
  });

  it('and refuses connections is given up after three tries', async () => {
    store = await openSilentStore(() => undefined);
    store.close();
    const table = openTable('any', { ...impatient, endpoint: store.endpoint }, Math.random);
    await expect(readAppointment(table, 'K7M3P9QX', 0)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
      $metadata: { attempts: 3 },
    });
  });
});
