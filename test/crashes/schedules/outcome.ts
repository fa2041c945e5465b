import type { Stored } from './stage.ts';

/*
 * Two runs came to the same when their answers and stores are equal in all that a sequence of the same acts decides.
 * Left out is what chance or a moment's look decides: sealed bytes and salted hashes, which of a slot's lanes was taken,
 * and figures that an answer shows "as they were read" (how many are on hand, how many seats are taken, how many this
 * very try marked).
 */
const shownAsRead = new Set(['stock', 'onHand', 'booked', 'remaining', 'available', 'marked']);

/** The same in one play: an official who changes one field of a site is shown the others as they were read. */
const shownInPlay: Readonly<Record<string, readonly string[]>> = {
  'pause a site ‖ an official renames the site': ['name', 'status'],
};

/** Makes the answers of a play text, without what they only show. */
export const comparing = (play: string): ((answer: unknown) => string) => {
  const hidden = new Set([...shownAsRead, ...(shownInPlay[play] ?? [])]);
  return (answer) => JSON.stringify(answer, (name, value) => (hidden.has(name) ? undefined : value)) ?? 'undefined';
};

/** The store as text, with nothing left out but what no two runs have in common. */
export const exactState = (stored: Stored, compare = comparing('')): string =>
  [...stored]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${key} ${textOf(item, compare)}`)
    .join('\n');

/** The store as text, remembered answers as `compare` has them, in which it does not matter on which of its lanes a slot's seat was taken. */
export const comparableState = (stored: Stored, compare: (answer: unknown) => string): string =>
  exactState(mergeLanes(stored), compare).replaceAll(laneOrFigure, '');

/** In a history: the lane of a placement, and what was left on hand as the hand-out saw it. */
const laneOrFigure = /"(lane|l)":\{"N":"\d+"\},?/g;

const unrepeatable = new Set(['id', 'passwordHash']);

const textOf = (item: Readonly<Record<string, unknown>>, compare: (answer: unknown) => string): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(item)
        .filter(([name]) => !unrepeatable.has(name))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [
          name,
          name === 'answer' ? compare(JSON.parse((value as { S: string }).S)) : inOrder(value),
        ]),
    ),
  );

/** Sets and maps have no order. */
const inOrder = (value: unknown): unknown => {
  const { SS, M } = value as { SS?: string[]; M?: Record<string, unknown> };
  if (SS) return { SS: SS.toSorted() };
  return M ? { M: Object.fromEntries(Object.entries(M).toSorted(([a], [b]) => (a < b ? -1 : 1))) } : value;
};

interface WireLane {
  readonly pk: { S: string };
  readonly sk: { S: string };
  readonly av: { N: string };
  readonly cap: { N: string };
  readonly cx?: { N: string };
  readonly claims: { M: Record<string, unknown> };
}

const laneSortKey = /^D#\S+ ([OW]#\S+)#\d+$/;

/** Each slot's lanes of a pool as one. */
const mergeLanes = (stored: Stored): Stored => {
  const merged = new Map<string, object>();
  for (const [key, item] of [...stored].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const isLane = laneSortKey.test(key);
    const slot = isLane ? key.replace(/#\d+$/, '') : key;
    const before = merged.get(slot);
    merged.set(slot, isLane && before ? together(before as never, item as never) : item);
  }
  return merged as unknown as Stored;
};

const together = (a: WireLane, b: WireLane): WireLane => ({
  ...a,
  av: sum(a.av, b.av),
  cap: sum(a.cap, b.cap),
  ...((a.cx || b.cx) && { cx: sum(a.cx, b.cx) }),
  claims: { M: { ...a.claims.M, ...b.claims.M } },
});

const sum = (a = { N: '0' }, b = { N: '0' }) => ({ N: String(Number(a.N) + Number(b.N)) });
