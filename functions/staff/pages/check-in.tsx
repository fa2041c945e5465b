import type { StaffActor } from '../../../shared/domain/accounts.ts';
import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';
import { isRefusal, type Outcome, type Refusal, refusalStatus } from '../../../shared/domain/refusals.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { lookUpCode } from '../../../shared/usecases/staff/look-up-code.ts';
import { type CheckInAnswer, CheckInPage } from '../../../web/pages/staff/check-in-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { retryHeaders } from '../../http/answers.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { issueFormToken, signFormToken } from '../../http/form-token.ts';
import { hiddenOf, readForm } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { pageLocale } from '../../http/page-locale.ts';
import { purposeOf } from '../../http/page-sign-in.ts';
import { answerRefusalPage } from '../../http/refusal-page.tsx';
import { sentText } from '../../http/sent-text.ts';
import { deskFrame } from './frame.ts';
import { cautionsOf, personProps } from './person.ts';
import { refusedPage, sitePage } from './site-page.ts';

/** What the token of a check-in button is for. */
export const checkInForm = 'desk check-in';
/** What the token of the search box is for. */
export const searchForm = 'desk search';
/** What the tokens of a person's page are for. */
export const personForm = (code: string): string => `desk ${code}`;

/** The hidden fields of a button that checks in whoever has the code. */
export const checkInHidden = (c: EdgeContext, actor: StaffActor, code: string): Record<string, string> => ({
  ...hiddenOf(issueFormToken(c.get('edge').deps, purposeOf(checkInForm, actor))),
  code,
});

/** One key for each code: a form that is sent again after Back, with another code in it, is another request. */
export const keyForCode = (key: string, code: string): string => `${key}-${code}`.slice(0, 128);

/** A check-in whose code stands in the form: the button of a list. */
export const submitCheckIn = sitePage<typeof paths.deskCheckIn>(async (asked) => {
  const { c, actor, site } = asked;
  const sent = await readForm(c, { purpose: purposeOf(checkInForm, actor) });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const { code } = sentText(sent, ['code']);
  return answerCheckIn(c, actor, site, { code, key: sent.key });
});

/** A verdict cannot be asked for again by its address: that leads to the day. */
export const showCheckIn = sitePage<typeof paths.deskCheckIn>(({ c, locale, site }) =>
  c.redirect(linkTo(locale, paths.deskDay, { siteId: site.siteId }), 303),
);

interface Shown {
  readonly code: string;
  /** the idempotency key of the form, or one derived for a scan; the same key and code are answered once */
  readonly key: string;
}

/** Checks in whoever has this code, and says on the whole screen whether they may come in, why, and what to do. */
export const answerCheckIn = async (c: EdgeContext, actor: StaffActor, site: Site, shown: Shown): Promise<Response> => {
  const verdict = await attempt(c, () => judge(c, actor, site, shown));
  if (!isRefusal(verdict)) return answerVerdict(c, actor, site, verdict.answer, verdict.refusal);
  if (verdict.refused === 'TRY_AGAIN') return answerVerdict(c, actor, site, unsure(c, actor, shown), verdict);
  const href = linkTo(pageLocale(c), paths.deskDay, { siteId: site.siteId });
  return answerRefusalPage(c, verdict, { wayOn: { href, words: pageLocale(c).messages.common.back } });
};

/** The page of an answer; its status is the refusal's, where there is one. */
export const answerVerdict = (
  c: EdgeContext,
  actor: StaffActor,
  site: Site,
  answer: CheckInAnswer,
  refusal?: Refusal,
): Response => {
  if (refusal) c.set('refusal', refusal);
  const search = hiddenOf(issueFormToken(c.get('edge').deps, purposeOf(searchForm, actor)));
  const page = <CheckInPage frame={deskFrame(c, actor, site)} siteId={site.siteId} answer={answer} search={search} />;
  return answerPage(c, page, refusal && { status: refusalStatus[refusal.refused], headers: retryHeaders(refusal) });
};

const unsure = (c: EdgeContext, actor: StaffActor, { code, key }: Shown): CheckInAnswer => ({
  kind: 'unsure',
  again: { ...hiddenOf(signFormToken(c.get('edge').deps, purposeOf(checkInForm, actor), key)), code },
});

interface Judged {
  readonly answer: CheckInAnswer;
  readonly refusal?: Refusal;
}

