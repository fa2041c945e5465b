import { jobHandler } from '../lambda/job.ts';
import { markMissedDays } from './mark-missed-days.ts';

/** After midnight: who did not come may book again. */
export const handler = jobHandler('mark-missed-days', ({ deps }) => markMissedDays(deps));
