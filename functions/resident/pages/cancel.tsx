import { isRefusal, type Refusal, refusalStatus } from '../../../shared/domain/refusals.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { CancelPage } from '../../../web/pages/resident/cancel-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { canChange } from './appointment-state.ts';
import { answerNotOpened, openManageLink, refuseOwner, toAppointment } from './own-appointment.tsx';

type CancelContext = PageContext<typeof paths.cancel>;

const purposeOf = (code: string) => `cancel ${code}`;

/** Asks once more. */
export const showCancel = async (c: CancelContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointment, manageToken: token } = found;
  const locale = pageLocale(c);
  if (!canChange(appointment, deps.clock())) return toAppointment(c, c.req.param());
  const hidden = hiddenOf(issueFormToken(deps, purposeOf(appointment.appointmentCode)));
  return answerPage(c, <CancelPage {...{ locale, appointment, token, hidden }} here={hereOf(c)} canCancel />);
};

/** Cancels; then the browser asks for the appointment, which says so. */
export const submitCancel = async (c: CancelContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointmentCode: code } = found.appointment;
  const form = await readForm(c, { purpose: purposeOf(code) });
  if (isRefusal(form)) return refuseOwner(c, form, c.req.param());
  const { key } = form;
  const cancelled = await attempt(c, () => cancelAppointment(deps, { key, code, token: found.manageToken }));
  if (!isRefusal(cancelled)) return toAppointment(c, c.req.param());
  // It may have been cancelled: then a page about what is left to cancel would have nothing to press.
  return cancelled.refused === 'TRY_AGAIN' ? refuseOwner(c, cancelled, c.req.param()) : showAgain(c, key, cancelled);
};

const showAgain = async (c: CancelContext, key: string, refusal: Refusal): Promise<Response> => {
  const { deps } = c.get('edge');
  c.set('refusal', refusal);
  const locale = pageLocale(c);
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const { appointment, manageToken: token } = found;
  const hidden = hiddenOf(signFormToken(deps, purposeOf(appointment.appointmentCode), key));
  const problem = refusalMessage(locale.language, refusal);
  const canCancel = canChange(appointment, deps.clock());
  return answerPage(c, <CancelPage {...{ locale, appointment, token, hidden, problem, canCancel }} />, {
    status: refusalStatus[refusal.refused],
    headers: retryHeaders(refusal),
  });
};
