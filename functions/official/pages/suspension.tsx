import { isRefusal, type Refusal } from '../../../shared/domain/refusals.ts';
import { programmeBody } from '../../../shared/domain/requests/officials.ts';
import { sitesCoveredBy, withProgramme } from '../../../shared/domain/reward-preview.ts';
import { describeRewards } from '../../../shared/domain/reward-text.ts';
import { viewProgramme } from '../../../shared/usecases/officials/programme-view.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { SuspendPage } from '../../../web/pages/official/programme-check-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import type { SentForm } from '../../http/forms.ts';
import { attempt } from '../../http/page-context.ts';
import { againHidden, freshHidden, officeMessage, refusedFacts, refusedPage } from './asked.ts';
import {
  type ProgrammeAsked,
  programmeInSight,
  programmePurpose,
  type Subject,
  subjectSent,
} from './programme-asked.ts';
import { rivalOf } from './programme-effects.ts';

export type SuspensionStep = 'suspend' | 'resume';

/** True for the steps that leave the rules as they are. */
export const isSuspensionStep = (step: string): step is SuspensionStep => step === 'suspend' || step === 'resume';

/** Asks once more. */
export const showSuspension = (asked: ProgrammeAsked, subject: Subject, to: SuspensionStep): Promise<Response> =>
  suspendPage(asked, subject, to, freshHidden(asked, programmePurpose(subject.programmeId)));

/** Suspends a programme, or puts it in force again; its rules stay. */
export const changeSuspension = async (
  asked: ProgrammeAsked,
  sent: SentForm,
  to: SuspensionStep,
): Promise<Response> => {
  const { c, actor, deps, locale } = asked;
  const subject = subjectSent(asked, sent);
  if (isRefusal(subject)) return refusedPage(asked, subject);
  const present = await programmeInSight(asked);
  if (isRefusal(present)) return refusedPage(asked, present);
  const { programmeId } = present;
  const { id: _id, suspended: _suspended, ...rules } = viewProgramme(present);
  const input = programmeBody.parse({
    ...rules,
    version: subject.facts.version,
    ...(to === 'suspend' && { suspended: true }),
  });
  const put = await attempt(c, () => putProgramme(deps, { actor, key: sent.key, programmeId, input }));
  if (!isRefusal(put)) {
    const saved = to === 'suspend' ? 'suspended' : 'resumed';
    return c.redirect(linkTo(locale, paths.officeProgramme, { programmeId }, { saved }), 303);
  }
  if (put.refused !== 'TRY_AGAIN' && put.refused !== 'STALE_VERSION') return refusedPage(asked, put);
  const hidden = againHidden(asked, programmePurpose(programmeId), sent.key, put);
  return suspendPage(asked, subject, to, hidden, put);
};

const suspendPage = async (
  asked: ProgrammeAsked,
  subject: Subject,
  to: SuspensionStep,
  hidden: Record<string, string>,
  problem?: Refusal,
): Promise<Response> => {
  const { c, deps, locale, frame } = asked;
  const { programmeId, facts } = subject;
  const read = await attempt(c, () => deps.directory.current());
  const directory = isRefusal(read) ? asked.directory : read;
  const programme = directory.programmes.get(programmeId);
  if (!programme) return refusedPage(asked, problem ?? { refused: 'NOT_FOUND' });
  const { suspended: _suspended, ...inForce } = programme;
  const version = problem?.refused === 'STALE_VERSION' ? programme.version : facts.version;
  const page = (
    <SuspendPage
      {...{ frame, programmeId, to }}
      name={programme.name}
      rules={describeRewards(programme, directory)}
      rival={to === 'resume' ? rivalOf(directory, programme)?.name : undefined}
      sites={sitesCoveredBy(withProgramme(directory, inForce), inForce).length}
      hidden={{ ...hidden, area: facts.area, service: facts.service, version }}
      problem={problem && officeMessage(locale, problem)}
    />
  );
  return answerPage(c, page, problem && refusedFacts(asked, problem));
};
