import { dateOf, holdsSeat, isActive, type ModelAppointment, type State, viewOf } from './state.ts';

/** What lies in the store when all is quiet: everything that the invariants speak of, by name, one line each. */
export interface Stored {
  /** `capacity 2, open, version 1` and the claims, by slot */
  readonly slots: Readonly<Record<string, string>>;
  /** by the key of the booking */
  readonly appointments: Readonly<Record<string, string>>;
  /** with which appointment a person is busy, and which doses they got, by person (a test: and date) */
  readonly guards: Readonly<Record<string, string>>;
  /** how many rewards a person got, by person */
  readonly rewards: Readonly<Record<string, string>>;
  /** pieces on hand, by item */
  readonly stock: Readonly<Record<string, string>>;
}

/** All of it as one text, to compare. */
export const textOfStore = (store: Stored): string =>
  Object.entries(store)
    .map(([part, lines]) => `${part}\n${linesOf(lines)}`)
    .join('');

const linesOf = (lines: Readonly<Record<string, string>>): string =>
  Object.keys(lines)
    .sort()
    .map((name) => `  ${name}: ${lines[name]}\n`)
    .join('');

export const slotLine = (capacity: number, status: string, version: number, claims: readonly string[]): string =>
  `capacity ${capacity}, ${status}, version ${version}, holds ${claims.toSorted().join(' ') || 'nobody'}`;

export const guardLine = (active: string | undefined, doses: readonly number[]): string =>
  `busy with ${active ?? 'nothing'}, got ${doses.toSorted().join(' ') || 'nothing'}`;

/** A guard's name: of a person, for a test also of the date. */
export const guardName = (person: number, dose: number | undefined, slot: string): string =>
  dose === undefined ? `person ${person} on ${dateOf(slot)}` : `person ${person}`;

/** What the store must hold in a state of the model. A guard stays when its person is no longer busy. */
export const stored = ({ slots, appointments, stock }: State): Stored => {
  const all = Object.entries(appointments);
  return {
    slots: mapValues(slots, ({ capacity, status, version }, slot) =>
      slotLine(
        capacity,
        status,
        version,
        all.filter(([, one]) => one.slot === slot && holdsSeat(one)).map(([name, one]) => `${name} ${one.status}`),
      ),
    ),
    appointments: mapValues(appointments, viewOf),
    guards: guardsOf(all),
    rewards: Object.fromEntries(
      all.filter(([, { history }]) => history.includes('handedOut')).map(([, { person }]) => [`person ${person}`, '1']),
    ),
    stock: mapValues(stock, String),
  };
};

/** Guards that say something: whom nobody keeps busy and who got nothing may have one or none. */
const guardsOf = (all: readonly (readonly [string, ModelAppointment])[]): Record<string, string> => {
  const names = new Set(all.map(([, { person, dose, slot }]) => guardName(person, dose, slot)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const own = all.filter(([, { person, dose, slot }]) => guardName(person, dose, slot) === name);
      const active = own.find(([, one]) => isActive(one))?.[0];
      const doses = own.filter(([, { status }]) => status === 'fulfilled').map(([, { dose }]) => dose ?? 0);
      return active || doses.length > 0 ? [[name, guardLine(active, doses)]] : [];
    }),
  );
};

const mapValues = <T>(record: Readonly<Record<string, T>>, line: (value: T, name: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, line(value, name)]));
