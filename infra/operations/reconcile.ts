import { type Command, runAsProgram } from './command.ts';
import { lookingAt } from './dependencies.ts';
import { openPlace } from './place.ts';
import { tableName } from './problem.ts';
import { recount } from './recount.ts';

const options = { deployment: { type: 'string' }, table: { type: 'string' } } as const;

/** npm run reconcile: recounts the invariants of a store, beside a running server too, and changes nothing. */
export const reconcileCommand: Command<typeof options> = {
  usage: `用法 Usage: npm run reconcile [-- [--deployment NAME] [--table NAME]]
  重新核对数据是否前后一致，不作任何更改；--table 核对另一张表，例如恢复出来的表。
  Recounts the invariants and changes nothing; --table recounts another table, such as a restored one.
  退出码 exit codes: 0 一致 nothing found, 1 有差异 differences, 2 未核对 not recounted`,
  options,
  run: async ({ deployment, table }, surroundings) => {
    const named = tableName(table);
    const place = await openPlace(deployment, surroundings.environment);
    try {
      return (await recount(lookingAt(place, named), surroundings)) === 0 ? 'done' : 'found';
    } finally {
      place.close();
    }
  },
};

await runAsProgram(reconcileCommand, import.meta.url);
