import type { Operation } from './operations.ts';
import { givenFrom } from './rewards.ts';
import { heldIn, type State } from './state.ts';

/** A seat that a process knows it has given away. */
export interface OwnSeat {
  readonly appointment: string;
  readonly slot: string;
}

/**
 * What an answer may owe to a look before the act. Bookings and moves are told SLOT_FULL from the sold-out memory; a
 * hand-out, a receipt and a changed slot show a figure beside their answer that they read before they wrote. A look that
 * the answer does not show is none.
 */
export const look = (
  state: State,
  operation: Operation,
  answer: string | undefined,
  own: readonly OwnSeat[],
): string | undefined => {
  if (operation.do === 'book' || operation.do === 'move') {
    return answer === 'SLOT_FULL' ? lookForSeats(state, operation.slot, own) : undefined;
  }
  const figures = figuresOf(state, operation);
  return figures?.every((figure) => answer === undefined || answer.includes(figure)) ? figures.join() : undefined;
};

/** The figures that an answer would show, as it shows them. */
const figuresOf = (state: State, operation: Operation): string[] | undefined => {
  if (operation.do === 'changeSlot') return [`${heldIn(state, operation.slot)} of `];
  if (operation.do === 'receive') {
    return [`${(state.stock[operation.item] ?? 0) + operation.quantity} ${operation.item}`];
  }
  if (operation.do !== 'handOut') return undefined;
  const person = state.appointments[operation.appointment]?.person;
  return person === undefined ? undefined : givenFrom(state.stock, person);
};

/** Only what can have been taken for full: no seat left but those that the process itself gives away afterwards. */
const lookForSeats = (state: State, slot: string, own: readonly OwnSeat[]): string | undefined => {
  const left = state.slots[slot]!.capacity - heldIn(state, slot);
  const mayFollow = own.filter((seat) => seat.slot === slot);
  if (left > mayFollow.length) return undefined;
  return `${left} left ${mayFollow.map(({ appointment }) => lengthOf(state, appointment)).join()}`;
};

const lengthOf = ({ appointments }: State, name: string): number => appointments[name]?.history.length ?? 0;

/** What a process remembers of the state that it read: that state, and the seats that it gave away since. */
export const remembered = (read: State, now: State, own: readonly OwnSeat[]): State => {
  const since = own.filter(({ appointment }) => lengthOf(read, appointment) < lengthOf(now, appointment));
  if (since.length === 0) return read;
  const given = since.map(({ appointment, slot }, index) => {
    const seat = { ...now.appointments[appointment]!, slot, status: 'booked' as const };
    return [`given ${index}`, seat] as const;
  });
  return { ...read, appointments: { ...read.appointments, ...Object.fromEntries(given) } };
};
