import { type CancellationReason, DynamoDbError, SchemaMismatchError, transactionCanceled } from '../errors.ts';

/** What an action that is not to blame gets. */
export const NO_REASON: CancellationReason = { Code: 'None' };

/** Why an action cancels its transaction; any other error is not about this action and thrown on. */
export const reasonFor = (error: unknown): CancellationReason => {
  if (!(error instanceof DynamoDbError)) throw error;
  if (error.name === 'ConditionalCheckFailedException')
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(error.Item !== undefined && { Item: error.Item }),
    };
  if (error.name === 'DuplicateItemException') return { Code: 'DuplicateItem', Message: error.message };
  if (error.name === 'ValidationException') return { Code: 'ValidationError', Message: error.message };
  throw error;
};

/**
 * Holds actions against the schemas of their tables before anything runs. The first key of a wrong type cancels the
 * transaction and is the only reason given, whatever the other actions would have met.
 */
export const bindActions = <Action, Bound>(actions: readonly Action[], bind: (action: Action) => Bound): Bound[] =>
  actions.map((action, at) => {
    try {
      return bind(action);
    } catch (error) {
      if (!(error instanceof SchemaMismatchError)) throw error;
      throw transactionCanceled(actions.map((_, index) => (index === at ? reasonFor(error) : NO_REASON)));
    }
  });
