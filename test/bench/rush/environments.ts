import type { Dependencies } from '../../../shared/usecases/dependencies.ts';
import type { SimulatedWorld } from '../../simulation/world.ts';

/** A process that handles one request at a time. */
export interface Environment {
  readonly name: string;
  readonly deps: Dependencies;
}

/** How many requests are handled at once, and what each takes beside the store's time. */
export interface FunctionLimits {
  readonly concurrency: number;
  readonly cpuMilliseconds: number;
}

/** A Lambda function: requests that find every environment busy wait in the order they came. */
export interface RushFunction {
  handle<T>(work: (environment: Environment) => Promise<T>): Promise<T>;
}

/**
 * Opens the function. Environments have started and know nothing; each is used once before any is used again, and then
 * the one that has rested longest: the worst a load balancer can do to what processes remember.
 */
export const openFunction = (world: SimulatedWorld, { concurrency, cpuMilliseconds }: FunctionLimits): RushFunction => {
  const resting: Environment[] = [];
  const waiting: ((environment: Environment) => void)[] = [];
  let opened = 0;

  const take = (): Promise<Environment> | Environment => {
    if (opened < concurrency) {
      const name = `env-${opened++}`;
      return { name, deps: world.newProcess(name) };
    }
    return resting.shift() ?? new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (environment: Environment) => {
    const next = waiting.shift();
    if (next) next(environment);
    else resting.push(environment);
  };

  return {
    handle: async (work) => {
      const environment = await take();
      try {
        await world.time.sleep(cpuMilliseconds);
        return await work(environment);
      } finally {
        giveBack(environment);
      }
    },
  };
};
