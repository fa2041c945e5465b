import { everywhere } from '../../shared/domain/areas.ts';
import { appointmentRetentionDays } from '../../shared/domain/retention.ts';
import { addDays, isLocalDate, localDateOf } from '../../shared/domain/time.ts';
import { type Command, cannot, runAsProgram } from './command.ts';
import { lookingAt } from './dependencies.ts';
import { exportArea } from './export-area.ts';
import { makeExportFolder } from './export-folder.ts';
import type { ExportScope } from './export-scope.ts';
import { openPlace } from './place.ts';
import { required, UsageProblem } from './problem.ts';

const options = {
  deployment: { type: 'string' },
  area: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

/** npm run export: all that an official may see of an area, as files. Changes nothing and needs no key. */
export const exportCommand: Command<typeof options> = {
  usage: `用法 Usage: npm run export -- --area AREA --out FOLDER [--from DATE --to DATE] [--deployment NAME]
  把一个地区（及其下级）的数据写成文件：站点、奖励方案、每日数字、库存、台账、预约、审计；日期默认为前后各 30 天。
  Writes the data of an area and all below it to files: sites, programmes, figures per day, stock, ledger, appointments,
  audit. The dates bound days, appointments and audit: 30 days back and 30 ahead where they are left out.
  审计需读取整张表。 The audit reads the whole table.`,
  options,
  run: async ({ deployment, area, out, from, to }, { environment, clock, say }) => {
    const scope = { area: required(area, 'area'), ...readPeriod(from, to, clock()) };
    const folder = required(out, 'out');
    const place = await openPlace(deployment, environment);
    try {
      const deps = lookingAt(place);
      await requireArea(scope, [...(await deps.directory.current()).areas.keys()]);
      makeExportFolder(folder);
      const { files } = await exportArea(deps, folder, scope, deployment ?? 'local');
      for (const { name, rows } of files) say(`${name}: ${rows}`);
      say(`已导出到 ${folder}，其中有个人信息（遮盖后的姓名和手机尾号），请妥善保管。`);
      say(`Exported to ${folder}. It holds personal data (masked names, last digits of phones): keep it safe.`);
      return 'done';
    } finally {
      place.close();
    }
  },
};

const readPeriod = (from: string | undefined, to: string | undefined, nowAt: number): Omit<ExportScope, 'area'> => {
  const today = localDateOf(nowAt);
  const period = {
    from: from ?? addDays(today, -appointmentRetentionDays),
    to: to ?? addDays(today, appointmentRetentionDays),
  };
  if (isLocalDate(period.from) && isLocalDate(period.to) && period.from <= period.to) return period;
  throw new UsageProblem('日期应为 YYYY-MM-DD，且先后正确。', 'Dates are YYYY-MM-DD, the first before the last.');
};

const requireArea = async ({ area }: ExportScope, areas: readonly string[]): Promise<void> => {
  if (area === everywhere || areas.includes(area)) return;
  cannot(`没有地区 ${area}。`, `There is no area ${area}.`);
};

await runAsProgram(exportCommand, import.meta.url);
