import { formatInstant, localDateOf } from '../../shared/domain/time.ts';
import { type Command, runAsProgram, type Surroundings } from './command.ts';
import { lookingAt } from './dependencies.ts';
import { openPlace, type Place } from './place.ts';
import { required, tableName, UsageProblem } from './problem.ts';
import { recount } from './recount.ts';
import { type RestoreRequest, requireRestorable, restoreTable } from './restore-table.ts';
import { applySettings, switchRecoveryOn } from './table-settings.ts';

const options = {
  deployment: { type: 'string' },
  to: { type: 'string' },
  table: { type: 'string' },
  'accept-differences': { type: 'boolean', default: false },
  'switch-on': { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const;

/** npm run restore: the table as it was, in a new table beside it, which is recounted before anybody opens it. */
export const restore: Command<typeof options> = {
  usage: `用法 Usage: npm run restore -- --to INSTANT|latest [--table NAME] [--apply] [--accept-differences] [--deployment NAME]
  把数据恢复到某一时刻（如 2026-11-24T08:30:00+08:00），放入一张新表，补上恢复不带的设置并核对；原表不变。
  中断后加 --table 新表名 再执行一次即可继续。不加 --apply 只说明将要做什么。
  Restores the data as of an instant into a new table, applies the settings that a restore does not bring, and recounts;
  the table in use stays as it is. Cut off, it goes on when it is run again with --table and the new table's name.
  本机演练前先开启恢复功能 For a drill on this machine switch recovery on beforehand: npm run restore -- --switch-on
  退出码 exit codes: 0 可用 ready, 1 有差异 differences, 2 未完成 not done`,
  options,
  run: async (values, surroundings) => {
    const at = values['switch-on'] ? undefined : readInstant(required(values.to, 'to'));
    const named = tableName(values.table);
    const place = await openPlace(values.deployment, surroundings.environment);
    try {
      if (at === undefined) return await prepareDrill(place, surroundings);
      const source = place.table();
      const target = place.table(named ?? newNameFor(place, surroundings.clock()));
      const request = { source, target, at, isResumed: named !== undefined };
      if (!values.apply) return await sayWhatItWouldDo(request, surroundings);
      await restoreTable(request, surroundings);
      await applySettings({ source, target, isProtected: place.deployment?.keepsData ?? false }, surroundings);
      const differences = await recount(lookingAt(place, target.name), surroundings);
      if (differences > 0 && !values['accept-differences']) return sayDifferences(target.name, values, surroundings);
      sayHowToOpen(target.name, values.deployment, surroundings);
      return 'done';
    } finally {
      place.close();
    }
  },
};

/** Epoch milliseconds. An instant without an offset would mean another one on every machine. */
const readInstant = (given: string): RestoreRequest['at'] => {
  if (given === 'latest') return 'latest';
  const at = /T.*(Z|[+-]\d\d:\d\d)$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new UsageProblem(
    '--to 应为带时区的时刻，例如 2026-11-24T08:30:00+08:00，或 latest。',
    '--to is an instant with its offset, such as 2026-11-24T08:30:00+08:00, or latest.',
  );
};

const newNameFor = ({ name }: Place, nowAt: number): string =>
  `${name}-${(localDateOf(nowAt) + formatInstant(nowAt).slice(11, 19)).replaceAll(/\D/g, '')}`;

const prepareDrill = async (place: Place, surroundings: Surroundings) => {
  if (place.deployment !== undefined) {
    throw new UsageProblem('云上的恢复功能由部署开启。', 'In the cloud recovery is switched on by the deployment.');
  }
  await switchRecoveryOn(place.table(), surroundings);
  surroundings.say(
    '恢复功能已开启，从现在起可恢复到任一时刻。 Recovery is on: from now on every moment can be restored.',
  );
  return 'done' as const;
};

const sayWhatItWouldDo = async (request: RestoreRequest, { say }: Surroundings) => {
  const { source, target, at } = request;
  const { earliest, latest } = await requireRestorable(request);
  say(`可恢复的时间 restorable: ${formatInstant(earliest)} … ${formatInstant(latest)}`);
  say(`${source.name} (${at === 'latest' ? at : formatInstant(at)}) → ${target.name}`);
  say('以上尚未执行，确认后请加 --apply。 Nothing was done yet: add --apply to do it.');
  return 'done' as const;
};

const sayDifferences = (table: string, { to }: { to?: string | undefined }, { say }: Surroundings) => {
  say(`恢复出来的表 ${table} 有差异，尚不应启用。确认可以接受时再执行一次，加：`);
  say(
    `The restored table ${table} has differences and should not be opened. If they can be accepted, run it again with:`,
  );
  say(`  --to ${to} --table ${table} --apply --accept-differences`);
  return 'found' as const;
};

const sayHowToOpen = (table: string, deployment: string | undefined, { say }: Surroundings): void => {
  say(`表 ${table} 可以启用。 The table ${table} is ready to be opened:`);
  if (deployment === undefined) {
    say(`  TABLE_NAME=${table} npm start`);
  } else {
    say(`  1. infra/aws/deployments.ts, ${deployment}: restoredTable: '${table}',`);
    say(`  2. npm run deploy -- --deployment ${deployment}`);
  }
};

await runAsProgram(restore, import.meta.url);
