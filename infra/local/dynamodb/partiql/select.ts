import type { Consumption } from '../capacity.ts';
import { invalidParameter, validationError } from '../errors.ts';
import type { Condition } from '../expressions/ast.ts';
import { evaluate } from '../expressions/evaluate.ts';
import { valueAt } from '../expressions/paths.ts';
import type { ResolvedPath } from '../expressions/scope.ts';
import { attributesIn } from '../items/filters.ts';
import { type Bounds, boundsOf, checkKeyConditions, resumeAt } from '../items/key-range.ts';
import { type Page, readPage } from '../items/page.ts';
import { needsTable } from '../items/select.ts';
import { startPosition } from '../items/start-key.ts';
import { joinConditions, type LegacyCondition } from '../legacy/conditions.ts';
import type { Store } from '../store.ts';
import { FIRST, LAST } from '../tables/locations.ts';
import { projectedAttributes } from '../tables/projections.ts';
import {
  findIndex,
  type Index,
  type KeyNames,
  keyAttributes,
  partitionAttributes,
  type Table,
} from '../tables/table.ts';
import type { Item } from '../values/attribute-value.ts';
import type { SelectStatement } from './ast.ts';
import { NO_PLACEHOLDERS } from './read-statement.ts';
import { conjunctsOf, keyCandidate, listedAttribute } from './where.ts';

/** How a SELECT is to be read, apart from what the statement says. */
export interface SelectOptions {
  readonly consistent: boolean;
  readonly limit: number;
  readonly startKey: Item | undefined;
}

/** A WHERE clause as conditions on keys and a filter for the rest. */
interface Plan {
  readonly keyConditions: ReadonlyMap<string, LegacyCondition>;
  readonly filter: Condition | undefined;
  /** Whether partitions are chosen, be it several of them. */
  readonly isKeyed: boolean;
}

const isLookup = (partition: readonly string[], attribute: string, operator: string): boolean =>
  operator === 'EQ' || !partition.includes(attribute);

/** Splits a WHERE clause: one condition for each key attribute looks it up, if all of the partition key is given. */
const planOf = (where: Condition | undefined, key: KeyNames): Plan => {
  const partition = partitionAttributes(key);
  const keyConditions = new Map<string, LegacyCondition>();
  const rest: Condition[] = [];
  for (const condition of conjunctsOf(where)) {
    const found = keyCandidate(condition);
    const isKey =
      found !== undefined &&
      keyAttributes(key).includes(found.attribute) &&
      !keyConditions.has(found.attribute) &&
      isLookup(partition, found.attribute, found.condition.ComparisonOperator);
    if (isKey) keyConditions.set(found.attribute, found.condition);
    else rest.push(condition);
  }
  if (partition.every((name) => keyConditions.has(name)))
    return { keyConditions, filter: joinConditions(rest, 'AND'), isKeyed: true };
  const isListed = conjunctsOf(where).some((condition) => listedAttribute(condition) === key.hash);
  return { keyConditions: new Map(), filter: where, isKeyed: isListed };
};

const requireIndex = (table: Table, name: string | undefined, consistent: boolean): Index | undefined => {
  if (name === undefined) return undefined;
  const index = findIndex(table, name);
  if (index === undefined) throw validationError('The table does not have the specified index');
  if (index.scope === 'global' && consistent)
    throw validationError('Strongly consistent read is not supported on Global Secondary Indexes');
  return index;
};

/** A read that is looked up may only be filtered by what its index holds; one that is scanned finds nothing instead. */
const checkFilterProjected = (table: Table, index: Index | undefined, { filter, isKeyed }: Plan): void => {
  const held = index && projectedAttributes(table, index);
  if (index === undefined || held === undefined || !isKeyed || filter === undefined) return;
  const missing = [...attributesIn(filter, NO_PLACEHOLDERS)].filter((name) => !held.has(name));
  if (missing.length > 0)
    throw invalidParameter(
      `Secondary index ${index.name} does not project one or more filter attributes: [${missing.join(', ')}]`,
    );
};

const rangeOf = (table: Table, key: KeyNames, { keyConditions }: Plan): Bounds => {
  if (keyConditions.size === 0) return { from: FIRST, to: LAST };
  checkKeyConditions(table, key, keyConditions);
  return boundsOf(key, keyConditions);
};

/** Values are answered under the last name of their path. */
const labelOf = (path: ResolvedPath, at: number): string => {
  const last = path.at(-1);
  return typeof last === 'string' ? last : `_${at + 1}`;
};

/** The chosen values of an item, flat. */
export const pickValues = (item: Item, paths: readonly ResolvedPath[]): Item => {
  const picked: Item = {};
  for (const [at, path] of paths.entries()) {
    const value = valueAt(item, path);
    if (value !== undefined) picked[labelOf(path, at)] = value;
  }
  return picked;
};

export const pathsOf = ({ paths }: SelectStatement): readonly ResolvedPath[] | undefined =>
  paths?.map((path) => NO_PLACEHOLDERS.resolve(path));

/** One page of a SELECT, of whole items. */
const readItems = (statement: SelectStatement, options: SelectOptions, { catalog, entries, meter }: Store): Page => {
  const { source, where, descending } = statement;
  const table = catalog.get(source.tableName);
  const index = requireIndex(table, source.indexName, options.consistent);
  const { key, space } = index ?? table;
  const plan = planOf(where, key);
  const paths = pathsOf(statement);
  checkFilterProjected(table, index, plan);
  const fromTable = needsTable(table, index, undefined, paths);
  const all = rangeOf(table, key, plan);
  const start = options.startKey && startPosition(table, index, options.startKey);
  const { filter } = plan;
  return readPage(entries, {
    table,
    index,
    range: { space, ...(start ? resumeAt(all, start, !descending) : all), forward: !descending },
    limit: options.limit,
    filter: filter && ((item) => evaluate(filter, item, NO_PLACEHOLDERS)),
    paths: undefined,
    countOnly: false,
    fromTable,
    consistent: options.consistent,
    count: meter.reading,
  });
};

/** What a page of a SELECT is in an answer, and where the next one begins. */
export interface Selection {
  readonly items: readonly Item[];
  readonly lastKey: Item | undefined;
  readonly consumption: Consumption;
}

/** One page of a SELECT. */
export const select = (statement: SelectStatement, options: SelectOptions, store: Store): Selection => {
  const { answer, consumption } = readItems(statement, options, store);
  const paths = pathsOf(statement);
  const items = answer.Items as readonly Item[];
  return {
    items: paths === undefined ? items : items.map((item) => pickValues(item, paths)),
    lastKey: answer.LastEvaluatedKey as Item | undefined,
    consumption,
  };
};
