import { Hono } from 'hono';
import { paths } from '../../../web/paths.ts';
import type { EdgeEnv } from '../../http/edge.ts';
import { showAccounts, submitAccounts } from './accounts.tsx';
import { showDay } from './day.tsx';
import { showNewSite, submitNewSite } from './new-site.tsx';
import { showProgramme, submitProgramme } from './programme.tsx';
import { showProgrammes } from './programmes.tsx';
import { showReport } from './report.tsx';
import { showSchedule, submitSchedule } from './schedule.tsx';
import { showSite, submitSite } from './site.tsx';
import { showSlot, submitSlot } from './slot.tsx';
import { showStatus, submitStatus } from './status.tsx';
import { showStock, submitStock } from './stock.tsx';

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
  .post(paths.officeStatus, submitStatus)
  .get(paths.officeStock, showStock)
  .post(paths.officeStock, submitStock)
  .get(paths.officeProgrammes, showProgrammes)
  .get(paths.officeProgramme, showProgramme)
  .post(paths.officeProgramme, submitProgramme)
  .get(paths.officeAccounts, showAccounts)
  .post(paths.officeAccounts, submitAccounts)
  .get(paths.officeReport, showReport);
