import type { Fault } from '../../simulation/faults.ts';
import type { Request } from '../model/operations.ts';
import type { State } from '../model/state.ts';

/** One thing that a client asks for, in its turn. */
export interface Step {
  /** a changed slot's version is 0 here: the client looks it up when its turn comes */
  readonly request: Request;
  /** milliseconds before it is asked */
  readonly thinkMilliseconds: number;
  /** what the client does when the outcome is unknown: sends it again under its key, or goes on without knowing */
  readonly afterUnknown: 'repeat' | 'leave';
}

/** One fault that strikes: the nth call of that kind that an operation of that kind makes. */
export interface Strike {
  readonly fault: Fault;
  readonly during: Request['do'];
  /** the API's name of the call: `TransactWriteItems` */
  readonly call: string;
  readonly nth: number;
  /** how many calls in a row, of the same operation */
  readonly times: number;
}

/** A history before it is run: the same for the same seed. */
export interface Plan {
  readonly seed: number;
  readonly theme: string;
  readonly start: State;
  /** what each client does, one step after the other */
  readonly clients: readonly (readonly Step[])[];
  /** clients share processes when there are fewer of these */
  readonly processCount: number;
  readonly strikes: readonly Strike[];
  /** every process reads the directory for itself; else all know it */
  readonly readsDirectory: boolean;
  /** eventually consistent reads may come from a replica that is behind */
  readonly hasReplica: boolean;
  /** transactions begin slowly and hold their items shortly: they meet less often, and what was read before is older */
  readonly hasShortLocks: boolean;
}
