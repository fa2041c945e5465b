import type { Client, TimedAnswer } from '../../bench/http-client.ts';
import { type Act, book, changeCapacity, nextStep, receive, walkIn } from './acts.ts';
import type { Books, Visit } from './books.ts';

/** An act that was sent, and its answer if one came. */
export interface Sent {
  readonly act: Act;
  readonly key: string;
  readonly answer?: TimedAnswer | undefined;
}

/** What chance and the count of people and keys decide, over all rounds. */
export interface Chance {
  readonly random: () => number;
  /** a number that was never given before */
  readonly next: () => number;
}

/** Sends an act under its key. */
export const press = (client: Client, { act, key }: Sent): Promise<TimedAnswer> => {
  const { method, path, token, body } = act;
  const headers = { 'idempotency-key': key, ...(token && { authorization: `Bearer ${token}` }) };
  return client.send(method, path, headers, body);
};

const isAccepted = ({ status }: TimedAnswer) => status === 200 || status === 201;

/** Fails loudly when an act was not accepted: the load asks for nothing that is refused. */
export const demandAccepted = ({ act }: Sent, answer: TimedAnswer): TimedAnswer => {
  if (!isAccepted(answer)) throw new Error(`${act.name} answered ${answer.status}: ${answer.body}`);
  return answer;
};

const clients = 24;
const stockUpTo = 50;
const leastCapacity = 900;

/**
 * Clients send one act after the other until the server is gone. `kill` is called after so many answers. All that was
 * sent comes back, answered or not; what was answered is in the books.
 */
export const loadUntilKilled = async (
  client: Client,
  books: Books,
  chance: Chance,
  { after, kill }: { after: number; kill: () => Promise<void> },
): Promise<Sent[]> => {
  const sent: Sent[] = [];
  let answers = 0;
  let isOver = false;
  const work = async () => {
    while (!isOver) {
      const { act, done } = chooseAct(books, chance);
      const one: Sent = { act, key: `kill-key-${chance.next()}`.padEnd(20, '-') };
      // A refused connection: the server is gone, and nobody knows how far the act came.
      const answer = await press(client, one).catch(() => undefined);
      sent.push({ ...one, answer });
      if (!answer) return;
      act.enter(JSON.parse(demandAccepted(one, answer).body));
      done();
      if (++answers === after) {
        isOver = true;
        await kill();
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return sent;
};

/** What a client does next. What it is about stays busy until it is answered, so that the client knows what to expect. */
const chooseAct = (books: Books, { random, next }: Chance): { act: Act; done: () => void } => {
  const die = random();
  if (die < 0.03) return { act: receive(books, 1 + Math.floor(random() * stockUpTo)), done: () => undefined };
  if (die < 0.08 && !books.isChangingCapacity) {
    books.isChangingCapacity = true;
    const capacity = leastCapacity + Math.floor(random() * 200);
    return { act: changeCapacity(books, capacity), done: () => Object.assign(books, { isChangingCapacity: false }) };
  }
  if (die < 0.2) return { act: walkIn(books, next()), done: () => undefined };
  const step = die < 0.7 ? stepOnVisit(books, random) : undefined;
  return step ?? { act: book(books, next()), done: () => undefined };
};

const stepOnVisit = (books: Books, random: () => number) => {
  const idle = books.visits.filter(({ isBusy }) => !isBusy);
  const visit: Visit | undefined = idle[Math.floor(random() * idle.length)];
  const act = visit && nextStep(books, visit, random());
  if (!visit || !act) return undefined;
  visit.isBusy = true;
  return { act, done: () => Object.assign(visit, { isBusy: false }) };
};
