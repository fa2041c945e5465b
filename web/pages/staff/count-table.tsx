import { Table } from '../../components/table.tsx';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';

export interface CountProps {
  readonly name: string;
  readonly expected: number;
  readonly counted: number;
}

/** The difference first, which a narrow screen must not hide, marked by sign and shape; then the books and the count. */
export const CountTable = ({ locale, counts }: { readonly locale: Locale; readonly counts: readonly CountProps[] }) => {
  const t = staffWords(locale).closeDay;
  const columns = [
    { words: t.item },
    { words: t.difference, isNumber: true },
    { words: t.expected, isNumber: true },
    { words: t.counted, isNumber: true },
  ];
  const rows = counts.map(({ name, expected, counted }) => [
    name,
    counted === expected ? '0' : <b>⚠ {signed(counted - expected)}</b>,
    expected,
    counted,
  ]);
  return <Table caption={t.stockCount} columns={columns} rows={rows} />;
};

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);
