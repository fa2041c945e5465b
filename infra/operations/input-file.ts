import { readFileSync } from 'node:fs';
import { type InputFile, inputFile } from '../../shared/domain/requests/input-file.ts';
import {
  formProblems,
  type InputProblem,
  type InputProblemKind,
  nameProblems,
} from '../../shared/domain/requests/input-problems.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { CommandProblem } from './problem.ts';

/**
 * Reads and judges a file of `npm run load` before anything is done with it: first its form, then the names in it, which
 * the file or the directory must know. Throws one CommandProblem that lists every problem with its path.
 */
export const readInputFile = async (path: string, deps: Dependencies): Promise<InputFile> => {
  const parsed = inputFile.safeParse(readJson(path), { reportInput: true });
  if (!parsed.success) throw refused(path, formProblems(parsed.error));
  const problems = nameProblems(parsed.data, await deps.directory.current());
  if (problems.length > 0) throw refused(path, problems);
  return parsed.data;
};

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined)
      throw new CommandProblem(`无法读取文件 ${path}（${code}）。`, `Cannot read the file ${path}.`);
    // The message quotes the file; where it went wrong is enough.
    const [where = ''] = /line \d+ column \d+/.exec(message) ?? [];
    throw new CommandProblem(`文件 ${path} 不是 JSON。`, `The file ${path} is not JSON. ${where}`.trim());
  }
};

const words: Record<InputProblemKind, string> = {
  missing: '缺少 is missing',
  invalid: '有误 is not valid',
  unknownField: '未知字段 is an unknown field',
  twice: '重复 is there twice',
  unknownArea: '没有这个地区 names an area that does not exist',
  areaBelowItself: '上级地区成环 leads back to the area itself',
  unknownService: '没有这项服务 names a service that does not exist',
  unknownItem: '没有这种物资 names a reward item that does not exist',
  unknownSite: '没有这个站点 names a site that does not exist',
};

const refused = (path: string, problems: readonly InputProblem[]): CommandProblem =>
  new CommandProblem(
    `文件 ${path} 有 ${problems.length} 处问题，未作任何更改：`,
    [
      `The file ${path} has ${problems.length} problems; nothing was changed:`,
      ...problems.map(({ path: place, kind }) => `  ${place || '(file)'}: ${words[kind]}`),
    ].join('\n'),
  );
