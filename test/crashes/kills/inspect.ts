import type { Client } from '../../bench/http-client.ts';
import { type Books, seatsHeld, type Visit } from './books.ts';
import { demand, itemId } from './desk.ts';
import { demandAccepted, press, type Sent } from './load.ts';

/**
 * Presses everything of a round again, under the same keys: what was answered gets the same answer, what was not is
 * done or was done, and answers the same when pressed once more. The busy are idle again afterwards.
 */
export const pressAgain = async (client: Client, books: Books, sent: readonly Sent[]): Promise<string[]> => {
  const problems: string[] = [];
  await Promise.all(
    sent.map(async (one) => {
      const again = demandAccepted(one, await press(client, one));
      if (!one.answer) one.act.enter(JSON.parse(again.body));
      const first = one.answer ?? (await press(client, one));
      if (first.body !== again.body) problems.push(`${one.act.name}: another answer\n${first.body}\n${again.body}`);
    }),
  );
  for (const visit of books.visits) visit.isBusy = false;
  books.isChangingCapacity = false;
  return problems;
};

/** Looks whether the store is as the books say: every visit with its history, the seats, the capacity, the stock. */
export const compareWithBooks = async (client: Client, books: Books): Promise<string[]> => {
  const { desk } = books;
  const differences = await Promise.all(books.visits.map((visit) => compareVisit(client, desk.staff, visit)));
  const problems = differences.flat();
  const expect = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      problems.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  const { onHand, slot } = await readDesk(client, books);
  expect('capacity', [slot.capacity, slot.version], [books.capacity, books.version]);
  expect('on hand', onHand, books.onHand);
  for (const slotId of [desk.today, desk.tomorrow]) {
    const date = slotId.replace(/^.*-(\d{4})(\d\d)(\d\d)-\d{4}-\d+$/, '$1-$2-$3');
    const path = `/api/official/sites/${desk.siteId}/slots?date=${date}`;
    const { slots } = await demand(client, 'GET', path, desk.official);
    const found = { online: slots[0].booked, walkIn: slots[0].walkIn.booked };
    expect(`seats of ${slotId}`, found, seatsHeld(books, slotId));
  }
  return problems;
};

const compareVisit = async (client: Client, staff: string, visit: Visit): Promise<string[]> => {
  const seen = await lookAt(client, staff, visit);
  const known = knownOf(visit);
  return JSON.stringify(seen) === JSON.stringify(known) ? [] : [`${visit.code}: ${seen} instead of ${known}`];
};

const knownOf = ({ status, slotId, history }: Visit): string[] => [status, slotId, ...history];

const lookAt = async (client: Client, staff: string, { code, token, slotId }: Visit): Promise<string[]> => {
  const found = token ? await findOwn(client, code, token) : await findByCode(client, staff, code, slotId);
  return found
    ? [found.status, found.slot.slotId, ...found.history.map(({ what }: { what: string }) => what)]
    : ['not there'];
};

const findOwn = async (client: Client, code: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await client.send('GET', `/api/appointments/${code}`, headers);
  return status === 200 ? JSON.parse(body) : undefined;
};

/** Staff find a walk-in by the code, in the list of the day. */
const findByCode = async (client: Client, staff: string, code: string, slotId: string) => {
  const siteId = slotId.replace(/-\d{8}-\d{4}-\d+$/, '');
  const { appointments } = await demand(client, 'GET', `/api/staff/sites/${siteId}/day?q=${code}`, staff);
  return appointments[0];
};

/**
 * Looks for acts that were answered and are not there, before anything is pressed again and so done again: what is in
 * the books must be in the store, and beside it at most what was sent and not answered.
 */
export const findLost = async (client: Client, books: Books, sent: readonly Sent[]): Promise<string[]> => {
  const { desk } = books;
  const visits = await Promise.all(
    books.visits.map(async (visit) => {
      if (!visit.isBusy) return compareVisit(client, desk.staff, visit);
      const [, , ...history] = await lookAt(client, desk.staff, visit);
      const isThere = visit.history.every((what, index) => history[index] === what);
      return isThere && history.length <= visit.history.length + 1 ? [] : [`${visit.code}: lost, ${history}`];
    }),
  );
  const open = sent.filter(({ answer }) => !answer);
  const coming = open.reduce((sum, { act }) => sum + (act.name === 'receipt' ? (act.quantity ?? 0) : 0), 0);
  const going = open.filter(({ act }) => act.name === 'hand-out').length;
  const { onHand, slot } = await readDesk(client, books);
  const isStockThere = onHand >= books.onHand - going && onHand <= books.onHand + coming;
  const isChangeThere =
    slot.version === books.version || (books.isChangingCapacity && slot.version === books.version + 1);
  return [
    ...visits.flat(),
    ...(isStockThere ? [] : [`on hand: ${onHand}, where the books say ${books.onHand}`]),
    ...(isChangeThere ? [] : [`version: ${slot.version}, where the books say ${books.version}`]),
  ];
};

/** What is on hand, and today's slot as an official sees it. */
const readDesk = async (client: Client, { desk }: Books) => {
  const { stock } = await demand(client, 'GET', `/api/official/sites/${desk.siteId}/stock`, desk.official);
  const item = stock.find((one: { itemId: string }) => one.itemId === itemId);
  const slots = `/api/official/sites/${desk.siteId}/slots?date=${desk.date}`;
  const {
    slots: [slot],
  } = await demand(client, 'GET', slots, desk.official);
  return { onHand: Number(item?.onHand ?? 0), slot };
};
