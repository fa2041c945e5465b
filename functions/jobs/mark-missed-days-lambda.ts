import { jobHandler } from '../lambda/job.ts';
import { markMissedDays } from './mark-missed-days.ts';

/** Every hour: who did not come to a site that has closed may book again. */
export const handler = jobHandler('mark-missed-days', ({ deps }) => markMissedDays(deps));
