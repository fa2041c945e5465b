import { normaliseCode } from '../../../shared/domain/codes.ts';
import { isRefusal, type Outcome, type Refusal, type RefusalCode, refuse } from '../../../shared/domain/refusals.ts';
import { viewAppointmentAt } from '../../../shared/usecases/staff/view-appointment.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { AppointmentPage } from '../../../web/pages/staff/appointment-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { formProblems } from '../../http/form-problems.ts';
import { readForm } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { purposeOf } from '../../http/page-sign-in.ts';
import { sentText } from '../../http/sent-text.ts';
import { deskActs, isDeskAct } from './acts.ts';
import { type AppointmentAsked, appointmentProps, doneWords, type HiddenOfAct } from './appointment-props.ts';
import { personForm } from './check-in.tsx';
import { againHidden, freshHidden, refusedFacts, refusedPage, sitePage } from './site-page.ts';

const codeOf = ({ c }: AppointmentAsked): string => normaliseCode(c.req.param('code')) ?? '';

const read = (asked: AppointmentAsked) => {
  const { c, actor, deps, site } = asked;
  return attempt(c, () => viewAppointmentAt(deps, { actor, siteId: site.siteId, code: codeOf(asked) }));
};

/** Every button has a key of its own, so that two of them pressed one after the other are two requests. */
const freshOfAct =
  (asked: AppointmentAsked): HiddenOfAct =>
  (act, stage) => ({ ...freshHidden(asked, personForm(codeOf(asked))), act, ...(stage !== undefined && { stage }) });

/** A person's page; after an act it says what was done. */
export const showAppointment = sitePage<typeof paths.deskAppointment>(async (asked) => {
  const found = await read(asked);
  if (isRefusal(found)) return refusedPage(asked, found);
  const done = doneWords(asked, found, asked.c.req.query('did'));
  const props = appointmentProps(asked, found, freshOfAct(asked));
  return answerPage(asked.c, <AppointmentPage {...props} done={done} />);
});

interface SentAct {
  readonly key: string;
  readonly act: string;
  readonly stage: string;
  readonly itemIds: string;
}

/** Does what a button asks for; then the browser asks for the page. A refusal shows the person as they are now. */
export const submitAppointment = sitePage<typeof paths.deskAppointment>(async (asked) => {
  const { c, actor, locale, site } = asked;
  const code = codeOf(asked);
  const form = await readForm(c, { purpose: purposeOf(personForm(code), actor) });
  if (isRefusal(form)) return refusedPage(asked, form);
  const sent = { ...sentText(form, ['act', 'stage', 'itemIds']), key: form.key };
  const done = await attempt(c, () => perform(asked, sent));
  // It may have been done: then the page of the person would not have its button any more.
  if (isRefusal(done)) return done.refused === 'TRY_AGAIN' ? refusedPage(asked, done) : showAgain(asked, sent, done);
  return c.redirect(linkTo(locale, paths.deskAppointment, { siteId: site.siteId, code }, { did: sent.act }), 303);
});

const perform = async (asked: AppointmentAsked, { key, act, stage, itemIds }: SentAct): Promise<Outcome<object>> => {
  const { actor, deps, site } = asked;
  const code = codeOf(asked);
  if (!isDeskAct(act)) return refuse('UNKNOWN_FIELD');
  const found = await viewAppointmentAt(deps, { actor, siteId: site.siteId, code });
  if (isRefusal(found)) return found;
  return deskActs[act](deps, { key, actor, siteId: site.siteId, code, stage, itemId: itemIds });
};

const showAgain = async (asked: AppointmentAsked, sent: SentAct, refusal: Refusal): Promise<Response> => {
  const { c, locale } = asked;
  const found = await read(asked);
  if (isRefusal(found)) return refusedPage(asked, found);
  const t = staffWords(locale).desk.person;
  const fresh = freshOfAct(asked);
  const hidden: HiddenOfAct = (act, stage) => ({
    ...fresh(act, stage),
    ...(act === sent.act && againHidden(asked, personForm(codeOf(asked)), sent.key, refusal)),
  });
  const props = appointmentProps(asked, found, hidden);
  const choice = props.handOut.isChoice && props.handOut.hidden ? { itemIds: t.chooseOne } : {};
  const { wrong, problems } = formProblems(locale, refusal, choice);
  const form = { values: { itemIds: sent.itemIds || (props.handOut.form.values.itemIds ?? '') }, wrong };
  const page = (
    <AppointmentPage
      {...props}
      handOut={{ ...props.handOut, form }}
      problem={{
        problems,
        advice: adviceOn(asked, refusal, props.handOut.isChoice),
        isAboutState: stateRefusals.includes(refusal.refused),
      }}
    />
  );
  return answerPage(c, page, refusedFacts(asked, refusal));
};

const stateRefusals: readonly RefusalCode[] = ['WRONG_STATE', 'NOT_COMPLETED', 'ALREADY_HANDED_OUT', 'DAY_CLOSED'];

const adviceOn = ({ locale }: AppointmentAsked, { refused }: Refusal, isChoice: boolean): string | undefined => {
  const t = staffWords(locale).desk.person;
  if (refused === 'WRONG_STATE') return t.maybeDone;
  if (refused === 'OUT_OF_STOCK') return isChoice ? t.choiceOneOut : t.bundleOut;
  return undefined;
};
