import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../infra/local/build.mjs';
import { type Client, openClient } from '../bench/http-client.ts';
import { seededRandom } from '../support/clock.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';
import { type Books, openBooks } from './kills/books.ts';
import { openDesk } from './kills/desk.ts';
import { compareWithBooks, findLost, pressAgain } from './kills/inspect.ts';
import { loadUntilKilled, type Sent } from './kills/load.ts';

/** One kill of npm run kills, and the same on a disk that forgot what was acknowledged. */
describe('kill -9 under a load of all acts', () => {
  const folders = mkdtempSync(join(tmpdir(), 'doorstep-kill-'));
  const [folder, earlier] = [join(folders, 'data'), join(folders, 'earlier')];
  const random = seededRandom(3);
  let given = 0;
  let port = 0;
  let server: ServerProcess;
  let client: Client;
  let books: Books;

  const start = async () => {
    server = await startServer(folder, port);
    client = openClient(server.origin, 32);
  };
  const kill = async () => {
    client.close();
    await server.kill();
  };
  const loadAndKill = (after: number): Promise<Sent[]> =>
    loadUntilKilled(client, books, { random, next: () => ++given }, { after, kill });

  beforeAll(async () => {
    await build(['server']);
    port = await freePort();
    await start();
    books = openBooks(await openDesk(client));
  });
  afterAll(async () => {
    await kill();
    rmSync(folders, { recursive: true, force: true });
  });

  it('loses nothing that was answered, and does nothing twice', async () => {
    const sent = await loadAndKill(120);
    await start();
    expect(await findLost(client, books, sent)).toEqual([]);
    expect(await pressAgain(client, books, sent)).toEqual([]);
    expect(await compareWithBooks(client, books)).toEqual([]);
  });

  it('notices a disk that forgot', async () => {
    await kill();
    cpSync(folder, earlier, { recursive: true });
    await start();
    const sent = await loadAndKill(60);
    rmSync(folder, { recursive: true });
    cpSync(earlier, folder, { recursive: true });
    await start();
    expect((await findLost(client, books, sent)).length).toBeGreaterThan(0);
  });
});
