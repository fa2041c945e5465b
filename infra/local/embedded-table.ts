import { openTable, type Table } from '../../shared/store/table.ts';
import { tableFileIn } from './data-folder.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { embeddedRequestHandler } from './dynamodb/request-handler.ts';

/**
 * What the client does for a network that is not there: signing, retrying, measuring and describing itself. It is half
 * the time of a read (docs/bench.md).
 */
const middlewareForNetworks = [
  'getUserAgentMiddleware',
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
  'retryMiddleware',
];

/** The table in the data folder, or in memory, reached without a socket and without signatures. */
export const openEmbeddedTable = (name: string, folder: string | undefined): { table: Table; engine: Engine } => {
  const engine = openEngine({ file: folder === undefined ? ':memory:' : tableFileIn(folder) });
  const config = {
    region: 'local',
    endpoint: 'http://embedded',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    signer: { sign: async <Request>(request: Request) => request },
    requestHandler: embeddedRequestHandler(engine),
  };
  const table = openTable(name, config, Math.random);
  for (const middleware of middlewareForNetworks) table.client.middlewareStack.remove(middleware);
  return { table, engine };
};