/**
 * An answer older than this is that of a form sent again, after which the check-in may have been undone. Answers name
 * whole seconds.
 */
const freshMilliseconds = 3_000;

/** True for the answer to a form that was sent before, a reload for example. */
export const isRepeated = ({ history }: AppointmentView, nowAt: number): boolean =>
  nowAt - Date.parse(history.at(-1)?.at ?? '') > freshMilliseconds;

const judge = async (c: EdgeContext, actor: StaffActor, site: Site, shown: Shown): Promise<Outcome<Judged>> => {
  const { deps } = c.get('edge');
  const asked = { actor, siteId: site.siteId, code: shown.code };
  const done = await checkIn(deps, { ...asked, key: shown.key });
  if (isRefusal(done)) return whyNotIn(c, actor, site, shown, done);
  const directory = await deps.directory.current();
  const person = personProps(pageLocale(c), directory, done);
  if (done.already) return { answer: { kind: 'already', person, ...done.already } };
  if (isRepeated(done, deps.clock())) {
    const now = await lookUpCode(deps, asked);
    if (isRefusal(now)) return now;
    if (now.isHere && now.appointment.status !== 'checkedIn') return stateNow(c, actor, now.appointment);
  }
  return { answer: admitted(c, actor, done, directory) };
};

/** The yes to somebody who is in now, with the way back. */
const admitted = (
  c: EdgeContext,
  actor: StaffActor,
  appointment: AppointmentView,
  directory: Parameters<typeof personProps>[1],
  isWalkIn = false,
): CheckInAnswer => {
  const { deps } = c.get('edge');
  const undo = hiddenOf(issueFormToken(deps, purposeOf(personForm(appointment.appointmentCode), actor)));
  return {
    kind: 'yes',
    person: personProps(pageLocale(c), directory, appointment),
    cautions: cautionsOf(appointment, deps.clock()),
    undo: { ...undo, act: 'undoCheckIn' },
    isWalkIn,
  };
};

/** The same for somebody without an appointment, with the code to read out. */
export const admittedWalkIn = async (
  c: EdgeContext,
  actor: StaffActor,
  appointment: AppointmentView,
): Promise<CheckInAnswer> => admitted(c, actor, appointment, await c.get('edge').deps.directory.current(), true);

const whyNotIn = async (
  c: EdgeContext,
  actor: StaffActor,
  site: Site,
  { code }: Shown,
  refusal: Refusal,
): Promise<Outcome<Judged>> => {
  const { deps } = c.get('edge');
  if (refusal.refused === 'NOT_FOUND') return { answer: { kind: 'no', why: 'unknown' }, refusal };
  if (!['WRONG_SITE', 'WRONG_DAY', 'WRONG_STATE'].includes(refusal.refused)) return refusal;
  const found = await lookUpCode(deps, { actor, siteId: site.siteId, code });
  if (isRefusal(found)) return found;
  if (!found.isHere) {
    const isCancelled = found.status === 'cancelled';
    return { answer: { kind: 'no', why: isCancelled ? 'cancelled' : 'wrongSite', elsewhere: found }, refusal };
  }
  if (refusal.refused === 'WRONG_DAY') {
    const person = personProps(pageLocale(c), await deps.directory.current(), found.appointment);
    return { answer: { kind: 'no', why: 'wrongDay', person }, refusal };
  }
  return stateNow(c, actor, found.appointment, refusal);
};

/** What the state of an appointment means for somebody at the door. */
const stateNow = async (
  c: EdgeContext,
  actor: StaffActor,
  appointment: AppointmentView,
  refusal?: Refusal,
): Promise<Judged> => {
  const person = personProps(pageLocale(c), await c.get('edge').deps.directory.current(), appointment);
  const { status, history, appointmentCode } = appointment;
  if (status === 'cancelled' || status === 'noShow') {
    return { answer: { kind: 'no', why: status, person }, ...(refusal && { refusal }) };
  }
  if (status === 'booked') {
    return { answer: { kind: 'no', why: 'undone', person, checkIn: checkInHidden(c, actor, appointmentCode) } };
  }
  const entry = history.findLast(({ what }) => what === status);
  return {
    answer: { kind: 'already', person, at: entry?.at ?? '', by: status === 'checkedIn' ? entry?.by : undefined },
  };
};
