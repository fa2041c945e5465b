import { parseArgs } from 'node:util';
import { mutations } from '../../support/mutations/all.ts';
import { makePasswordsCheap } from './cheap-passwords.ts';
import { competitorsOf } from './competitors/all.ts';
import { concerns } from './concerns.ts';
import type { Reach } from './enumerate.ts';
import { addCounts, type Count, performAll, totalOf } from './perform.ts';
import { endPlay, preparePlay, sameRequest } from './play.ts';

/*
 * npm run schedules: every call of the store that a mutation makes × every fault × everybody who may get in the way ×
 * every moment. `-- --everywhere` lets the rival act at every other call as well, also of the process that repeats the request;
 * `-- --only <text>` picks mutations, `-- --part <text>` rivals, `-- --share 1/2` every second mutation, from the first on.
 */
const { values } = parseArgs({
  options: {
    everywhere: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '' },
    share: { type: 'string', default: '1/1' },
  },
});
const { only, part } = values;
const reach: Reach = { reach: values.everywhere ? 'everywhere' : 'at the fault' };
const [share = 1, shares = 1] = values.share.split('/').map(Number);
const isOurs = (index: number) => index % shares === share - 1;

makePasswordsCheap();
const counts: Count[] = [];
const startedAt = performance.now();
for (const mutation of mutations.filter(({ name }, index) => isOurs(index) && name.includes(only))) {
  const rivals = [undefined, sameRequest, ...competitorsOf(concerns[mutation.name]!)] as const;
  const own: Count[] = [];
  for (const rival of rivals.filter((one) => (typeof one === 'object' ? one.name : `${one}`).includes(part))) {
    const play = await preparePlay(mutation, rival);
    own.push(await performAll(play, reach));
    endPlay(play);
  }
  const count = addCounts(own);
  counts.push(count);
  const faults = [...count.byFault].map(([fault, schedules]) => `${fault} ${schedules}`).join(' · ');
  console.log(
    `${mutation.name.padEnd(36)} ${String(totalOf(count)).padStart(6)}  ${rivals.length - 1} rivals  ${faults}`,
  );
  for (const failure of count.failures.slice(0, 5)) console.log(failure);
  if (count.failures.length > 5) console.log(`  … and ${count.failures.length - 5} more`);
}
const all = addCounts(counts);
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(`${totalOf(all)} schedules in ${seconds} s, ${all.failures.length} wrong`);
process.exitCode = all.failures.length > 0 ? 1 : 0;
