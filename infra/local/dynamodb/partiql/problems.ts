import { type DynamoDbError, validationError } from '../errors.ts';
import { ExpressionError } from '../expressions/token-stream.ts';

/** What the service says of a statement that it cannot read, often without saying why. */
export const notWellFormed = (what = ''): DynamoDbError =>
  validationError(`Statement wasn't well formed, can't be processed: ${what}`);

/** Statements name no parameter in front of the faults of their conditions and updates, unlike expressions. */
export const withoutParameter = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof ExpressionError ? validationError(error.message) : error;
  }
};
