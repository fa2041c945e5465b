import type { Done } from './apply.ts';
import type { Book, Cancel, Move } from './operations.ts';
import {
  afterAct,
  dateOf,
  isActive,
  isFull,
  type ModelAppointment,
  refuseUnless,
  type State,
  viewOf,
  withAppointment,
} from './state.ts';

/** Person, then seat. Whoever saw the slot full is told so before anything else is judged. */
export const book = (state: State, { key, person, dose, slot }: Book, seen: State | undefined): Done => {
  if (seen && isFull(seen, slot)) return 'SLOT_FULL';
  const whyNot = whyNotPerson(state, { person, dose, slot }) ?? whyNoSeat(state, slot);
  if (whyNot) return whyNot;
  const appointment = { person, dose, slot, status: 'booked', history: ['booked'] } as const;
  return { state: withAppointment(state, key, appointment), answer: viewOf(appointment) };
};

/** Takes a seat in the new slot and gives the old one back. To its own slot nothing is taken. */
export const move = (state: State, { appointment: name, slot }: Move, seen: State | undefined): Done => {
  const appointment = state.appointments[name];
  const refused = refuseUnless(['booked'], appointment);
  if (refused) return refused;
  const isElsewhere = appointment!.slot !== slot;
  if (isElsewhere && seen && isFull(seen, slot)) return 'SLOT_FULL';
  const others = withAppointment(state, name, { ...appointment!, status: 'cancelled' });
  const whyNot = isElsewhere && (whyNotPerson(others, { ...appointment!, slot }) ?? whyNoSeat(others, slot));
  return whyNot || afterAct(state, name, 'moved', { slot });
};

/** The seat is free for others and the person may book again. */
export const cancel = (state: State, { appointment: name }: Cancel): Done =>
  refuseUnless(['booked'], state.appointments[name]) ?? afterAct(state, name, 'cancelled', { status: 'cancelled' });

type Wish = Pick<ModelAppointment, 'person' | 'dose' | 'slot'>;

/** One active appointment per person, for a test per person and day; no dose twice, none after a later one. */
const whyNotPerson = (state: State, { person, dose, slot }: Wish): string | undefined => {
  const own = Object.values(state.appointments).filter(
    (other) => other.person === person && (dose !== undefined || dateOf(other.slot) === dateOf(slot)),
  );
  if (own.some(isActive)) return 'ALREADY_BOOKED';
  return own.some((other) => other.status === 'fulfilled' && (other.dose ?? 0) >= (dose ?? 0))
    ? 'NOT_POSSIBLE'
    : undefined;
};

const whyNoSeat = (state: State, slot: string): string | undefined => {
  if (state.slots[slot]!.status !== 'open') return 'SLOT_CLOSED';
  return isFull(state, slot) ? 'SLOT_FULL' : undefined;
};
