import type { SlotStatus } from '../../../shared/domain/slots.ts';

interface Keyed {
  /** the idempotency key */
  readonly key: string;
}

/** A resident books; the appointment is called by the key of its booking from then on. */
export interface Book extends Keyed {
  readonly do: 'book';
  readonly person: number;
  /** left out for a test */
  readonly dose?: 1 | 2 | undefined;
  readonly slot: string;
}

/** A resident moves an appointment of theirs. */
export interface Move extends Keyed {
  readonly do: 'move';
  readonly appointment: string;
  readonly slot: string;
}

/** A resident cancels. */
export interface Cancel extends Keyed {
  readonly do: 'cancel';
  readonly appointment: string;
}

/** Somebody of the staff of `site` acts on whoever stands before them. */
export interface DeskAct extends Keyed {
  readonly do: 'checkIn' | 'undoCheckIn' | 'complete' | 'handOut';
  readonly appointment: string;
  readonly site: string;
}

/** An official changes capacity or status of a slot, of which they saw `version`. */
export interface ChangeSlot extends Keyed {
  readonly do: 'changeSlot';
  readonly slot: string;
  readonly capacity?: number;
  readonly status?: SlotStatus;
  readonly version: number;
}

/** An official enters goods received. */
export interface Receive extends Keyed {
  readonly do: 'receive';
  readonly item: string;
  readonly quantity: number;
}

/** Everything is looked at, when all is quiet. */
export interface Inspect extends Keyed {
  readonly do: 'inspect';
}

/** Whatever a client asks for. A repetition is the same operation again: same key, same words. */
export type Request = Book | Move | Cancel | DeskAct | ChangeSlot | Receive;
export type Operation = Request | Inspect;

/** An operation in one line. */
export const textOf = ({ do: what, key, ...rest }: Operation): string =>
  `${key} ${what} ${Object.entries(rest)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`.trim();
