import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import type { Finding } from '../../shared/usecases/reconcile/difference.ts';
import { type Progress, type Recounted, recountAll } from '../../shared/usecases/reconcile/reconcile.ts';
import type { Surroundings } from './command.ts';

type Say = Pick<Surroundings, 'say'>;

/** Recounts the invariants and prints every difference, and how much was counted. Answers how many differences there are. */
export const recount = async (deps: Dependencies, surroundings: Say): Promise<number> => {
  const recounted = await recountAll(deps, sayProgress(surroundings));
  sayFound(recounted, surroundings);
  return recounted.findings.length;
};

/** So many items of the table between two lines about it. */
const itemsPerLine = 50_000;

/** A line for each day of each site, and now and then one while the table is gone through. */
export const sayProgress = ({ say }: Say): ((progress: Progress) => void) => {
  let saidItems = 0;
  return (progress) => {
    if (progress.of === 'day') {
      say(`${progress.siteId} ${progress.localDate}: ${progress.lanes} lanes, ${progress.held} seats held`);
    } else if (progress.of === 'table' && progress.items >= saidItems + itemsPerLine) {
      saidItems = progress.items;
      say(`已读 read: ${saidItems} items`);
    }
  };
};

/** Every difference with what can be done about it, and how much was counted. */
export const sayFound = ({ counted, findings }: Recounted, { say }: Say): void => {
  for (const finding of findings) {
    say(sayingOf(finding));
    const { remedy } = finding;
    say('writes' in remedy ? `    可修复 repair: ${remedy.does}` : `    需人工处理 needs a person: ${remedy.person}`);
  }
  say(
    `${counted.lanes} lanes, ${counted.appointments} appointments, ${counted.guards} guards, ` +
      `${counted.ledgerEntries} ledger entries: ${findings.length} differences`,
  );
};

/** A difference in a line. */
export const sayingOf = ({ invariant, where, says }: Finding): string => `${invariant}  ${where}: ${says}`;
