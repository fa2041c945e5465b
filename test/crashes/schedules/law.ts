import { comparableState } from './outcome.ts';
import type { Play } from './play.ts';
import { type Ending, run, runInOrder } from './run.ts';

/** How two acts may end: what each of them may be answered, at first and when asked again, and the store. */
export interface Law {
  readonly answers: ReadonlySet<string>;
  readonly rivalAnswers: ReadonlySet<string | undefined>;
  readonly state: string;
  /** the same when both were asked again: who was refused at first may now be accepted */
  readonly stateAfter: string;
}

const lawOf = (play: Play, { answer, again, rivalAnswer, rivalAgain, stored, storedAfter }: Ending): Law => ({
  answers: new Set([answer, again]),
  rivalAnswers: new Set([rivalAnswer, rivalAgain]),
  state: comparableState(stored, play.compare),
  stateAfter: comparableState(storedAfter, play.compare),
});

/** The two one after the other, in either order, without faults. */
export const serialLaws = async (play: Play): Promise<Law[]> => {
  const orders = [await runInOrder(play, false)];
  if (play.rival) orders.push(await runInOrder(play, true));
  const laws = orders.map((order) => lawOf(play, order));
  return [...laws, ...inOtherWords(play, laws)];
};

/**
 * Refusals that are right in other words than those of either order. A walk-in takes the slot that was open when the
 * desk looked at the day, at most a second ago: paused in between, it refuses, and the next try takes the next slot. Who
 * dismisses an account that is dismissed at this very moment does not find it; a moment later it would be no news.
 */
const closedMeanwhile = '{"refused":"SLOT_CLOSED"}';
const goneMeanwhile = '{"refused":"NOT_FOUND"}';
const otherWords: readonly { play: string; whose: 'answers' | 'rivalAnswers'; refused: string }[] = [
  { play: 'admit a walk-in ‖ an official pauses the slot', whose: 'answers', refused: closedMeanwhile },
  { play: 'pause a slot ‖ a neighbour walks in', whose: 'rivalAnswers', refused: closedMeanwhile },
  { play: 'pause a slot ‖ a neighbour walks in for the last seat', whose: 'rivalAnswers', refused: closedMeanwhile },
  { play: 'dismiss an account ‖ an official dismisses the account', whose: 'answers', refused: goneMeanwhile },
  { play: 'dismiss an account ‖ an official dismisses the account', whose: 'rivalAnswers', refused: goneMeanwhile },
];

/** Whoever is refused came second: all else is as in that order. */
const inOtherWords = ({ name }: Play, [first, rivalFirst]: readonly Law[]): Law[] =>
  otherWords
    .filter(({ play }) => play === name && first && rivalFirst)
    .map(({ whose, refused }) => {
      const law = whose === 'answers' ? rivalFirst! : first!;
      return { ...law, [whose]: new Set([refused, ...law[whose]]) };
    });

/** For acts of several transactions: the rival as a whole between two calls of the act, and the other way round. */
export const lawsBetween = async (play: Play): Promise<Law[]> => {
  if (!play.rival) return [];
  const laws: Law[] = [];
  for (const turned of [play, { ...play, ask: play.rival, rival: play.ask }]) {
    const { calls } = await runInOrder(turned, false);
    for (const call of calls[0]!.keys()) {
      const ending = await run(turned, { rivalAt: { process: 0, call, moment: 'before' } });
      laws.push(turned === play ? lawOf(play, ending) : turn(lawOf(play, ending)));
    }
  }
  return laws;
};

/** The same ending seen from the other side. */
const turn = ({ answers, rivalAnswers, ...states }: Law): Law => ({
  answers: rivalAnswers as ReadonlySet<string>,
  rivalAnswers: answers,
  ...states,
});

/** The law by which an ending is right, if there is one. */
export const lawFor = (play: Play, laws: readonly Law[], ending: Ending): Law | undefined => {
  const state = comparableState(ending.stored, play.compare);
  const leaves = leavesSlotsClosed(play, ending) ? withoutSlotStatus : (text: string) => text;
  return laws.find(
    (law) =>
      leaves(law.state) === leaves(state) && law.answers.has(ending.answer) && law.rivalAnswers.has(ending.rivalAnswer),
  );
};

/** Slots are closed side by side before the day: those closed by the time that somebody got in stay closed. */
const leavesSlotsClosed = ({ name }: Play, { answer }: Ending): boolean =>
  name.startsWith('close a day ‖') && answer.startsWith('{"refused":"DAY_OPEN"');

const withoutSlotStatus = (state: string): string =>
  state.replaceAll(/^D#.*$/gm, (lane) => lane.replace(/"st":\{"S":"\w+"\},?/, '').replace(/"ver":\{"N":"\d+"\},?/, ''));
