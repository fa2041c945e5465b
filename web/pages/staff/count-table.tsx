import { Table } from '../../components/table.tsx';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';

export interface CountProps {
  readonly name: string;
  readonly expected: number;
  readonly counted: number;
}

/** What the books say, what was counted, and the difference: by sign and by mark, not by colour. */
export const CountTable = ({ locale, counts }: { readonly locale: Locale; readonly counts: readonly CountProps[] }) => {
  const t = staffWords(locale).closeDay;
  const columns = [
    { words: t.item },
    { words: t.expected, isNumber: true },
    { words: t.counted, isNumber: true },
    { words: t.difference, isNumber: true },
  ];
  const rows = counts.map(({ name, expected, counted }) => [
    name,
    expected,
    counted,
    counted === expected ? '0' : <b>⚠ {signed(counted - expected)}</b>,
  ]);
  return <Table caption={t.checkTitle} columns={columns} rows={rows} />;
};

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);
