import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEngine } from './engine.ts';
import { createHttpServer } from './http-server.ts';

const USAGE = 'Usage: npm run dynamodb -- [--port 8000] [--host 127.0.0.1] [--data DIRECTORY]';

/** How long requests that are under way at the end may still take. */
const STOP_TIMEOUT_MS = 5000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8000' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Without a directory, everything is gone when the process ends. */
const databaseFile = (directory: string | undefined): string => {
  if (directory === undefined) return ':memory:';
  mkdirSync(directory, { recursive: true });
  return join(directory, 'dynamodb.sqlite');
};

const serve = (): void => {
  const engine = openEngine({ file: databaseFile(values.data), endpoint: `${values.host}:${values.port}` });
  const server = createHttpServer(engine);
  server.listen(Number(values.port), values.host, () => {
    const where = values.data ?? 'memory only';
    console.log(`DynamoDB API on http://${values.host}:${values.port} (${where})`);
  });
  const stop = (): void => {
    server.close(() => engine.close());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

if (values.help) console.log(USAGE);
else serve();
