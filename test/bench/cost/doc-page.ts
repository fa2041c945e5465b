import { type Table, toMarkdown } from './render.ts';

/** The page that shows the tables. */
export const docPage = new URL('../../../docs/cost.md', import.meta.url);

/** The page with each table in the place of the one under the same heading. Throws for a table that it does not show. */
export const withTables = (page: string, tables: readonly Table[]): string =>
  tables.reduce((text, table) => {
    const lines = text.split('\n');
    const heading = lines.indexOf(`### ${table.title}`);
    if (heading < 0) throw new Error(`docs/cost.md has no heading "### ${table.title}"`);
    const first = lines.findIndex((line, index) => index > heading && line.startsWith('|'));
    const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
    return [...lines.slice(0, heading), toMarkdown([table]).trim(), ...lines.slice(end)].join('\n');
  }, page);
