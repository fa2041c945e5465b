import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Figures } from '../../shared/usecases/figures.ts';
import type { RequestLog } from '../http/log.ts';

/** Where the dashboard and the alarms of infra/aws find the figures. */
const metricsNamespace = 'Doorstep';

/** Counts for the dashboard, as lines that CloudWatch turns into metrics (embedded metric format): no call, no wait. */
export interface Meter {
  readonly figures: Figures;
  /** the same log, which counts refusals by their code as well */
  counting(log: RequestLog): RequestLog;
  /** what a job found, such as differences of a recount */
  found(what: string, count: number): void;
}

/** Opens the meter of a deployment. Dimensions are few and never personal: each combination is a metric that is paid for. */
export const openMeter = (deployment: string): Meter => {
  const metrics = new Metrics({ namespace: metricsNamespace, serviceName: deployment });
  const count = (
    name: string,
    value: number,
    facts: { dimension?: Record<string, string>; metadata?: object } = {},
  ) => {
    const one = metrics.singleMetric();
    one.addDimensions(facts.dimension ?? {});
    for (const [key, text] of Object.entries(facts.metadata ?? {})) one.addMetadata(key, String(text));
    one.addMetric(name, MetricUnit.Count, value);
  };
  return {
    figures: {
      acted: (what) => count(what, 1),
      stockLow: (left) => count('stockLow', 1, { metadata: left }),
    },
    counting: (log) => ({
      ...log,
      request: (facts) => {
        log.request(facts);
        if (facts.code !== undefined) count('refused', 1, { dimension: { code: facts.code } });
      },
    }),
    found: (what, number) => count(what, number),
  };
};
