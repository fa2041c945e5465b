import type { RequestLog } from '../../functions/http/log.ts';
import { markMissedDays } from '../../functions/jobs/mark-missed-days.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';

const hourMilliseconds = 3_600_000;

/** What the cloud's scheduler does, once the process serves and every hour after: never in the way of its end. */
export const runJobs = (deps: Dependencies, log: RequestLog): void => {
  const run = () => {
    markMissedDays(deps).catch((error) => log.failure('job', 'mark-missed-days', error));
  };
  setTimeout(run, 1_000).unref();
  setInterval(run, hourMilliseconds).unref();
};
