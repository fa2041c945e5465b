import { seededRandom } from '../../support/clock.ts';
import type { Request } from '../model/operations.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Plan, Step } from './plan.ts';
import { type Asking, newRequest } from './requests.ts';
import { startFor } from './start.ts';
import { type Cell, cellOf, isOfMemory, strikesFor } from './strikes.ts';
import { type Theme, type ThemeName, themes } from './themes.ts';

const clientCount = 5;

/** The plan of a history: the same for the same seed. */
export const planHistory = (seed: number): Plan => {
  const dice = diceOf(seededRandom(Math.imul(seed, 0x85ebca6b)));
  const cell = cellOf(seed);
  const name = isOfMemory(cell) ? 'seats' : themeFor(dice, cell.during);
  const theme: Theme = themes[name];
  const isTest = dice.chance(theme.tests);
  const start = startFor(dice, theme, isTest);
  const planned = planClients({
    dice,
    theme,
    start,
    isTest,
    personCount: dice.between(...theme.persons),
    all: new Map(),
  });
  const clients = cell.isOfDirectory ? planned.map((steps) => beginningWith(cell.during, steps)) : planned;
  return {
    seed,
    theme: name,
    start,
    clients,
    processCount: processCountFor(dice, cell),
    strikes: strikesFor(dice, clients, cell),
    readsDirectory: cell.isOfDirectory,
    hasReplica: dice.chance(0.25),
    hasShortLocks: dice.chance(0.6),
  };
};

const processCountFor = (dice: Dice, cell: Cell): number => {
  if (isOfMemory(cell)) return dice.between(1, 2);
  return dice.chance(0.3) ? dice.between(2, 4) : clientCount;
};

const shares: Readonly<Record<ThemeName, number>> = {
  seats: 3,
  persons: 2,
  desk: 2,
  rewards: 2,
  capacity: 3,
  mixed: 2,
};

/** A theme in which that kind of request comes up. */
const themeFor = (dice: Dice, kind: Request['do']): ThemeName => {
  const fitting = Object.entries(shares).filter(([name]) => kind in themes[name as ThemeName].weights);
  return dice.weighted(Object.fromEntries(fitting) as Record<ThemeName, number>);
};

/** Only who asks first in a process makes it read the directory. */
const beginningWith = (kind: Request['do'], steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((a, b) => Number(b.request.do === kind) - Number(a.request.do === kind));

/** Clients take turns in planning, so that each can mean what the others do. */
const planClients = (shared: Omit<Asking, 'own'>): Step[][] => {
  const { dice } = shared;
  const clients = Array.from({ length: clientCount }, () => ({
    own: new Map<string, string>(),
    steps: [] as Step[],
    length: dice.between(3, 5),
  }));
  const asked: Request[] = [];
  for (let serial = 1; serial <= 5; serial++) {
    for (const [client, { own, steps, length }] of clients.entries()) {
      if (serial > length) continue;
      const request = repeated(dice, steps, asked) ?? newRequest({ ...shared, own }, client + 1, serial);
      asked.push(request);
      steps.push({ request, ...pace(dice, shared.theme, serial === 1) });
    }
  }
  return clients.map(({ steps }) => steps);
};

/** Sometimes the same again, by whoever asked first or by somebody else; now and then its key with other words. */
const repeated = (dice: Dice, own: readonly Step[], all: readonly Request[]): Request | undefined => {
  if (all.length === 0 || !dice.chance(0.2)) return undefined;
  const request = own.length > 0 && dice.chance(0.6) ? dice.oneOf(own).request : dice.oneOf(all);
  return dice.chance(0.15) ? inOtherWords(request) : request;
};

const inOtherWords = (request: Request): Request => {
  if (request.do === 'book') return { ...request, person: request.person + 1 };
  if (request.do === 'receive') return { ...request, quantity: request.quantity + 1 };
  if (request.do === 'changeSlot') return { ...request, capacity: (request.capacity ?? 1) + 1 };
  return request;
};

/** All begin together, and most follow at once, so that they meet. */
const pace = (dice: Dice, { longThinks }: Theme, isFirst: boolean): Omit<Step, 'request'> => ({
  thinkMilliseconds:
    !isFirst && dice.chance(longThinks) ? dice.between(200, 1400) : dice.between(0, dice.oneOf([1, isFirst ? 3 : 12])),
  afterUnknown: dice.chance(0.7) ? 'repeat' : 'leave',
});
