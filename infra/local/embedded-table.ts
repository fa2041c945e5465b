import { openTable, type Table } from '../../shared/store/table.ts';
import { tableFileIn } from './data-folder.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { handOver, handOverRequestHandler } from './dynamodb/hand-over.ts';

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

/** In the place of a signature that nobody would look at. */
export const unsigned = { sign: async <Request>(request: Request) => request };

/** Takes from the client what it does for a network; its retries stay where they are wanted. */
export const withoutNetwork = (table: Table, { keepsRetries = false } = {}): Table => {
  const needless = middlewareForNetworks.filter((name) => !(keepsRetries && name === 'retryMiddleware'));
  for (const name of needless) table.client.middlewareStack.remove(name);
  return table;
};

/** Found once, where the client would work it out for every request. */
const nowhere = new URL('http://embedded');

/** The table in the data folder, or in memory, reached without a socket, without signatures and without text. */
export const openEmbeddedTable = (name: string, folder: string | undefined): { table: Table; engine: Engine } => {
  const engine = openEngine({ file: folder === undefined ? ':memory:' : tableFileIn(folder) });
  const config = {
    region: 'local',
    ignoreConfiguredEndpointUrls: true,
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    signer: unsigned,
    requestHandler: handOverRequestHandler(engine),
    endpointProvider: () => ({ url: nowhere }),
  };
  const table = openTable(name, config, Math.random);
  handOver(table.client);
  return { table: withoutNetwork(table), engine };
};
