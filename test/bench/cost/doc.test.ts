import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaults } from './assumptions.ts';
import { docPage, withTables } from './doc-page.ts';
import { readMeasured } from './measured.ts';
import { toMarkdown } from './render.ts';
import { tablesOf } from './tables.ts';

const page = readFileSync(docPage, 'utf8');
const tables = tablesOf(readMeasured(), defaults);

// When one of these fails: `npm run cost -- --write`.
it.each(tables.map((table) => [table.title, table] as const))(
  'docs/cost.md has the table "%s" as it is now',
  (_title, table) => {
    expect(page).toContain(toMarkdown([table]).trim());
  },
);

it('stays the same when the same tables are written into it', () => {
  expect(withTables(page, tables)).toBe(page);
});

it('is refused a table that it does not show', () => {
  expect(() => withTables(page, [{ title: 'Elsewhere', head: ['a'], rows: [['b']] }])).toThrow('Elsewhere');
});
