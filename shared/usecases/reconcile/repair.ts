import { createHash } from 'node:crypto';
import { type AuditedRequest, putRequest } from '../../store/requests.ts';
import { commit } from '../../store/transaction.ts';
import { operator } from '../accounts/operator.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Finding } from './difference.ts';
import { type Progress, type Recounted, recountAll } from './reconcile.ts';

/** Who hears what a repair does, as it does it. */
export interface RepairWatch {
  readonly progress?: (progress: Progress) => void;
  /** after each recount, before anything is written: all that was found */
  readonly found?: (recounted: Recounted) => void;
  /** after each repair: whether it was written, or met something else than was read */
  readonly repaired?: (finding: Finding, isWritten: boolean) => void;
}

/** One repair may be what makes another one possible; more than this never follow from each other. */
const maxRounds = 6;

/**
 * Recounts, repairs what the store itself decides, and recounts, until nothing is left that can be repaired: each
 * difference in a transaction of its own, on the condition that all it was judged by is as it was read, and with an audit
 * entry by the operator that holds the reason. Repeated, it does nothing more. Answers the last recount.
 * @throws StoreBusy when contention outlasts all attempts; what was repaired by then stays
 */
export const repairStore = async (deps: Dependencies, reason: string, watch: RepairWatch = {}): Promise<Recounted> => {
  // What met something else than was read is looked at once more: others put it right, or changed what is right.
  let inVain = 0;
  for (let round = 1; ; round++) {
    const recounted = await recountAll(deps, watch.progress);
    watch.found?.(recounted);
    const chosen = inOrder(recounted.findings);
    if (chosen.length === 0 || round === maxRounds || inVain === 2) return recounted;
    let written = 0;
    for (const finding of chosen) {
      const isWritten = await apply(deps, finding, reason);
      watch.repaired?.(finding, isWritten);
      if (isWritten) written++;
    }
    inVain = written === 0 ? inVain + 1 : 0;
  }
};

/**
 * What is repaired in one round. Free seats come first, because claims are given back and taken on top of them; what a
 * site has on hand waits while its ledger is being completed, and mostly needs nothing then.
 */
const inOrder = (findings: readonly Finding[]): Finding[] => {
  const repairable = findings.filter(({ remedy }) => 'writes' in remedy);
  const completing = new Set(repairable.filter(isEntry).map(({ siteId }) => siteId));
  const due = repairable.filter((finding) => finding.invariant !== 'I8' || !completing.has(finding.siteId));
  return due.toSorted((a, b) => Number(b.rule === 'free') - Number(a.rule === 'free'));
};

const isEntry = ({ invariant, rule }: Finding) => invariant === 'I9' && rule === 'ledger';

const apply = async (deps: Dependencies, finding: Finding, reason: string): Promise<boolean> => {
  if (!('writes' in finding.remedy)) return false;
  const { invariant, where, says, remedy } = finding;
  const answer = { reason, invariant, where, found: says, did: remedy.does };
  const failure = await commit(deps.table, [putRequest(auditOf(deps, finding), answer), ...remedy.writes]);
  return failure === undefined;
};

/** Nobody repeats a repair under its key: a second one meets what the first has put right. */
const auditOf = (deps: Dependencies, { siteId, where, rule }: Finding): AuditedRequest => ({
  keyHash: digest(deps.newId()),
  bodyHash: digest(`${where} ${rule}`),
  what: 'repair',
  at: deps.clock(),
  by: operator.username,
  siteId,
});

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest().subarray(0, 12);
