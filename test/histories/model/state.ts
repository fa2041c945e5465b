import type { AppointmentStatus } from '../../../shared/domain/appointments.ts';
import { parseSlotId, type SlotStatus } from '../../../shared/domain/slots.ts';

/** A slot of the model: seats without lanes. */
export interface ModelSlot {
  readonly capacity: number;
  readonly status: SlotStatus;
  readonly version: number;
}

/** An appointment of the model. */
export interface ModelAppointment {
  readonly person: number;
  readonly dose: 1 | 2 | undefined;
  readonly slot: string;
  readonly status: AppointmentStatus;
  /** what happened to it, in order: `booked`, `moved`, … */
  readonly history: readonly string[];
}

/** All that the answers depend on. Never changed in place. */
export interface State {
  readonly slots: Readonly<Record<string, ModelSlot>>;
  /** by the key of the booking */
  readonly appointments: Readonly<Record<string, ModelAppointment>>;
  /** pieces on hand by item, at the only site that has rewards */
  readonly stock: Readonly<Record<string, number>>;
  /** by key: the request that had an effect, and its answer */
  readonly answered: Readonly<Record<string, { readonly request: string; readonly answer: string }>>;
}

/** The local date on which all histories play. */
export const today = '2026-11-24';

export const siteOf = (slot: string): string => parseSlotId(slot)!.siteId;
export const dateOf = (slot: string): string => parseSlotId(slot)!.localDate;

/** True while the appointment makes its person busy. */
export const isActive = ({ status }: ModelAppointment): boolean => status === 'booked' || status === 'checkedIn';
/** True while the appointment holds a seat. */
export const holdsSeat = ({ status }: ModelAppointment): boolean => status !== 'cancelled';

/** Seats held in a slot. */
export const heldIn = ({ appointments }: State, slot: string): number =>
  Object.values(appointments).filter((appointment) => appointment.slot === slot && holdsSeat(appointment)).length;

/** True when no seat of the slot is left. */
export const isFull = (state: State, slot: string): boolean => heldIn(state, slot) >= state.slots[slot]!.capacity;

/** An appointment as it is answered. */
export const viewOf = ({ status, slot, history }: Pick<ModelAppointment, 'status' | 'slot' | 'history'>): string =>
  `${status} ${slot} [${history.join(' ')}]`;

/** Why an act may not start from here. */
export const refuseUnless = (
  from: readonly AppointmentStatus[],
  appointment: ModelAppointment | undefined,
): string | undefined => {
  if (!appointment) return 'NOT_FOUND';
  return from.includes(appointment.status) ? undefined : 'WRONG_STATE';
};

export const withAppointment = (state: State, name: string, appointment: ModelAppointment): State => ({
  ...state,
  appointments: { ...state.appointments, [name]: appointment },
});

/** The state after an act on an appointment, and the appointment as it is then. */
export const afterAct = (
  state: State,
  name: string,
  what: string,
  change: Partial<ModelAppointment>,
): { state: State; answer: string } => {
  const before = state.appointments[name]!;
  const after = { ...before, ...change, history: [...before.history, what] };
  return { state: withAppointment(state, name, after), answer: viewOf(after) };
};

export const withAnswer = (state: State, key: string, first: State['answered'][string]): State => ({
  ...state,
  answered: { ...state.answered, [key]: first },
});

/** The text that two states share exactly when they are the same. */
export const hashOf = (state: State): string => {
  const known = hashes.get(state);
  if (known !== undefined) return known;
  const hash = [state.slots, state.appointments, state.stock, state.answered].map(sortedText).join('|');
  hashes.set(state, hash);
  return hash;
};

const hashes = new WeakMap<State, string>();

const sortedText = (record: Readonly<Record<string, unknown>>): string =>
  Object.keys(record)
    .sort()
    .map((name) => `${name}${JSON.stringify(record[name])}`)
    .join('');
