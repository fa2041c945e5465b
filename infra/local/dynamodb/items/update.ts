import { invalidParameter, validationError } from '../errors.ts';
import { applyUpdate } from '../expressions/apply-update.ts';
import type { Update, UpdateAction } from '../expressions/ast.ts';
import { updateTree } from '../expressions/cache.ts';
import { checkUpdate } from '../expressions/check-update.ts';
import { type ResolvedPath, Scope } from '../expressions/scope.ts';
import { inParameter } from '../expressions/token-stream.ts';
import { type AttributeUpdates, updateFromAttributes } from '../legacy/attribute-updates.ts';
import { checkIndexKeys, checkKey, emptyAfterUpdate } from '../tables/keys.ts';
import { keyAttributes, type Table } from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import { itemBytes, MAX_ITEM_BYTES } from '../values/size.ts';
import { validateItem } from '../values/validate.ts';
import { readWriteCondition } from './conditions.ts';
import type { KeyedParams } from './delete.ts';
import type { PreparedWrite } from './put.ts';

/** What UpdateItem and Update in a transaction have in common. */
export interface UpdateParams extends KeyedParams {
  readonly UpdateExpression?: string;
  readonly AttributeUpdates?: AttributeUpdates;
}

/** A prepared update also knows the places it changes, for ReturnValues, and what the change itself weighs. */
export interface PreparedUpdate extends PreparedWrite {
  readonly paths: readonly ResolvedPath[];
  /** Bytes that the update writes into its result, by the measure of {@link mutationBytes}. */
  readonly mutationBytes: (result: Item) => number;
}

const BASE_COST = 3;
const CLAUSE_COST: Readonly<Record<UpdateAction['kind'], number>> = { set: 19, add: 19, remove: 2, delete: 2 };

/**
 * What UpdateItem, and only it, holds against the limit beside the item itself: the attributes that are written and a
 * fixed cost for each clause. Not documented; measured at the service.
 */
const mutationBytes = (update: Update, paths: readonly ResolvedPath[], result: Item): number => {
  const clauses = update.reduce((sum, { kind }) => sum + CLAUSE_COST[kind], BASE_COST);
  const written = new Set(paths.map(([name]) => name));
  return clauses + itemBytes(Object.fromEntries(Object.entries(result).filter(([name]) => written.has(name))));
};

const readUpdate = (params: UpdateParams, scope: Scope): Update => {
  if (params.UpdateExpression === undefined) return updateFromAttributes(params.AttributeUpdates ?? {});
  const text = params.UpdateExpression;
  return inParameter('UpdateExpression', () => {
    const tree = updateTree(text);
    checkUpdate(tree, scope);
    return tree;
  });
};

/** An update may not touch the table's key, nor the inside of an index key. */
export const checkPathsAgainstKeys = (table: Table, paths: readonly ResolvedPath[]): void => {
  for (const name of keyAttributes(table.key)) {
    if (paths.some((path) => path[0] === name))
      throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
  }
  for (const name of table.indexes.flatMap((index) => keyAttributes(index.key))) {
    if (paths.some((path) => path[0] === name && path.length > 1))
      throw validationError(
        `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: ${name}`,
      );
  }
};

export const checkUpdatedSize = (bytes: number): void => {
  if (bytes > MAX_ITEM_BYTES) throw validationError('Item size to update has exceeded the maximum allowed size');
};

/** The item that a checked update makes of another; throws for results that cannot be stored. */
export const updatedItem = (table: Table, update: Update, old: Item, scope: Scope): Item => {
  const item = applyUpdate(update, old, scope);
  checkIndexKeys(table, item, emptyAfterUpdate);
  checkUpdatedSize(itemBytes(item));
  validateItem(item);
  return item;
};

/** An update that only removes does not make an item of nothing. */
const onlyRemoves = (update: Update): boolean =>
  update.length > 0 && update.every(({ kind }) => kind === 'remove' || kind === 'delete');

/** Checks an update as far as possible without its table. */
export const prepareUpdate = (params: UpdateParams): PreparedUpdate => {
  const { Key: key } = params;
  validateItem(key);
  const scope = Scope.of(params.ExpressionAttributeNames, params.ExpressionAttributeValues);
  const update = readUpdate(params, scope);
  const condition = readWriteCondition(params, scope);
  scope.throwUnused();
  const paths = update.map((action) => scope.resolve(action.path));
  const next = (table: Table, old: Item | undefined): Item | undefined => {
    if (old === undefined && onlyRemoves(update)) return undefined;
    return updatedItem(table, update, old ?? key, scope);
  };
  return {
    tableName: params.TableName,
    payloadBytes: itemBytes(key) + itemBytes(params.ExpressionAttributeValues ?? {}),
    paths,
    mutationBytes: (result) => mutationBytes(update, paths, result),
    bind: (table) => {
      checkKey(table, key);
      checkPathsAgainstKeys(table, paths);
      const returnsOldOnFailure = params.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      return { table, key, ...(condition && { condition }), returnsOldOnFailure, next: (old) => next(table, old) };
    },
  };
};
