import { openTable, type Table } from '../../shared/store/table.ts';
import { tableFileIn } from './data-folder.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { handOver, handOverRequestHandler } from './dynamodb/hand-over.ts';

/**
 * What the client does for a network that is not there: signing, retrying, measuring and describing itself. It is half
 * the time of a read (docs/bench.md).
 */
export const middlewareForNetworks = [
  'getUserAgentMiddleware',
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'hostHeaderMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
  'retryMiddleware',
];

/** Found once, where the client would work it out for every request. */
const nowhere = new URL('http://embedded');

/** The table in the data folder, or in memory, reached without a socket, without signatures and without text. */
export const openEmbeddedTable = (name: string, folder: string | undefined): { table: Table; engine: Engine } => {
  const engine = openEngine({ file: folder === undefined ? ':memory:' : tableFileIn(folder) });
  const config = {
    region: 'local',
    ignoreConfiguredEndpointUrls: true,
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    signer: { sign: async <Request>(request: Request) => request },
    requestHandler: handOverRequestHandler(engine),
    endpointProvider: () => ({ url: nowhere }),
  };
  const table = openTable(name, config, Math.random);
  handOver(table.client);
  for (const middleware of middlewareForNetworks) table.client.middlewareStack.remove(middleware);
  return { table, engine };
};
