import { fileURLToPath } from 'node:url';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { explainError } from './explain-error.ts';
import { CommandProblem, UsageProblem } from './problem.ts';

/** How every command ends. */
export const exitCodes = {
  /** done, or said what would be done */
  done: 0,
  /** it looked, and found what should not be */
  found: 1,
  /** not done: wrong usage, or something was in the way */
  notDone: 2,
} as const;
export type Ending = keyof typeof exitCodes;

/** What a command reaches beside the deployment it works on. */
export interface Surroundings {
  /** a line for the operator */
  readonly say: (line: string) => void;
  /** a line about a problem */
  readonly complain: (line: string) => void;
  readonly environment: NodeJS.ProcessEnv;
  /** epoch milliseconds */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Options }>>['values'];

/** A command of operations. */
export interface Command<Options extends ParseArgsOptionsConfig> {
  /** in both languages */
  readonly usage: string;
  readonly options: Options;
  run(values: Values<Options>, surroundings: Surroundings): Promise<Ending>;
}

/** Runs a command with what stands behind its name; answers its exit code. Never throws. */
export const runCommand = async <Options extends ParseArgsOptionsConfig>(
  { usage, options, run }: Command<Options>,
  given: readonly string[],
  surroundings: Surroundings,
): Promise<number> => {
  try {
    if (given.includes('--help')) {
      surroundings.say(usage);
      return exitCodes.done;
    }
    return exitCodes[await run(parse(given, options), surroundings)];
  } catch (error) {
    surroundings.complain(explainError(error));
    if (error instanceof UsageProblem) surroundings.complain(usage);
    return exitCodes.notDone;
  }
};

const parse = <Options extends ParseArgsOptionsConfig>(given: readonly string[], options: Options): Values<Options> => {
  try {
    return parseArgs({ args: [...given], options, strict: true, allowPositionals: false }).values as Values<Options>;
  } catch (error) {
    const { message } = error as Error;
    throw new UsageProblem('参数有误。', message.split('. To specify')[0]!);
  }
};

/** Runs the command when the file at this address is the program that was started. */
export const runAsProgram = async <Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
  address: string,
): Promise<void> => {
  if (process.argv[1] !== fileURLToPath(address)) return;
  process.exitCode = await runCommand(command, process.argv.slice(2), {
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
    environment: process.env,
    clock: Date.now,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
};

/** Says no: what is not there, or may not be done. */
export const cannot = (chinese: string, english: string): never => {
  throw new CommandProblem(chinese, english);
};
