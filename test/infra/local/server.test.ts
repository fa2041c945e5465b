import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../infra/local/build.mjs';
import { bundleOf } from '../../../infra/local/freshness.mjs';
import { freePort } from '../../support/server-process.ts';

/** A started server, and what it said. */
interface Started {
  readonly child: ChildProcess;
  readonly said: string[];
}

describe('the local process', () => {
  let folder: string;
  let port: number;
  const running: ChildProcess[] = [];

  const start = (environment: Record<string, string> = {}): Started => {
    const child = spawn(process.execPath, [bundleOf('server')], {
      env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(String(text)));
    return { child, said };
  };

  /** Waits for the words that come once it can serve. */
  const ready = async ({ child }: Started) => {
    await once(child.stdout!, 'data');
  };

  /** Sends bytes as they are and reads until the server closes. */
  const talk = async (request: string): Promise<string> => {
    const socket = connect(port, 'localhost');
    const heard: string[] = [];
    socket.on('data', (data) => heard.push(String(data))).on('error', () => undefined);
    socket.write(request);
    await once(socket, 'close');
    return heard.join('');
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-server-'));
    port = await freePort();
    await build(['server']);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('serves the demo, refuses a second start, survives a kill and ends on SIGTERM', async () => {
    const first = start();
    await ready(first);
    expect(first.said.join('')).toMatch(/localhost:\d+[\s\S]*staff-puli \/ doorstep-demo/);
    const health = await fetch(`http://localhost:${port}/healthz`);
    expect(await health.json()).toMatchObject({ ok: true });
    const foreign = await talk('GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(foreign).toMatch(/^HTTP\/1.1 421 [\s\S]*HOST_NOT_ALLOWED/);
    const chunk = 'x'.repeat(10_000);
    const chunked = await talk(
      `POST /api/sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        `${`2710\r\n${chunk}\r\n`.repeat(3)}0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1.1 413 [\s\S]*BODY_TOO_LARGE/);

    const second = start({ PORT: String(await freePort()) });
    expect(await once(second.child, 'exit')).toEqual([1, null]);
    expect(second.said.join('')).toMatch(/正被另一个家门口进程使用/);

    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const third = start();
    await ready(third);
    const sites = await (await fetch(`http://localhost:${port}/api/sites`)).json();
    expect((sites as { sites: unknown[] }).sites).toHaveLength(6);

    const half = connect(port, 'localhost');
    half.on('error', () => undefined);
    half.write('POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    await fetch(`http://localhost:${port}/healthz`);
    third.child.kill('SIGTERM');
    expect(await once(third.child, 'exit')).toEqual([0, null]);
  });

  it('says that the port is taken', async () => {
    const first = start({ DATA_DIR: ':memory:' });
    await ready(first);
    const second = start({ DATA_DIR: ':memory:' });
    expect(await once(second.child, 'exit')).toEqual([1, null]);
    expect(second.said.join('')).toMatch(/端口 \d+ 不可用[\s\S]*Choose another one with PORT/);
  });
});
