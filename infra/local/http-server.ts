import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { CannotStart } from './cannot-start.ts';

type Fetch = (...request: Parameters<Parameters<typeof getRequestListener>[0]>) => Promise<Response>;

/** A listening server. */
export interface RunningServer {
  readonly port: number;
  /** Ends within a second: requests under way may finish, then every connection is cut. */
  stop(): Promise<void>;
}

/** How long requests that are under way at the end may still take. */
const patienceMilliseconds = 300;

/** Listens on all interfaces. Throws CannotStart when the port is taken. */
export const listen = async (fetch: Fetch, port: number): Promise<RunningServer> => {
  const server = createServer(
    getRequestListener(fetch, {
      overrideGlobalObjects: true,
      errorHandler: () => fetch(requestToNobody(), {} as never),
    }),
  );
  await startListening(server, port);
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, stop: () => stop(server) };
};

/** A request whose host or address no URL can hold is judged as one to a host that nobody has. */
const requestToNobody = () => new Request('http://nobody.invalid/api/');

const startListening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portTaken(port) : error),
    );
    server.listen(port, resolve);
  });

const portTaken = (port: number) =>
  new CannotStart(
    `端口 ${port} 不可用（已被占用或无权限），请用 PORT 指定另一个端口。\n` +
      `Port ${port} is not available (in use, or not permitted). Choose another one with PORT.`,
  );

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patienceMilliseconds).unref();
  });
