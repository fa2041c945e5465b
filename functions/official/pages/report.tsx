import { everywhere } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { reportQuery } from '../../../shared/domain/requests/officials.ts';
import { addDays, formatInstant } from '../../../shared/domain/time.ts';
import { type DailyReport, dailyReport } from '../../../shared/usecases/officials/daily-report.ts';
import { dateIn, timeIn } from '../../../web/format.ts';
import { type ItemShown, onHandOf } from '../../../web/pages/official/report-figures.ts';
import { ReportPage } from '../../../web/pages/official/report-page.tsx';
import { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { scriptPath } from '../../http/public-files.ts';
import { dailyReportCsv } from '../daily-report-csv.ts';
import { areaChoice, pickArea } from './area-choice.tsx';
import { officePage, refusedPage } from './asked.ts';
import { answerCsv } from './csv-file.ts';

/** The daily report of an area, or with `format=csv` the same as a file; who may see everything chooses an area first. */
export const showReport = officePage<typeof paths.officeReport>(async (asked) => {
  const { c, actor, deps, directory, locale, frame } = asked;
  const query = parse(reportQuery, { date: c.req.query('date'), area: c.req.query('area') });
  if (isRefusal(query)) return refusedPage(asked, query);
  if (actor.scope === everywhere && query.area === undefined) return pickArea(asked, paths.officeReport, query.date);
  const report = await dailyReport(deps, { actor, ...query });
  if (isRefusal(report)) return refusedPage(asked, report);
  if (c.req.query('format') === 'csv') {
    return answerCsv(c, dailyReportCsv(report, locale.language), fileName(report));
  }
  const now = formatInstant(deps.clock());
  const page = (
    <ReportPage
      {...report}
      {...areaChoice(asked, report.area)}
      frame={frame}
      scripts={[scriptPath('copy'), scriptPath('print')]}
      previousDay={addDays(report.date, -1)}
      nextDay={addDays(report.date, 1)}
      items={itemsOf(report, directory)}
      today={dateIn(now)}
      time={timeIn(now)}
    />
  );
  return answerPage(c, page);
});

const fileName = ({ area, date }: DailyReport): string =>
  `report-${area === everywhere ? 'all' : area.replaceAll(/[^\w-]/g, '_')}-${date}`;

/** Items that were handed out on the day or are on hand somewhere: columns of zeros tell nobody anything. */
const itemsOf = ({ sites, total }: DailyReport, { items }: Directory): ItemShown[] =>
  [...items.values()].filter(
    ({ itemId }) => onHandOf(sites, itemId) > 0 || total.handedOut.some((given) => given.itemId === itemId),
  );
