import { CannotStart } from '../local/cannot-start.ts';

/** Why a command does not do what it was asked, in both languages for the operator. Anything else that is thrown is a defect. */
export class CommandProblem extends CannotStart {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
  }
}

/** The command was called wrongly: the operator is told how it is called. */
export class UsageProblem extends CommandProblem {}

/** The value of an option that the command cannot do without. */
export const required = (value: string | undefined, option: string): string => {
  if (value !== undefined && value !== '') return value;
  throw new UsageProblem(`缺少 --${option}。`, `--${option} is missing.`);
};

/** The value of an option that names one of a few things. */
export const oneOf = <Name extends string>(value: string, option: string, names: readonly Name[]): Name => {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  const list = names.join(', ');
  throw new UsageProblem(`--${option} 应为以下之一：${list}。`, `--${option} must be one of ${list}.`);
};

/** The value of an option that names a table, where it was given. */
export const tableName = (value: string | undefined): string | undefined => {
  if (value === undefined || /^[a-zA-Z0-9_.-]{3,255}$/.test(value)) return value;
  throw new UsageProblem('--table 不是表名。', '--table is not the name of a table.');
};
