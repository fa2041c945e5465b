import { Dashboard, GraphWidget, type IMetric, PeriodOverride, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Watched } from '../alarm-facts.ts';
import { apiMeasures, failedFunctions, figure, refusalsByCode, tableMeasures, throttledFunctions } from './measures.ts';

const wide = 12;
const tall = 6;

/** One screen: how the day goes at the sites above, how the machinery goes below. */
export class BusinessDashboard extends Construct {
  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    const { deployment, api, tableName, serving, jobs } = watched;
    const acted = (...names: string[]) => names.map((name) => figure(deployment, name));
    const measures = apiMeasures(api);
    const table = tableMeasures(tableName);
    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: wide, height: tall, leftYAxis: { min: 0 }, rightYAxis: { min: 0 } });
    new Dashboard(this, 'Dashboard', {
      dashboardName: `doorstep-${deployment}`,
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        [
          new SingleValueWidget({
            title: 'Today',
            metrics: acted('booked', 'walkIn', 'checkedIn', 'fulfilled', 'handedOut', 'cancelled', 'noShow'),
            width: wide * 2,
            height: tall / 2,
            setPeriodToTimeRange: true,
          }),
        ],
        [
          graph('Bookings', acted('booked', 'walkIn', 'moved', 'cancelled')),
          graph('Refusals by code', [refusalsByCode(deployment)]),
        ],
        [
          graph('At the sites', acted('checkedIn', 'fulfilled', 'noShow')),
          graph('Hand-outs', acted('handedOut'), acted('stockLow')),
        ],
        [
          graph('Requests', [measures.requests], [measures.serverErrors, measures.clientErrors]),
          graph('95 of 100 answers within', [measures.latency95]),
        ],
        [
          graph('Table: units', [table.readUnits, table.writeUnits]),
          graph('Table: turned away', [table.conflicts, table.throttledReads, table.throttledWrites]),
        ],
        [
          graph('Functions', [throttledFunctions(serving), failedFunctions('failed functions', serving)]),
          graph('Jobs and recounts', [failedFunctions('failed jobs', jobs)], acted('differences', 'overdueRemoved')),
        ],
      ],
    });
  }
}
