import { Hono } from 'hono';
import { paths } from '../../../web/paths.ts';
import type { EdgeEnv } from '../../http/edge.ts';
import { showAppointment, submitAppointment } from './appointment.tsx';
import { showCheckIn, submitCheckIn } from './check-in.tsx';
import { showCloseDay, submitCloseDay } from './close-day.tsx';
import { showCode } from './code.tsx';
import { showDay } from './day.tsx';
import { showDesk } from './desk.tsx';
import { showList } from './list.tsx';
import { showScan, showScannerFile } from './scan.tsx';
import { showSearch, submitSearch } from './search.tsx';
import { showSignIn, submitSignIn, submitSignOut } from './sign-in.tsx';
import { showWalkIn, submitWalkIn } from './walk-in.tsx';

/** The pages of staff, and everybody's sign-in. */
export const staffPages = new Hono<EdgeEnv>()
  .get(paths.signIn, showSignIn)
  .post(paths.signIn, submitSignIn)
  .post(paths.signOut, submitSignOut)
  .get(paths.desk, showDesk)
  .get(paths.deskDay, showDay)
  .get(paths.deskSearch, showSearch)
  .post(paths.deskSearch, submitSearch)
  .get(paths.deskCheckIn, showCheckIn)
  .post(paths.deskCheckIn, submitCheckIn)
  .get(paths.deskAppointment, showAppointment)
  .post(paths.deskAppointment, submitAppointment)
  .get(paths.deskWalkIn, showWalkIn)
  .post(paths.deskWalkIn, submitWalkIn)
  .get(paths.code, showCode)
  .get(paths.deskScan, showScan)
  .get(paths.deskList, showList)
  .get(paths.deskCloseDay, showCloseDay)
  .post(paths.deskCloseDay, submitCloseDay)
  .get(paths.deskScanner, showScannerFile);
