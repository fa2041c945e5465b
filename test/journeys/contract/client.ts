import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Host } from '../host.ts';
import { expectOfEveryAnswer } from './every-answer.ts';

/** A request exactly as it is sent: the path raw, headers in order and as often as given. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** whole with its length, or in parts as chunks */
  readonly body?: string | Uint8Array | readonly (string | Uint8Array)[];
  /** the Host header, when it is not the origin's */
  readonly host?: string;
}

/** An answer exactly as it came. */
export interface Answer {
  readonly status: number;
  /** every value of a header, none when it did not come */
  all(name: string): readonly string[];
  /** the value of a header that comes once */
  header(name: string): string | undefined;
  /** as they came, compressed or not */
  readonly bytes: Buffer;
  /** what they mean */
  readonly text: string;
  /** whatever JSON came; undefined when it is none */
  readonly json: ReturnType<typeof JSON.parse>;
}

/** Sends requests to a host, and looks at every answer for what all answers have in common. */
export interface Client {
  readonly origin: string;
  send(request: RawRequest): Promise<Answer>;
  close(): void;
}

/** Opens a client with connections of its own. */
export const openClient = ({ origin, listensAt = origin }: Pick<Host, 'origin' | 'listensAt'>): Client => {
  const agent = new Agent({ keepAlive: true });
  const send = async (asked: RawRequest): Promise<Answer> => {
    const answer = await answerOf(await exchange(agent, new URL(listensAt), new URL(origin).host, asked));
    expectOfEveryAnswer(answer, { origin, asked });
    return answer;
  };
  return { origin, send, close: () => agent.destroy() };
};

const exchange = (agent: Agent, at: URL, ownHost: string, asked: RawRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = [], body, host = ownHost } = asked;
    const isChunked = Array.isArray(body);
    const framing: [string, string][] = isChunked
      ? [['Transfer-Encoding', 'chunked']]
      : body === undefined
        ? []
        : [['Content-Length', String(Buffer.byteLength(body as string | Uint8Array))]];
    // A flat list is sent as it stands; node adds, joins and drops nothing.
    const sent = [['Host', host] as const, ...headers, ...framing].flat();
    const hostname = at.hostname.replace(/^\[(.*)\]$/, '$1');
    const sending = request({ agent, hostname, port: at.port, method, path, headers: sent }, resolve);
    sending.on('error', reject);
    for (const part of isChunked ? body : []) sending.write(part);
    sending.end(isChunked ? undefined : body);
  });

const answerOf = async (message: IncomingMessage): Promise<Answer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const all = (name: string): readonly string[] => message.headersDistinct[name.toLowerCase()] ?? [];
  const header = (name: string): string | undefined => all(name)[0];
  const text = (header('content-encoding') === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes).toString();
  const isJson = text !== '' && header('content-type')?.startsWith('application/json');
  return { status: message.statusCode!, all, header, bytes, text, json: isJson ? JSON.parse(text) : undefined };
};
