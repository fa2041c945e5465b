import { Agent, type IncomingMessage, request } from 'node:http';

/** An answer, and how long it took in milliseconds. */
export interface TimedAnswer {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** Idle connections kept for the next burst. */
const maxIdleConnections = 256;

/**
 * Sends requests over kept-alive connections, each answer timed from the moment its request was handed over. A kept
 * connection that the server closed while a request was on its way answers nothing; that request is sent again, as
 * HTTP clients do (RFC 9112, 9.3.1: ours may all be repeated), and counted in `sentAgain`.
 */
export const openClient = (origin: string, connections: number) => {
  const maxFreeSockets = Math.min(connections, maxIdleConnections);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets });
  const { hostname, port } = new URL(origin);
  let sentAgain = 0;
  const send = (method: string, path: string, headers: Record<string, string> = {}, json?: unknown) =>
    new Promise<TimedAnswer>((resolve, reject) => {
      const body = json === undefined ? undefined : JSON.stringify(json);
      const start = performance.now();
      const options = {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          ...headers,
          ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      };
      const receive = (answer: IncomingMessage) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            milliseconds: performance.now() - start,
          }),
        );
      };
      const ask = () => {
        const asked = request(options, receive);
        asked.on('error', (error: NodeJS.ErrnoException) => {
          if (!asked.reusedSocket || error.code !== 'ECONNRESET') return reject(error);
          sentAgain++;
          ask();
        });
        asked.end(body);
      };
      ask();
    });
  return { send, sentAgain: () => sentAgain, close: () => agent.destroy() };
};

export type Client = ReturnType<typeof openClient>;

/** The value below which a share of all lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
