import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../../infra/local/build.mjs';
import { percentile } from '../../bench/http-client.ts';
import { killOften, type Tally } from './rounds.ts';

/*
 * npm run kills -- --kills 200 --seed 1: kill -9 of the real process under load over HTTP, again and again on one data
 * folder. The seed chooses acts and the moments of the kills; how far the process came by then is up to the machine.
 */
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? 1);

const rounded = (value: number) => Math.round(value).toLocaleString('en');
const tell = ({ kills: done, answered, unanswered, restarts, problems }: Tally) => {
  const share = (of: number) => `${rounded(percentile(restarts, of))}`;
  console.log(
    `${done} kills: ${rounded(answered)} acts answered, ${rounded(unanswered)} not; first answer after a restart ` +
      `p50 ${share(0.5)} · p95 ${share(0.95)} · max ${rounded(Math.max(...restarts))} ms; ${problems.length} wrong`,
  );
};

await build(['server', 'reconcile']);
const folder = mkdtempSync(join(tmpdir(), 'doorstep-kills-'));
try {
  const { acts, problems } = await killOften(folder, { kills, seed }, tell);
  console.log([...acts].map(([name, count]) => `${name} ${rounded(count)}`).join(' · '));
  for (const problem of problems.slice(0, 20)) console.log(problem);
  console.log(problems.length === 0 ? 'nothing lost, nothing doubled, nothing leaked' : `${problems.length} wrong`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
