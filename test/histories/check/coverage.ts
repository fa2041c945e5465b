import { type Cell, callsOf, cells } from '../plan/strikes.ts';
import type { Touched } from '../run/strike.ts';

/** Adds what one history reached to what all have. */
export const addTouched = (all: Touched, one: Touched): void => {
  for (const [name, count] of one) all.set(name, (all.get(name) ?? 0) + count);
};

const nameOf = ({ during, call, fault }: Cell): string => `${during} ${call} ${fault}`;

/** `cancel TransactWriteItems crashAfter`: what none of the histories has reached, of some places or of all. */
export const cellsMissed = (all: Touched, wanted: readonly Cell[] = cells): string[] =>
  wanted.map(nameOf).filter((name) => !all.has(name));

/** Store calls that were made, of a kind that no fault is planned for; any operation may have to read the directory. */
export const callsUnplanned = (all: Touched): string[] => {
  const planned = Object.entries(callsOf).flatMap(([kind, calls]) =>
    [...calls, 'Query'].map((call) => `${kind} ${call}`),
  );
  return [...all.keys()].filter((name) => name.split(' ').length === 2 && !planned.includes(name));
};
