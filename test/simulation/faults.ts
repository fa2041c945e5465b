/**
 * What may happen to one call. `crash…`: the process is dead, this call and all later ones never answer. `timeout…`: the
 * caller gets the SDK's TimeoutError. `…Before`: nothing was done, `…After`: all of it was. `throttle` and `conflict`:
 * the service's own refusals, without effect; a plain read never conflicts and goes its way.
 */
export type Fault = 'crashBefore' | 'crashAfter' | 'timeoutBefore' | 'timeoutAfter' | 'throttle' | 'conflict';

/** One call of a process to the store, retries of the SDK included. */
export interface StoreCall {
  readonly process: string;
  readonly operation: string;
  /** counts the calls of this process, from 0 */
  readonly serial: number;
}

/** Which calls go wrong, and how. */
export type FaultPlan = (call: StoreCall) => Fault | undefined;

/** What is injected, and who hears of a crash. */
export interface Faults {
  readonly plan: FaultPlan;
  readonly onCrash?: (process: string) => void;
}

/** Nothing goes wrong. */
export const noFaults: Faults = { plan: () => undefined };

/** As the SDK's HTTP handler throws when no answer comes in time. */
export const timeoutError = (): Error => Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
