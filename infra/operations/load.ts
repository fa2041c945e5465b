import { loadDirectory } from '../../shared/usecases/load/load-directory.ts';
import { receiveOpeningStock } from '../../shared/usecases/load/opening-stock.ts';
import { makeSchedule } from '../../shared/usecases/load/schedules.ts';
import { type Command, runAsProgram } from './command.ts';
import { actingOn, lookingAt } from './dependencies.ts';
import { readInputFile } from './input-file.ts';
import { planLoad, sayPlan } from './load-plan.ts';
import { openPlace } from './place.ts';
import { required } from './problem.ts';

const options = {
  deployment: { type: 'string' },
  file: { type: 'string' },
  schedules: { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const;

/** npm run load: what a deployment starts with, from a file. May be repeated, and cut off at any point. */
export const load: Command<typeof options> = {
  usage: `用法 Usage: npm run load -- --file FILE [--schedules] [--apply] [--deployment NAME]
  从 JSON 文件载入地区、服务、站点、奖励物资、奖励方案和期初库存；加 --schedules 时为有安排的站点放出未来几天的时段。
  不加 --apply 只说明将要做什么。可以重复执行，已有的站点保持不变。
  Loads areas, services, sites, reward items, programmes and opening stock from a JSON file; with --schedules also slots
  for the coming days of sites that have a schedule. Without --apply it only says what it would do. It may be repeated;
  sites that are there already stay as they are.`,
  options,
  run: async ({ deployment, file, schedules, apply }, { environment, say }) => {
    const path = required(file, 'file');
    const place = await openPlace(deployment, environment, apply ? 'make' : 'pretend');
    try {
      const input = await readInputFile(path, lookingAt(place));
      sayPlan(await planLoad(lookingAt(place), input), { schedules, say });
      if (!apply) {
        say('以上尚未执行，确认后请加 --apply。 Nothing was done yet: add --apply to do it.');
        return 'done';
      }
      const deps = await actingOn(place);
      await loadDirectory(deps, input);
      const { stock, schedules: wanted } = await planLoad(deps, input);
      await receiveOpeningStock(deps, stock.toReceive);
      if (schedules) for (const schedule of wanted) await makeSchedule(deps, schedule);
      say('已载入。 Loaded.');
      return 'done';
    } finally {
      place.close();
    }
  },
};

await runAsProgram(load, import.meta.url);
