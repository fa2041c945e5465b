import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Duplex, PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { CommandProblem } from './problem.ts';

/** What was written, for whoever wants to see that it came whole. */
export interface ExportedFile {
  readonly name: string;
  /** lines under the heading, or entries */
  readonly rows: number;
  readonly sha256: string;
}

type Cell = string | number | boolean | undefined;

/** Makes the folder, for its owner only. Throws CommandProblem when there is something in it, or it cannot be made. */
export const makeExportFolder = (folder: string): void => {
  let found: string[];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    found = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandProblem(`无法使用文件夹 ${folder}（${code}）。`, `The folder ${folder} cannot be used (${code}).`);
  }
  if (found.length === 0) return;
  throw new CommandProblem(`文件夹 ${folder} 不是空的。`, `The folder ${folder} is not empty.`);
};

/**
 * Writes rows as CSV while they come, so that memory holds a few of them only. It opens in spreadsheets as it is
 * (byte-order mark, CRLF), and no cell of it can act as a formula there.
 */
export const writeCsv = async (
  folder: string,
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<ExportedFile> => {
  let count = 0;
  const counted = async function* () {
    for await (const row of rows) {
      count++;
      yield row;
    }
  };
  const csv = stringify({
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  });
  const sha256 = await writeHashed(join(folder, name), counted(), csv);
  return { name, rows: count, sha256 };
};

/** Writes a list, or one record, as JSON. */
export const writeJson = async (folder: string, name: string, content: unknown): Promise<ExportedFile> => {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const sha256 = await writeHashed(join(folder, name), [Buffer.from(text)], new PassThrough());
  return { name, rows: Array.isArray(content) ? content.length : 1, sha256 };
};

/** For its owner only, and never over a file that is there. */
const writeHashed = async (
  path: string,
  content: Iterable<unknown> | AsyncIterable<unknown>,
  form: Duplex,
): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(
    Readable.from(content),
    form,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
};
