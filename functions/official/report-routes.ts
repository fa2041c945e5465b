import { reportQuery } from '../../shared/domain/requests/officials.ts';
import { dailyReport } from '../../shared/usecases/officials/daily-report.ts';
import { route } from '../http/route.ts';
import { report } from './answers.ts';
import { dailyReportCsv } from './daily-report-csv.ts';

export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/official/reports/daily',
    summary: 'The daily report of an area and all below it, as JSON or CSV',
    access: 'official',
    key: 'none',
    query: reportQuery,
    answer: report,
    refusals: ['NOT_FOUND'],
    alternative: { type: 'text/csv', render: dailyReportCsv },
    handle: ({ deps, actor, query }) => dailyReport(deps, { actor, ...query }),
  }),
];
