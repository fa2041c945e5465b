import { officialPages } from './official/pages/app.ts';
import { residentPages } from './resident/pages/app.ts';
import { staffPages } from './staff/pages/app.ts';

/** The pages of all, for one process. */
export const allPages = [residentPages, staffPages, officialPages];
