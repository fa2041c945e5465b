import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEmbeddedTable } from '../../infra/local/embedded-table.ts';
import { runCommand, type Surroundings } from '../../infra/operations/command.ts';
import type { Table } from '../../shared/store/table.ts';
import { runProgram } from './server-process.ts';

/** How a command ended, and what it said. */
export interface CommandRun {
  readonly exitCode: number;
  readonly output: string;
}

/** What a command reaches in a test: its lines are kept, nothing waits, and the clock is the test's. */
export const openSurroundings = (
  environment: Record<string, string> = {},
  clock: () => number = Date.now,
): Surroundings & { readonly lines: string[]; readonly pauses: number[] } => {
  const lines: string[] = [];
  const pauses: number[] = [];
  const say = (line: string) => void lines.push(line);
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  return { say, complain: say, environment, clock, pause, lines, pauses };
};

/** Runs a command in this process. */
export const run = async (
  command: Parameters<typeof runCommand>[0] | { readonly usage: string },
  given: readonly string[],
  environment: Record<string, string> = {},
  clock?: () => number,
): Promise<CommandRun> => {
  const surroundings = openSurroundings(environment, clock);
  const exitCode = await runCommand(command as Parameters<typeof runCommand>[0], given, surroundings);
  return { exitCode, output: surroundings.lines.join('\n') };
};

/** Runs a bundled command in a process of its own. */
export const runBundled = async (
  name: string,
  given: readonly string[],
  environment: Record<string, string>,
): Promise<CommandRun> => {
  const child = runProgram(name, environment, given);
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => texts.push(String(text)));
  const [exitCode] = await once(child, 'close');
  return { exitCode, output: texts.join('') };
};

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-operations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Opens the table of a data folder, for a look or an act, and closes it again, so that a command finds nobody in it. */
export const inDataFolder = async <T>(folder: string, act: (table: Table) => Promise<T>): Promise<T> => {
  const { table, engine } = openEmbeddedTable('doorstep', folder);
  try {
    return await act(table);
  } finally {
    engine.close();
  }
};
