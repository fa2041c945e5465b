/** A heading and a table under it. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
export const money = (usd: number): string => (usd > 0 && usd < 0.005 ? '< 0.01' : usd.toFixed(2));
export const signed = (usd: number): string =>
  Math.abs(usd) < 0.005 ? '0' : `${usd > 0 ? '+' : '−'}${Math.abs(usd).toFixed(2)}`;
export const amount = (value: number): string =>
  value === 0 ? '0' : value >= 100 ? count(value) : String(Number(value.toPrecision(3)));

/** The tables as Markdown, as they stand in docs/cost.md. */
export const toMarkdown = (tables: readonly Table[]): string =>
  tables
    .map(({ title, head, rows }) => {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
    })
    .join('\n');

/** The tables for a terminal. */
export const toText = (tables: readonly Table[]): string =>
  tables
    .map(({ title, head, rows }) => {
      const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]!.length)));
      const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
      return [title, ...[head, ...rows].map((cells) => `  ${line(cells).trimEnd()}`), ''].join('\n');
    })
    .join('\n');
