import { reconcile } from '../../../shared/usecases/reconcile/reconcile.ts';
import { type Law, lawFor, lawsBetween, serialLaws } from './law.ts';
import { comparableState, exactState } from './outcome.ts';
import type { Play } from './play.ts';
import { startProcess } from './process.ts';
import type { Ending } from './run.ts';

/** Finds what is wrong with an ending; nothing when it is right. To be called while the store is as it left it. */
export type Judge = (ending: Ending) => Promise<string[]>;

/**
 * The law: whatever went wrong, and whenever the rival acted, the answers and the store are those of the two acts one
 * after the other, in either order and without faults. So an accepted act has its effect exactly once, a refused one
 * none, and both answers are right for what the other did. Where one of the two takes several transactions, the
 * other may also have come between them. Besides, the recount of the store finds no difference, and a request that was
 * accepted gets the same answer when it is repeated, and changes nothing.
 */
export const openJudge = async (play: Play): Promise<Judge> => {
  const serial = await serialLaws(play);
  let between: Law[] | undefined;
  const recounted = new Map<string, readonly string[]>();

  const recount = async ({ storedAfter }: Ending) => {
    const state = exactState(storedAfter);
    const known = recounted.get(state) ?? (await differencesIn(play));
    recounted.set(state, known);
    return known;
  };
  const find = async (ending: Ending) => {
    const law = lawFor(play, serial, ending);
    if (law || !play.isInSteps) return law;
    between ??= await lawsBetween(play);
    return lawFor(play, between, ending);
  };
  return async (ending) => {
    const differences = await recount(ending);
    const law = await find(ending);
    return [
      ...differences,
      ...(law ? [] : [`as in no order of the two: ${ending.answer} and ${ending.rivalAnswer}`]),
      ...(law && !law.answers.has(ending.again) ? [`later another answer: ${ending.answer} → ${ending.again}`] : []),
      ...(law && !isQuiet(play, ending, law) ? ['a repeated request changed the store'] : []),
    ];
  };
};

const differencesIn = async ({ stage }: Play): Promise<string[]> => {
  const { differences } = await reconcile(startProcess(stage.world).deps);
  return differences.map(({ invariant, where, says }) => `${invariant} ${where} ${says}`);
};

/** What was accepted is done; who was refused, or told that it was done already, tries anew and comes to what the law says. */
const isQuiet = (play: Play, { answer, rivalAnswer, stored, storedAfter }: Ending, { stateAfter }: Law): boolean => {
  if (exactState(stored) === exactState(storedAfter)) return true;
  const changedNothing = [answer, rivalAnswer].some((text) => /^\{"refused"|"already":/.test(text ?? ''));
  return changedNothing && comparableState(storedAfter, play.compare) === stateAfter;
};
