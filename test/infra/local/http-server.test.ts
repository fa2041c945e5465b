import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBody } from '../../../functions/http/body.ts';
import { listen, type RunningServer } from '../../../infra/local/http-server.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';

/** Answers with the host that was asked for, and 413 to a body that is too long. */
const answerHost = async (asked: Request): Promise<Response> =>
  new Response(new URL(asked.url).host, { status: isRefusal(await readBody(asked)) ? 413 : 200 });

describe('the HTTP server of the local process', () => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await listen(answerHost, 0);
  });
  afterEach(() => server.stop());

  it.each(['doorstep.example@evil.example', '[::1', 'a b'])(
    'judges a request to %s, which is no host, as one to a host that nobody has',
    async (host) => {
      const socket = connect(server.port, 'localhost');
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      const heard: string[] = [];
      socket.on('data', (data) => heard.push(String(data)));
      await once(socket, 'close');
      expect(heard.join('')).toContain('nobody.invalid');
    },
  );

  it('keeps the connection after a body in chunks that is too long, for the answer and for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (body: string): Promise<number | undefined> => {
      const sent = request({ agent, port: server.port, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
      sent.end(body);
      const [answer] = await once(sent, 'response');
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode;
    };
    const long = 'x'.repeat(2_000_000);
    expect([await send(long), await send('short'), await send(long), await send('short')]).toEqual([
      413, 200, 413, 200,
    ]);
    agent.destroy();
  });
});
