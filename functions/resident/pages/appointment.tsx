import { isRefusal } from '../../../shared/domain/refusals.ts';
import { AppointmentPage } from '../../../web/pages/resident/appointment-page.tsx';
import { fillPath, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { originOf } from '../../http/origins.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { describeService } from './describe-service.ts';
import { canChange, openManageLink } from './own-appointment.ts';

/**
 * Shows the appointment behind its manage link. The page has no form, so that it can keep its address from everybody
 * (`no-referrer`); what changes something has a page of its own.
 */
export const showAppointment = async (c: PageContext<typeof paths.appointment>): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerRefusalPage(c, found);
  const { appointment, manageToken } = found;
  const locale = pageLocale(c);
  const codeUrl = originOf(c) + fillPath(paths.code, { code: appointment.appointmentCode });
  const page = (
    <AppointmentPage
      locale={locale}
      here={hereOf(c)}
      appointment={appointment}
      what={describeService(locale, await deps.directory.current(), appointment)}
      qrText={codeUrl.toUpperCase()}
      token={manageToken}
      isPast={appointment.status === 'booked' && !canChange(appointment, deps.clock())}
    />
  );
  return answerPage(c, page, { headers: { 'referrer-policy': 'no-referrer' } });
};
