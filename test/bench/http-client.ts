import { Agent, request } from 'node:http';

/** An answer, and how long it took in milliseconds. */
export interface TimedAnswer {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** Sends requests over kept-alive connections, each answer timed from the moment its request was handed over. */
export const openClient = (origin: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  const { hostname, port } = new URL(origin);
  const send = (method: string, path: string, headers: Record<string, string> = {}, json?: unknown) =>
    new Promise<TimedAnswer>((resolve, reject) => {
      const body = json === undefined ? undefined : JSON.stringify(json);
      const start = performance.now();
      const asked = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          headers: {
            ...headers,
            ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              milliseconds: performance.now() - start,
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  return { send, close: () => agent.destroy() };
};

export type Client = ReturnType<typeof openClient>;

/** The value below which a share of all lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
