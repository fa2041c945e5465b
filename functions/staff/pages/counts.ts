import { type Outcome, type RefusalCode, refuse } from '../../../shared/domain/refusals.ts';
import type { CloseDayInput } from '../../../shared/domain/requests/staff.ts';
import type { StockView } from '../../../shared/domain/stock.ts';
import type { SentForm } from '../../http/forms.ts';

export type Counts = CloseDayInput['counts'];

const prefix = 'count.';
const mostPieces = 1_000_000;

/** A whole number as people type it, full-width digits too; or why it is none. */
const countOf = (typed: string): number | RefusalCode => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  if (text === '') return 'FIELD_REQUIRED';
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return count <= mostPieces ? count : 'NUMBER_FORMAT';
};

/** The counts of all items of a site's stock, each of which must be counted: FIELD_REQUIRED, NUMBER_FORMAT by item. */
export const countsIn = ({ fields }: SentForm, stock: readonly StockView[]): Outcome<Counts> =>
  judged(stock.map(({ itemId }) => [itemId, String(fields[prefix + itemId] ?? '')]));

/** The counts of whatever a form has: a form that is sent again must be the same request, whatever the stock is by now. */
export const countsSent = ({ fields }: SentForm): Outcome<Counts> =>
  judged(
    Object.entries(fields)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), String(value)]),
  );

const judged = (typed: readonly (readonly [string, string])[]): Outcome<Counts> => {
  const counts: { itemId: string; counted: number }[] = [];
  const wrong: { field: string; code: RefusalCode }[] = [];
  for (const [itemId, text] of typed) {
    const counted = countOf(text);
    if (typeof counted === 'number') counts.push({ itemId, counted });
    else wrong.push({ field: prefix + itemId, code: counted });
  }
  return wrong.length === 0 ? counts : refuse(wrong[0]!.code, { fields: wrong });
};

/** The books in one line, to see later whether they are still as they were shown. */
export const booksOf = (stock: readonly StockView[]): string =>
  stock.map(({ itemId, onHand }) => `${itemId}:${onHand}`).join(' ');
