import { Hono } from 'hono';
import { paths } from '../../../web/paths.ts';
import type { EdgeEnv } from '../../http/edge.ts';
import { showAppointment } from './appointment.tsx';
import { showBook, submitBook } from './book.tsx';
import { showCalendar } from './calendar.ts';
import { showCancel, submitCancel } from './cancel.tsx';
import { showCard } from './card.tsx';
import { showErase, submitErase } from './erase.tsx';
import { showFind, submitFind } from './find.tsx';
import { showMove, submitMove } from './move.tsx';
import { showPrivacy } from './privacy.tsx';
import { showSite } from './site.tsx';
import { showSites } from './sites.tsx';
import { showFavicon, showPublicFile, showRobots } from './static.ts';

/** The resident's pages. */
export const residentPages = new Hono<EdgeEnv>()
  .get(paths.sites, showSites)
  .get(paths.site, showSite)
  .get(paths.book, showBook)
  .post(paths.book, submitBook)
  .get(paths.appointment, showAppointment)
  .get(paths.cancel, showCancel)
  .post(paths.cancel, submitCancel)
  .get(paths.move, showMove)
  .post(paths.move, submitMove)
  .get(paths.card, showCard)
  .get(paths.calendar, showCalendar)
  .get(paths.erase, showErase)
  .post(paths.erase, submitErase)
  .get(paths.find, showFind)
  .post(paths.find, submitFind)
  .get(paths.privacy, showPrivacy)
  .get(paths.publicFile, showPublicFile)
  .get(paths.favicon, showFavicon)
  .get(paths.robots, showRobots);
