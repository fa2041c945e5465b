import { isRefusal } from '../../../shared/domain/refusals.ts';
import { appointmentRetentionDays } from '../../../shared/domain/retention.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { AppointmentPage } from '../../../web/pages/resident/appointment-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { PageContext } from '../../http/page-context.ts';
import { hereOf } from '../../http/page-locale.ts';
import { partProps } from './appointment-props.ts';
import { canChange, nextDoseOf, stateOf, troubleOf } from './appointment-state.ts';
import { answerNotOpened, noReferrer, openManageLink } from './own-appointment.tsx';

/**
 * Shows the appointment behind its manage link. The page has no form, so that it can keep its address from everybody
 * (`no-referrer`); what changes something has a page of its own.
 */
export const showAppointment = async (c: PageContext<typeof paths.appointment>): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointment, manageToken } = found;
  const directory = await deps.directory.current();
  const parts = partProps(c, directory, appointment);
  const nowAt = deps.clock();
  const page = (
    <AppointmentPage
      {...parts}
      here={hereOf(c)}
      token={manageToken}
      state={stateOf(appointment, nowAt)}
      trouble={canChange(appointment, nowAt) ? await troubleOf(deps, appointment) : undefined}
      nextDose={nextDoseOf(parts.locale, directory.services.get(appointment.service), appointment)}
      keptUntil={addDays(appointment.slot.start.slice(0, 10), appointmentRetentionDays)}
    />
  );
  return answerPage(c, page, { headers: noReferrer });
};
