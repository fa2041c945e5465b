import { readFileSync, writeFileSync } from 'node:fs';
import { defaults, readOptions } from './assumptions.ts';
import { docPage, withTables } from './doc-page.ts';
import { measuredFile, readMeasured } from './measured.ts';
import { toMarkdown, toText } from './render.ts';
import { tablesOf } from './tables.ts';

/*
 * npm run cost: what a street office pays AWS, from measured units and list prices. `--people 20000` and the other flags
 * of the table of assumptions change what is assumed, `--markdown` prints the tables as Markdown, `--measure` measures one
 * of each request anew first, `--write` puts the tables without any flags into docs/cost.md.
 */
const options = readOptions(process.argv.slice(2));
if (options.measure) {
  const { record } = await import('./measure/record.ts');
  await record(measuredFile);
}
const measured = readMeasured();
const tables = tablesOf(measured, options.assumptions);
if (options.write) writeFileSync(docPage, withTables(readFileSync(docPage, 'utf8'), tablesOf(measured, defaults)));
console.log(options.markdown ? toMarkdown(tables) : toText(tables));
