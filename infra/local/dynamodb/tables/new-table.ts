import { randomUUID } from 'node:crypto';
import type { Store } from '../store.ts';
import { tableArn } from './account.ts';
import type { IndexPlan } from './read-indexes.ts';
import type { Table } from './table.ts';

/** What is decided about a table before it has a place. */
export interface TablePlan
  extends Pick<
    Table,
    'name' | 'key' | 'attributeTypes' | 'billingMode' | 'throughput' | 'deletionProtection' | 'tags' | 'settings'
  > {
  readonly indexes: readonly IndexPlan[];
}

/** Makes a table without items, with places for it and its indexes. */
export const addTable = (plan: TablePlan, { catalog, now }: Pick<Store, 'catalog' | 'now'>): Table => {
  const space = catalog.nextSpace();
  const createdAt = now() / 1000;
  const table: Table = {
    ...plan,
    id: randomUUID(),
    arn: tableArn(plan.name),
    space,
    createdAt,
    indexes: plan.indexes.map((index, offset) => ({ ...index, space: space + 1 + offset })),
    ...(plan.billingMode === 'PAY_PER_REQUEST' && { onDemandSince: createdAt }),
  };
  catalog.put(table);
  return table;
};
