import { validationError } from '../errors.ts';
import type { Item } from '../values/attribute-value.ts';

/** The parameters that expressions of a request share. */
export interface ExpressionParams {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

type Request = object;

const presentIn = (request: Request, names: readonly string[]): string[] =>
  names.filter((name) => (request as Record<string, unknown>)[name] !== undefined);

/**
 * Expressions and the older parameters cannot be mixed, and names or values need an expression that could use them.
 * The lists are in the order in which messages name them.
 */
export const checkExpressionParams = (
  request: Request & ExpressionParams,
  expressions: readonly string[],
  legacy: readonly string[],
): void => {
  const used = presentIn(request, expressions);
  const old = presentIn(request, legacy);
  if (used.length > 0 && old.length > 0)
    throw validationError(
      'Can not use both expression and non-expression parameters in the same request: ' +
        `Non-expression parameters: {${old.join(', ')}} Expression parameters: {${used.join(', ')}}`,
    );
  if (request.ExpressionAttributeNames !== undefined && used.length === 0)
    throw validationError('ExpressionAttributeNames can only be specified when using expressions');
  const withValues = expressions.filter((name) => name !== 'ProjectionExpression');
  if (request.ExpressionAttributeValues === undefined || presentIn(request, withValues).length > 0) return;
  if (withValues.length === 0)
    throw validationError('ExpressionAttributeValues can only be specified when using expressions');
  throw validationError(
    'ExpressionAttributeValues can only be specified when using expressions: ' +
      `${withValues.join(' and ')} ${withValues.length > 1 ? 'are' : 'is'} null`,
  );
};
