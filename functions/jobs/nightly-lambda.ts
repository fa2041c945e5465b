import { jobHandler } from '../lambda/job.ts';
import { nightly } from './nightly.ts';

/** A log line must stay readable; `npm run reconcile` prints them all. */
const mostDifferencesLogged = 50;

/** In the small hours: does everything still add up? */
export const handler = jobHandler('nightly', async ({ deps, meter }) => {
  const { counted, differences, removed } = await nightly(deps);
  meter.found('differences', differences.length);
  meter.found('overdueRemoved', removed);
  return { counted, removed, differences: differences.length, first: differences.slice(0, mostDifferencesLogged) };
});
