import { isRefusal } from '../../../shared/domain/refusals.ts';
import { linkTo, paths } from '../../../web/paths.ts';
import { answer } from '../../http/answers.ts';
import { originOf } from '../../http/origins.ts';
import type { PageContext } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { calendarFile } from '../calendar-file.ts';
import { describeService } from './describe-service.ts';
import { answerNotOpened, noReferrer, openManageLink } from './own-appointment.tsx';

/** Hands out the appointment as a calendar file, to be opened by the phone. */
export const showCalendar = async (c: PageContext<typeof paths.calendar>): Promise<Response> => {
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointment } = found;
  const locale = pageLocale(c);
  const directory = await c.get('edge').deps.directory.current();
  const origin = originOf(c);
  const file = calendarFile({
    locale,
    appointment,
    what: describeService(locale, directory, appointment),
    place: directory.sites.get(appointment.site.siteId),
    host: new URL(origin).host,
    findUrl: origin + linkTo(locale, paths.find, {}, { code: appointment.appointmentCode }),
  });
  const name = `doorstep-${appointment.appointmentCode}.ics`;
  return answer(c, file, {
    status: 200,
    type: 'text/calendar; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="${name}"`, ...noReferrer },
  });
};
