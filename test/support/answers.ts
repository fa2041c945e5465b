import { isRefusal, type Outcome } from '../../shared/domain/refusals.ts';

/** The answer of a use case; fails the test when it was refused. */
export const accepted = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
};
