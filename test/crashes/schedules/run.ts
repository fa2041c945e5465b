import { StoreBusy } from '../../../shared/store/transaction.ts';
import type { Ask } from '../../support/mutations/mutation.ts';
import type { Fault } from './faults.ts';
import type { Play } from './play.ts';
import { type Moment, type Process, startProcess } from './process.ts';
import { type Stored, waitForMemories } from './stage.ts';

/** What goes wrong and when the rival acts: at a moment of a call, counted over the first process or the one after it. */
export interface Schedule {
  readonly fault?: { readonly call: number; readonly fault: Fault } | undefined;
  readonly rivalAt?: { readonly process: 0 | 1; readonly call: number; readonly moment: Moment } | undefined;
}

/** How a schedule ended, answers as comparable text. */
export interface Ending {
  readonly answer: string;
  /** the same request once more, when all was quiet and no memory was young any more */
  readonly again: string;
  readonly rivalAnswer?: string | undefined;
  readonly rivalAgain?: string | undefined;
  /** the store when all was quiet, and after the requests were repeated */
  readonly stored: Stored;
  readonly storedAfter: Stored;
  /** the calls of each process of the mutation, by operation */
  readonly calls: readonly (readonly string[])[];
}

/** More processes than any schedule needs: each has one fault. */
const maxProcesses = 5;
const watchMilliseconds = 20_000;
const nothing = () => undefined;
/** Not an answer: the client is told to press again. */
const tryAgain = '{"refused":"TRY_AGAIN"}';

/** Plays a schedule from the beginning: the client presses again until it is answered. */
export const run = async (play: Play, schedule: Schedule): Promise<Ending> => {
  let timer: NodeJS.Timeout | undefined;
  const watch = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer: something waits for ever')), watchMilliseconds);
  });
  try {
    await play.stage.reset();
    return await Promise.race([perform(play, schedule), watch]);
  } finally {
    clearTimeout(timer);
  }
};

const perform = async (play: Play, { fault, rivalAt }: Schedule): Promise<Ending> => {
  const { stage, ask, rival, compare } = play;
  const processes: Process[] = [];
  const rivalProcess = startProcess(stage.world);
  let rivalling: Promise<{ answer: string }> | undefined;
  const beginRival = () => {
    rivalling = answerUntil({ ask: rival!, compare, next: () => rivalProcess });
    // It is waited for at the end, where its failure is found.
    rivalling.catch(nothing);
    return rivalling;
  };
  const at = (number: number) => (call: number, moment: Moment) => {
    const isNow = rivalAt?.process === number && rivalAt.call === call && rivalAt.moment === moment;
    return isNow && !rivalling ? beginRival().then(nothing, nothing) : undefined;
  };
  const next = () => {
    const number = processes.length;
    const process = startProcess(stage.world, { at: at(number), ...(number === 0 && { fault }) });
    processes.push(process);
    return process;
  };
  const { answer } = await answerUntil({ ask, compare, next });
  if (rivalAt && !rivalling) throw new Error('the rival never came to act');
  const rivalAnswer = (await rivalling)?.answer;
  const calls = processes.map((process) => [...process.calls]);
  const stored = await stage.read();
  waitForMemories(stage);
  // The rival may have spared the mutation the call that was to fail.
  for (const process of processes) process.disarm();
  const survivor = processes.find((process) => !process.isDead())!;
  const again = compare(await ask(survivor.deps));
  const rivalAgain = rivalling && compare(await rival!(rivalProcess.deps));
  const storedAfter = await stage.read();
  return { answer, again, rivalAnswer, rivalAgain, stored, storedAfter, calls };
};

interface Asking {
  readonly ask: Ask;
  readonly compare: (answer: unknown) => string;
  readonly next: () => Process;
}

/** Asks one process after the other until one answers. Nothing may be thrown but what a script made, and StoreBusy. */
const answerUntil = async ({ ask, compare, next }: Asking): Promise<{ answer: string }> => {
  for (let tries = 0; tries < maxProcesses; tries++) {
    const process = next();
    try {
      const answer = await Promise.race([ask(process.deps).then(compare), process.died]);
      if (answer !== undefined && answer !== tryAgain) return { answer };
    } catch (error) {
      if (error !== process.fault() && !(error instanceof StoreBusy)) throw error;
    }
  }
  throw new Error(`no answer from ${maxProcesses} processes`);
};

/** Runs the two one after the other, without faults. */
export const runInOrder = async (play: Play, isRivalFirst: boolean): Promise<Ending> => {
  const { stage, ask, rival, compare } = play;
  await stage.reset();
  const process = startProcess(stage.world);
  const rivalProcess = startProcess(stage.world);
  let rivalAnswer: string | undefined;
  const askRival = async () => {
    if (rival) rivalAnswer = compare(await rival(rivalProcess.deps));
  };
  if (isRivalFirst) await askRival();
  const answer = compare(await ask(process.deps));
  if (!isRivalFirst) await askRival();
  const calls = [[...process.calls]];
  const stored = await stage.read();
  waitForMemories(stage);
  const again = compare(await ask(startProcess(stage.world).deps));
  const rivalAgain = rival && compare(await rival(startProcess(stage.world).deps));
  return { answer, again, rivalAnswer, rivalAgain, stored, storedAfter: await stage.read(), calls };
};
