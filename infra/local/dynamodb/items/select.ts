import { invalidParameter, validationError } from '../errors.ts';
import type { ResolvedPath } from '../expressions/scope.ts';
import { projectedAttributes } from '../tables/projections.ts';
import { findIndex, type Index, type Table } from '../tables/table.ts';

export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';

/** Checks Select against the parameters that choose attributes; all of this is known without the table. */
export const checkSelect = (
  select: Select | undefined,
  params: { readonly ProjectionExpression?: string; readonly AttributesToGet?: unknown; readonly IndexName?: string },
): void => {
  const parameter = params.ProjectionExpression === undefined ? 'AttributesToGet' : 'ProjectionExpression';
  const chooses = params.ProjectionExpression !== undefined || params.AttributesToGet !== undefined;
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && params.IndexName === undefined)
    throw invalidParameter('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (select === 'SPECIFIC_ATTRIBUTES' && !chooses)
    throw invalidParameter(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (select !== undefined && select !== 'SPECIFIC_ATTRIBUTES' && chooses)
    throw validationError(`Cannot specify the ${parameter} when choosing to get ${describe(select)}`);
};

const describe = (select: Select): string => (select === 'COUNT' ? 'only the Count' : select);

/**
 * Whether items of an index have to be completed from the table, because something is wanted that the index does
 * not hold: local indexes do that at extra cost, global ones refuse.
 */
export const needsTable = (
  table: Table,
  index: Index | undefined,
  select: Select | undefined,
  paths: readonly ResolvedPath[] | undefined,
): boolean => {
  const held = index && projectedAttributes(table, index);
  if (index === undefined || held === undefined || select === 'COUNT') return false;
  if (select === 'ALL_ATTRIBUTES') {
    if (index.scope === 'global')
      throw invalidParameter(
        `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
      );
    return true;
  }
  const missing = [...new Set((paths ?? []).map((path) => path[0]))].filter((name) => !held.has(name));
  if (missing.length > 0 && index.scope === 'global')
    throw invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`);
  return missing.length > 0;
};

/** The index that a Query or Scan names, undefined for the table itself. */
export const readIndex = (
  table: Table,
  name: string | undefined,
  consistent: boolean | undefined,
): Index | undefined => {
  if (name === undefined) return undefined;
  const index = findIndex(table, name);
  if (index === undefined) throw validationError(`The table does not have the specified index: ${name}`);
  if (index.scope === 'global' && consistent)
    throw validationError('Consistent reads are not supported on global secondary indexes');
  return index;
};
