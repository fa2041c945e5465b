import { Hono } from 'hono';
import { paths } from '../../../web/paths.ts';
import type { EdgeEnv } from '../../http/edge.ts';
import { showDay } from './day.tsx';
import { showNewSite, submitNewSite } from './new-site.tsx';
import { showSchedule, submitSchedule } from './schedule.tsx';
import { showSite, submitSite } from './site.tsx';
import { showSlot, submitSlot } from './slot.tsx';
import { showStatus, submitStatus } from './status.tsx';

/** The pages of officials. */
export const officialPages = new Hono<EdgeEnv>()
  .get(paths.office, showDay)
  .get(paths.officeNewSite, showNewSite)
  .post(paths.officeNewSite, submitNewSite)
  .get(paths.officeSite, showSite)
  .post(paths.officeSite, submitSite)
  .get(paths.officeSlot, showSlot)
  .post(paths.officeSlot, submitSlot)
  .get(paths.officeSchedule, showSchedule)
  .post(paths.officeSchedule, submitSchedule)
  .get(paths.officeStatus, showStatus)
  .post(paths.officeStatus, submitStatus);
