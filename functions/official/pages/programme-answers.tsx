import { isRefusal, type Refusal } from '../../../shared/domain/refusals.ts';
import type { ProgrammeInput } from '../../../shared/domain/requests/officials.ts';
import { describeRewards } from '../../../shared/domain/reward-text.ts';
import { ProgrammeCheckPage } from '../../../web/pages/official/programme-check-page.tsx';
import { type ProgrammeValues, programmeHidden } from '../../../web/pages/official/programme-form.tsx';
import { ProgrammePage, type ProgrammePageProps } from '../../../web/pages/official/programme-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import { againHidden, officeMessage, refusedFacts } from './asked.ts';
import { type ProgrammeAsked, programmePurpose, type Subject } from './programme-asked.ts';
import { effectsOf, examplesOf, isSameProgramme, programmeOf } from './programme-effects.ts';
import { programmeProblems } from './programme-input.ts';
import { nameOfService, shownProgramme } from './programmes.tsx';

/** What was sent about a programme. */
export interface Typed {
  readonly subject: Subject;
  readonly key: string;
  readonly values: ProgrammeValues;
}

export interface FormShown {
  readonly subject: Subject;
  readonly values: ProgrammeValues;
  /** the two hidden fields of the form */
  readonly hidden: Record<string, string>;
  readonly saved?: ProgrammePageProps['saved'];
  readonly refusal?: Refusal | undefined;
}

/** The programme as it is, and its form with what was typed. */
export const formPage = (asked: ProgrammeAsked, shown: FormShown): Response => {
  const { c, directory, locale, frame } = asked;
  const { subject, values, hidden, saved, refusal } = shown;
  const { programmeId, facts, service } = subject;
  const found = refusal && problemsOf(asked, refusal, values);
  const [programme] = shownProgramme(asked, directory.programmes.get(programmeId));
  const { area, version, isSuspended } = facts;
  const page = (
    <ProgrammePage
      {...{ frame, programme, saved }}
      areaName={directory.areas.get(area)?.name ?? area}
      serviceName={nameOfService(directory, locale, facts.service)}
      isStale={refusal?.refused === 'STALE_VERSION'}
      problems={found?.problems}
      isUnfolded={c.req.method === 'POST'}
      form={{
        action: linkTo(locale, paths.officeProgramme, { programmeId }),
        values,
        wrong: found?.wrong ?? {},
        hidden: { ...hidden, area, service: facts.service, version, suspended: isSuspended ? 'yes' : undefined },
        doses: service.doses.map(({ doseNumber, name }) => ({
          value: String(doseNumber),
          label: locale.messages.common.dose(doseNumber, name),
        })),
        items: [...directory.items.values()],
      }}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

const problemsOf = ({ locale }: ProgrammeAsked, refusal: Refusal, values: ProgrammeValues) =>
  refusal.refused === 'STALE_VERSION'
    ? { wrong: {}, problems: [{ message: officeMessage(locale, refusal) }] }
    : programmeProblems(locale, refusal, values);

/** The form again. After another official's change it shows what they made of it, and goes on from there. */
export const formAgain = async (
  asked: ProgrammeAsked,
  { subject, key, values }: Typed,
  refusal?: Refusal,
): Promise<Response> => {
  const hidden = againHidden(asked, programmePurpose(subject.programmeId), key, refusal);
  if (refusal?.refused !== 'STALE_VERSION') return formPage(asked, { subject, values, hidden, refusal });
  const read = await attempt(asked.c, () => asked.deps.directory.current());
  const directory = isRefusal(read) ? asked.directory : read;
  const version = directory.programmes.get(subject.programmeId)?.version ?? 0;
  const now = { ...subject, facts: { ...subject.facts, version } };
  return formPage({ ...asked, directory }, { subject: now, values, hidden, refusal });
};

/** Says the rules back, and what they come to. */
export const checkPage = (
  asked: ProgrammeAsked,
  { subject, key, values }: Typed,
  input: ProgrammeInput,
  problem?: Refusal,
): Response => {
  const { c, directory, locale, frame } = asked;
  const { programmeId, facts } = subject;
  const { area, service, version, isSuspended } = facts;
  const programme = programmeOf(programmeId, input);
  const page = (
    <ProgrammeCheckPage
      {...{ frame, programmeId }}
      name={programme.name}
      rules={describeRewards(programme, directory)}
      effects={effectsOf(directory, locale, programme)}
      examples={examplesOf(directory, locale, programme)}
      isSame={!problem && isSameProgramme(directory.programmes.get(programmeId), programme)}
      hidden={{
        ...programmeHidden(values),
        ...againHidden(asked, programmePurpose(programmeId), key),
        ...{ area, service, version, suspended: isSuspended ? 'yes' : undefined },
      }}
      problem={problem && officeMessage(locale, problem)}
    />
  );
  return answerPage(c, page, problem && refusedFacts(asked, problem));
};
