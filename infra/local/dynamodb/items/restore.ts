import type { Store } from '../store.ts';
import type { Table } from '../tables/table.ts';
import { fillIndex } from './index-entries.ts';

/** Fills a new table, and its indexes, with the items that another one had at a time; it must be in the log. */
export const restoreItems = (
  source: Table,
  at: number,
  target: Table,
  { entries, history }: Pick<Store, 'entries' | 'history'>,
): void => {
  const { space } = target;
  entries.copy(source.space, space);
  for (const { position, entry } of history.changedSince(source.space, at)) {
    if (entry === undefined) entries.delete({ space, ...position });
    else entries.put({ space, ...position }, entry);
  }
  for (const index of target.indexes) fillIndex(target, index, entries);
};
