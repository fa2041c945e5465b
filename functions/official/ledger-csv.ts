import { stringify } from 'csv-stringify/sync';
import type { LedgerView } from '../../shared/usecases/officials/stock-view.ts';
import type { Locale } from '../../web/locale.ts';
import { officialWords } from '../../web/messages/official/words.ts';

/**
 * Lines of a ledger as CSV, in the reader's language. It opens in Excel as it is (byte-order mark, CRLF), and no cell
 * of it can act as a formula there.
 */
export const ledgerCsv = (
  locale: Locale,
  lines: readonly LedgerView[],
  nameOf: (itemId: string) => string,
  remarkOf: (line: LedgerView) => string,
): string => {
  const t = officialWords(locale).stock;
  const rows = lines.map((line) => [
    line.at,
    nameOf(line.itemId),
    t.kind[line.kind],
    line.quantity,
    line.change,
    line.by,
    remarkOf(line),
  ]);
  const columns = [t.at, t.item, t.what, t.quantity, t.change, t.by, t.remark];
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
};
