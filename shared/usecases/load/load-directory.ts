import { everywhere } from '../../domain/areas.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { InputFile } from '../../domain/requests/input-file.ts';
import type { Write } from '../../store/transaction.ts';
import { operator } from '../accounts/operator.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { type DirectoryWrite, directoryChanges, directoryWrites } from './directory-changes.ts';

/** A transaction takes 100 writes, and the audit entry is one of them. */
const mostWrites = 99;

/**
 * Puts areas, services, reward items, new sites and programmes of the file into the directory, all in one transaction
 * where they fit; further ones follow until nothing differs any more. Cut off, it may be repeated. Each transaction leaves
 * one audit entry that names what it put. `alongside` goes with the first.
 * @throws StoreBusy when others kept changing the same entries
 */
export const loadDirectory = async (
  deps: Dependencies,
  input: InputFile,
  alongside: readonly Write[] = [],
): Promise<void> => {
  let extra = alongside;
  while ((await missing(deps, input)).length > 0) {
    const act = { what: 'load', actor: operator, key: undefined, input, area: everywhere } as const;
    const put = await answerOnce<string[]>(deps, act, async () => {
      const part = (await missing(deps, input)).slice(0, mostWrites - extra.length);
      const writes = [...part.map(({ write }) => write), ...extra];
      return { writes, answer: part.map(({ name }) => name), whyNot: () => undefined };
    });
    if (isRefusal(put)) throw new Error(`loading was refused: ${put.refused}`);
    extra = [];
  }
};

/** Looked up anew each time: the planner of a write that failed must see what made it fail. */
const missing = async (deps: Dependencies, input: InputFile): Promise<DirectoryWrite[]> => {
  deps.directory.forget();
  return directoryWrites(directoryChanges(await deps.directory.current(), input));
};
