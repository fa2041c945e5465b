import type { Engine } from '../../infra/local/dynamodb/engine.ts';
import { type EmbeddedRequestHandler, embeddedRequestHandler } from '../../infra/local/dynamodb/request-handler.ts';
import { unsigned, withoutNetwork } from '../../infra/local/embedded-table.ts';
import { openTable, type Table } from '../../shared/store/table.ts';
import type { Replica } from './replica.ts';
import type { Time } from './time.ts';

/** A table whose client speaks through a handler and waits as it is told; its retries are sdk-retries.ts. */
export const tableThrough = (
  name: string,
  requestHandler: EmbeddedRequestHandler,
  pause: (attempt: number) => Promise<void>,
): Table => {
  const config = {
    region: 'local',
    endpoint: 'http://simulated',
    credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
    signer: unsigned,
    requestHandler,
  };
  return { ...withoutNetwork(openTable(name, config, Math.random)), pause };
};

/** Straight to the engine, in no time; what is written is on the replica when it is answered. */
export const directHandler = (engine: Engine, time: Time, replica: Replica | undefined): EmbeddedRequestHandler => {
  const leader = embeddedRequestHandler(engine);
  const follower = replica && embeddedRequestHandler(replica.engine);
  return {
    ...leader,
    handle: async (request) => {
      const answer = await time.during(leader.handle(request));
      await replica?.catchUp();
      if (follower && !isRead(request.headers)) await time.during(follower.handle(request));
      return answer;
    },
  };
};

const isRead = (headers: Readonly<Record<string, string>>): boolean =>
  /\.(GetItem|BatchGetItem|Query|Scan|TransactGetItems|Describe\w+)$/.test(headers['x-amz-target'] ?? '');
