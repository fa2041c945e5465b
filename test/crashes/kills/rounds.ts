import { type Client, openClient } from '../../bench/http-client.ts';
import { seededRandom } from '../../support/clock.ts';
import { freePort, runReconcile, type ServerProcess, startServer } from '../../support/server-process.ts';
import { type Books, openBooks } from './books.ts';
import { openDesk } from './desk.ts';
import { compareWithBooks, findLost, pressAgain } from './inspect.ts';
import { type Chance, loadUntilKilled } from './load.ts';

/** What the kills came to. */
export interface Tally {
  kills: number;
  answered: number;
  unanswered: number;
  /** milliseconds from the start of the process to its first answer from the store, one a restart */
  readonly restarts: number[];
  /** acts that were answered, by name */
  readonly acts: Map<string, number>;
  readonly problems: string[];
}

const connections = 32;
/** The books start anew at a new desk after so many kills, and the store is recounted. */
export const killsPerDesk = 20;

/** Kills the server so many times under load, each time starting it on the same folder; `tell` is called after each desk. */
export const killOften = async (
  folder: string,
  { kills, seed }: { kills: number; seed: number },
  tell: (tally: Tally) => void,
): Promise<Tally> => {
  const tally: Tally = { kills: 0, answered: 0, unanswered: 0, restarts: [], acts: new Map(), problems: [] };
  const port = await freePort();
  let given = 0;
  const chance: Chance = { random: seededRandom(seed), next: () => ++given };
  let running = await start(folder, port, '/api/sites');
  let books: Books | undefined;
  while (tally.kills < kills) {
    if (!books || tally.kills % killsPerDesk === 0) books = openBooks(await openDesk(running.client));
    running = await killOnce(folder, port, running, books, chance, tally);
    if (tally.kills % killsPerDesk !== 0 && tally.kills < kills) continue;
    tally.problems.push(...(await recount(folder)));
    tell(tally);
  }
  await stop(running);
  return tally;
};

interface Running {
  readonly server: ServerProcess;
  readonly client: Client;
  readonly milliseconds: number;
}

/** Starts the server and waits for an answer that comes from the store. */
const start = async (folder: string, port: number, path: string): Promise<Running> => {
  const startedAt = performance.now();
  const server = await startServer(folder, port);
  const client = openClient(server.origin, connections);
  const { status, body } = await client.send('GET', path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  return { server, client, milliseconds: performance.now() - startedAt };
};

const stop = async ({ server, client }: Running) => {
  client.close();
  await server.kill();
};

const killOnce = async (
  folder: string,
  port: number,
  running: Running,
  books: Books,
  chance: Chance,
  tally: Tally,
): Promise<Running> => {
  const after = 10 + Math.floor(chance.random() * 120);
  const waitMilliseconds = chance.random() * 4;
  const kill = async () => {
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    await stop(running);
  };
  const sent = await loadUntilKilled(running.client, books, chance, { after, kill });
  const { siteId, date } = books.desk;
  const next = await start(folder, port, `/api/sites/${siteId}/slots?date=${date}`);
  tally.kills++;
  tally.restarts.push(next.milliseconds);
  const answered = sent.filter(({ answer }) => answer);
  tally.answered += answered.length;
  tally.unanswered += sent.length - answered.length;
  for (const { act } of answered) tally.acts.set(act.name, (tally.acts.get(act.name) ?? 0) + 1);
  tally.problems.push(...(await findLost(next.client, books, sent)));
  tally.problems.push(...(await pressAgain(next.client, books, sent)));
  tally.problems.push(...(await compareWithBooks(next.client, books)));
  return next;
};

/** The recount beside the running server. */
const recount = async (folder: string): Promise<string[]> => {
  const { exitCode, output } = await runReconcile(folder);
  return exitCode === 0 && output.includes(': 0 differences') ? [] : [output];
};
