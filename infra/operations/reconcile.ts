import { repairStore } from '../../shared/usecases/reconcile/repair.ts';
import { type Command, type Ending, runAsProgram, type Surroundings } from './command.ts';
import { lookingAt } from './dependencies.ts';
import { openPlace } from './place.ts';
import { required, tableName, UsageProblem } from './problem.ts';
import { recount, sayFound, sayingOf, sayProgress } from './recount.ts';

const options = {
  deployment: { type: 'string' },
  table: { type: 'string' },
  apply: { type: 'boolean', default: false },
  reason: { type: 'string' },
} as const;

/** npm run reconcile: recounts the invariants of a store, beside a running server too, and repairs only when told to. */
export const reconcileCommand: Command<typeof options> = {
  usage: `用法 Usage: npm run reconcile [-- [--apply --reason "TEXT"] [--deployment NAME] [--table NAME]]
  重新核对数据是否前后一致，并说明每处差异如何修复；不加 --apply 不作任何更改。
  --apply --reason "原因" 修复可由数据本身判定的差异，每处修复都留有审计记录，最后再核对一次。
  --table 核对另一张表，例如恢复出来的表。
  Recounts the invariants and says how each difference can be repaired; changes nothing without --apply.
  --apply --reason "TEXT" repairs what the store itself decides, each with an audit entry, and recounts at the end.
  --table recounts another table, such as a restored one.
  退出码 exit codes: 0 一致 nothing found, 1 有差异 differences, 2 未核对 not recounted`,
  options,
  run: async ({ deployment, table, apply, reason }, surroundings) => {
    const named = tableName(table);
    const why = whyRepaired(apply, reason);
    const place = await openPlace(deployment, surroundings.environment);
    try {
      const deps = lookingAt(place, named);
      if (why !== undefined) return await repairAndSay(deps, why, surroundings);
      return (await recount(deps, surroundings)) === 0 ? 'done' : 'found';
    } finally {
      place.close();
    }
  },
};

const longestReason = 200;

/** Nothing is repaired by the way, or without somebody who says why. */
const whyRepaired = (apply: boolean | undefined, given: string | undefined): string | undefined => {
  if (!apply && given === undefined) return undefined;
  if (!apply) throw new UsageProblem('--reason 只与 --apply 一起使用。', '--reason goes with --apply only.');
  const reason = required(given?.trim(), 'reason');
  if (reason.length <= longestReason) return reason;
  throw new UsageProblem(
    `--reason 不能超过 ${longestReason} 个字。`,
    `--reason has at most ${longestReason} characters.`,
  );
};

const repairAndSay = async (
  deps: Parameters<typeof repairStore>[0],
  reason: string,
  surroundings: Surroundings,
): Promise<Ending> => {
  const { say } = surroundings;
  const { findings } = await repairStore(deps, reason, {
    progress: sayProgress(surroundings),
    found: (recounted) => sayFound(recounted, surroundings),
    repaired: (finding, isWritten) =>
      say(
        `${isWritten ? '已修复 repaired' : '期间有变化，未修复 changed meanwhile, not repaired'}  ${sayingOf(finding)}`,
      ),
  });
  return findings.length === 0 ? 'done' : 'found';
};

await runAsProgram(reconcileCommand, import.meta.url);
