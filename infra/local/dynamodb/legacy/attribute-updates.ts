import { invalidParameter } from '../errors.ts';
import type { Update, UpdateAction } from '../expressions/ast.ts';
import { type AttributeValue, isSetType, typeOf } from '../values/attribute-value.ts';
import { checkAttributeName, validateValue } from '../values/validate.ts';

interface AttributeUpdate {
  readonly Action?: 'PUT' | 'ADD' | 'DELETE';
  readonly Value?: AttributeValue;
}

export type AttributeUpdates = Readonly<Record<string, AttributeUpdate>>;

const toAction = (name: string, { Action = 'PUT', Value }: AttributeUpdate): UpdateAction => {
  checkAttributeName(name);
  const path = { kind: 'path', elements: [{ name }] } as const;
  if (Value === undefined) {
    if (Action !== 'DELETE')
      throw invalidParameter('Only DELETE action is allowed when no attribute value is specified');
    return { kind: 'remove', path };
  }
  validateValue(Value);
  const type = typeOf(Value);
  const value = { kind: 'literal', value: Value } as const;
  if (Action === 'PUT') return { kind: 'set', path, value };
  const isAllowed = isSetType(type) || (Action === 'ADD' && (type === 'N' || type === 'L'));
  if (isAllowed) return { kind: Action === 'ADD' ? 'add' : 'delete', path, value };
  throw invalidParameter(
    Action === 'ADD'
      ? `ADD action is not supported for the type ${type}`
      : `DELETE action with value is not supported for the type ${type}`,
  );
};

/** AttributeUpdates as the actions of an update expression; throws the service's words for the first fault. */
export const updateFromAttributes = (updates: AttributeUpdates): Update =>
  Object.entries(updates).map(([name, update]) => toAction(name, update));
