import { setImmediate as turn } from 'node:timers/promises';
import type { Outcome } from '../../../shared/domain/refusals.ts';
import { StoreBusy } from '../../../shared/store/transaction.ts';
import type { Ask } from '../../support/mutations/mutation.ts';
import type { Process } from './process.ts';

/** How a request ended: answered, given up because the store could not be reached, or never, because its process is gone. */
export type Ending =
  | { readonly is: 'answered'; readonly answer: Outcome<unknown> }
  | { readonly is: 'busy'; readonly error: Error }
  | { readonly is: 'gone' };

/** Presses the button. What is thrown must be trouble with the store: anything else fails the test. */
export const press = async (process: Process, ask: Ask): Promise<Ending> => {
  const answered = ask(process.deps).then(
    (answer): Ending => ({ is: 'answered', answer }),
    (error: Error): Ending => {
      if (!isTroubleWithStore(error)) throw error;
      return { is: 'busy', error };
    },
  );
  const ended = await Promise.race([answered, process.gone.then((): Ending => ({ is: 'gone' }))]);
  // What a process that is gone had under way reaches the store or not; then nothing of it is left.
  if (ended.is === 'gone') for (let turns = 0; turns < turnsToSettle; turns++) await turn();
  return ended;
};

const turnsToSettle = 5;

/** Errors of the SDK carry what it knows of the exchange; StoreBusy is our own. */
const isTroubleWithStore = (error: Error): boolean => error instanceof StoreBusy || '$metadata' in error;
