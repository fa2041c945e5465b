import { AsyncLocalStorage } from 'node:async_hooks';
import type { Fault, FaultPlan } from '../../simulation/faults.ts';
import type { Request } from '../model/operations.ts';
import type { Strike } from '../plan/plan.ts';

/** A request on its way: what it asked of the store so far. */
interface Running {
  readonly kind: Request['do'];
  readonly describe: (fault: Fault, call: string) => void;
  /** how many more of its calls of this kind are to go wrong */
  storm: { readonly fault: Fault; readonly call: string; left: number } | undefined;
}

/** Which calls were made and which went wrong, as `cancel TransactWriteItems` and `cancel TransactWriteItems conflict`. */
export type Touched = Map<string, number>;

/** Faults that find their calls, and a count of what was reached. */
export interface StrikingFaults {
  readonly plan: FaultPlan;
  readonly touched: Touched;
  /** does the work of a request, so that its store calls are known for its own; `tell` hears of what goes wrong */
  during<T>(request: Request, tell: Running['describe'], work: () => Promise<T>): Promise<T>;
}

/** Lets each strike meet its call: the nth one of that kind, counted over all clients. */
export const openStrikes = (strikes: readonly Strike[]): StrikingFaults => {
  const running = new AsyncLocalStorage<Running>();
  const touched: Touched = new Map();
  const waiting = strikes.map((strike) => ({ ...strike, skip: strike.nth }));
  const count = (cell: string) => touched.set(cell, (touched.get(cell) ?? 0) + 1);

  const nextFault = (request: Running, call: string): Fault | undefined => {
    if (request.storm?.call === call && request.storm.left-- > 0) return request.storm.fault;
    const index = waiting.findIndex(
      (strike) => strike.during === request.kind && strike.call === call && strike.skip-- <= 0,
    );
    const [strike] = index < 0 ? [] : waiting.splice(index, 1);
    if (strike && strike.times > 1) request.storm = { fault: strike.fault, call, left: strike.times - 1 };
    return strike?.fault;
  };

  return {
    touched,
    plan: ({ operation }) => {
      const request = running.getStore();
      if (!request) return undefined;
      const cell = `${request.kind} ${operation}`;
      count(cell);
      const fault = nextFault(request, operation);
      if (fault) {
        count(`${cell} ${fault}`);
        request.describe(fault, operation);
      }
      return fault;
    },
    during: (request, describe, work) => running.run({ kind: request.do, describe, storm: undefined }, work),
  };
};
