import { stringify } from 'csv-stringify/sync';
import type * as z from 'zod';
import type { report } from './answers.ts';

const countColumns = ['capacity', 'booked', 'checkedIn', 'fulfilled', 'noShow', 'cancelled', 'walkIns'] as const;

/**
 * The report as a table, one site a line and the total last; items handed out and on hand have columns of their own. With
 * a byte-order mark, so that spreadsheets read Chinese; names that look like formulas are escaped.
 */
export const reportCsv = ({ date, sites, total }: z.output<typeof report>): string => {
  const itemIds = [...new Set(sites.flatMap(({ stock }) => stock.map(({ itemId }) => itemId)))];
  const given = (handedOut: z.output<typeof report>['total']['handedOut']) =>
    itemIds.map((itemId) => handedOut.find((item) => item.itemId === itemId)?.quantity ?? 0);
  const lines = sites.map((site) => [
    date,
    site.siteId,
    site.name,
    ...countColumns.map((column) => site[column]),
    ...given(site.handedOut),
    ...itemIds.map((itemId) => site.stock.find((item) => item.itemId === itemId)?.onHand ?? 0),
    String(site.closed),
  ]);
  const header = [
    'date',
    'siteId',
    'name',
    ...countColumns,
    ...itemIds.map((itemId) => `handedOut.${itemId}`),
    ...itemIds.map((itemId) => `onHand.${itemId}`),
    'closed',
  ];
  const sum = [date, '', 'total', ...countColumns.map((column) => total[column]), ...given(total.handedOut)];
  const totalLine = [...sum, ...itemIds.map(() => ''), ''];
  return stringify([header, ...lines, totalLine], { bom: true, escape_formulas: true });
};
