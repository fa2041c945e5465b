import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Refusal, refusalStatus } from '../../../shared/domain/refusals.ts';
import { backupRetentionDays } from '../../../shared/domain/retention.ts';
import { eraseAppointment } from '../../../shared/usecases/residents/erase-appointment.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { ErasePage, type ErasePageProps } from '../../../web/pages/resident/erase-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import { type FormToken, issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm } from '../../http/forms.ts';
import { attempt, type PageContext } from '../../http/page-context.ts';
import { hereOf, pageLocale } from '../../http/page-locale.ts';
import { stateOf } from './appointment-state.ts';
import { answerNotOpened, openManageLink, refuseOwner, toAppointment } from './own-appointment.tsx';

type EraseContext = PageContext<typeof paths.erase>;

const purposeOf = (code: string) => `erase ${code}`;

/** Says what would be deleted and what would stay. */
export const showErase = async (c: EraseContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  if (isRefusal(found)) return answerNotOpened(c, found);
  const formToken = issueFormToken(deps, purposeOf(found.appointment.appointmentCode));
  return erasePage(c, found.appointment, formToken);
};

/** Deletes; then the browser asks for the appointment, which says that it is gone. */
export const submitErase = async (c: EraseContext): Promise<Response> => {
  const { deps } = c.get('edge');
  const found = await openManageLink(c, c.req.param());
  // Sent a second time: the first time did it.
  if (isRefusal(found))
    return found.what === 'erasedAppointment' ? toAppointment(c, c.req.param()) : answerNotOpened(c, found);
  const { appointment, manageToken: token } = found;
  const code = appointment.appointmentCode;
  const form = await readForm(c, { purpose: purposeOf(code) });
  if (isRefusal(form)) return refuseOwner(c, form, c.req.param());
  const erased = await attempt(c, () => eraseAppointment(deps, { key: form.key, code, token }));
  if (!isRefusal(erased)) return toAppointment(c, c.req.param());
  const isNewRequest = erased.refused === 'KEY_REUSED';
  const formToken = isNewRequest
    ? issueFormToken(deps, purposeOf(code))
    : signFormToken(deps, purposeOf(code), form.key);
  return erasePage(c, appointment, formToken, erased);
};

const erasePage = (
  c: EraseContext,
  appointment: AppointmentView,
  formToken: FormToken,
  refusal?: Refusal,
): Response => {
  const { deps } = c.get('edge');
  const locale = pageLocale(c);
  if (refusal) c.set('refusal', refusal);
  const page = (
    <ErasePage
      {...{ locale, appointment }}
      {...(refusal ? { problem: refusalMessage(locale.language, refusal) } : { here: hereOf(c) })}
      token={c.req.param('token')}
      hidden={hiddenOf(formToken)}
      backupDays={backupRetentionDays}
      first={firstOf(appointment, deps.clock())}
      canErase={appointment.status !== 'checkedIn' && refusal?.refused !== 'WRONG_STATE'}
    />
  );
  return answerPage(c, page, refusal && { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) });
};

/** What the owner loses or what happens besides, if anything. */
const firstOf = (appointment: AppointmentView, nowAt: number): ErasePageProps['first'] => {
  const state = stateOf(appointment, nowAt);
  if (state === 'booked' || state === 'moved') return 'booked';
  if (state === 'past') return 'past';
  const waitsForReward = appointment.entitlement.length > 0 && appointment.handedOut.length === 0;
  return state === 'fulfilled' && waitsForReward ? 'notHandedOut' : undefined;
};
