import { type CapacityDetail, consumedCapacity } from '../capacity.ts';
import type { Store } from '../store.ts';
import { type PageRequest, readPage } from './page.ts';
import { needsTable, type Select } from './select.ts';

/** What Query and Scan say alike about the page that they want. */
export interface PageParams {
  readonly Limit?: number;
  readonly Select?: Select;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: CapacityDetail;
}

/** Reads the page of a Query or Scan and answers with it. */
export const answerPage = (
  { entries, meter }: Pick<Store, 'entries' | 'meter'>,
  input: PageParams,
  wanted: Pick<PageRequest, 'table' | 'index' | 'range' | 'filter' | 'paths'>,
): Record<string, unknown> => {
  const page = readPage(entries, {
    ...wanted,
    limit: input.Limit ?? Number.POSITIVE_INFINITY,
    countOnly: input.Select === 'COUNT',
    fromTable: needsTable(wanted.table, wanted.index, input.Select, wanted.paths),
    consistent: input.ConsistentRead ?? false,
    count: meter.reading,
  });
  return { ...page.answer, ...consumedCapacity(input.ReturnConsumedCapacity, page.consumption) };
};
