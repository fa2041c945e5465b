import { mayManageArea } from '../../../shared/domain/accounts.ts';
import { isRefusal, refuse } from '../../../shared/domain/refusals.ts';
import type { ProgrammeInput } from '../../../shared/domain/requests/officials.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { areaToManage } from '../../../shared/usecases/scope.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { ProgrammePage } from '../../../web/pages/official/programme-page.tsx';
import { linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import { freshHidden, officePage, readOfficeForm, refusedPage } from './asked.ts';
import { checkPage, formAgain, formPage, type Typed } from './programme-answers.tsx';
import {
  freeProgrammeId,
  newProgrammeId,
  type ProgrammeAsked,
  programmeInSight,
  programmePurpose,
  subjectOf,
  subjectSent,
} from './programme-asked.ts';
import { othersAt } from './programme-effects.ts';
import {
  afterStep,
  blankProgramme,
  programmeFieldNames,
  sentProgramme,
  valuesOfProgramme,
} from './programme-fields.ts';
import { programmeFrom } from './programme-input.ts';
import { programmesPage, shownProgramme } from './programmes.tsx';
import { changeSuspension, isSuspensionStep, showSuspension } from './suspension.tsx';

/** A programme with the form that changes it, for officials of its area; others of those it concerns look at it. */
export const showProgramme = officePage<typeof paths.officeProgramme>(async (asked) => {
  const { c, actor, directory } = asked;
  if (c.req.param('programmeId') === newProgrammeId) return showNew(asked);
  const programme = await programmeInSight(asked);
  if (isRefusal(programme)) return refusedPage(asked, programme);
  const subject = subjectOf(directory, programme);
  const to = c.req.query('to') ?? '';
  if (!subject || !mayManageArea(actor, programme.area, directory.areas)) return lookOnly(asked);
  if (isSuspensionStep(to)) return showSuspension(asked, subject, to);
  const hidden = freshHidden(asked, programmePurpose(programme.programmeId));
  const saved = savedKinds.find((kind) => kind === c.req.query('saved'));
  return formPage(asked, { subject, values: valuesOfProgramme(programme), hidden, saved });
});

const savedKinds = ['saved', 'suspended', 'resumed', 'isThere'] as const;

const lookOnly = (asked: ProgrammeAsked): Response => {
  const { c, directory, frame } = asked;
  const [programme] = shownProgramme(asked, directory.programmes.get(c.req.param('programmeId')));
  const page = (
    <ProgrammePage
      {...{ frame, programme }}
      areaName={programme?.areaName ?? ''}
      serviceName={programme?.serviceName ?? ''}
      form={undefined}
      saved={undefined}
      isStale={false}
      isUnfolded={false}
    />
  );
  return answerPage(c, page);
};

/** The form of a new programme, or the one that the area has for this service. */
const showNew = async (asked: ProgrammeAsked): Promise<Response> => {
  const { c, actor, directory, locale } = asked;
  const { area: areaId = '', service: serviceId = '' } = c.req.query();
  const missing = Object.entries({ area: areaId, service: serviceId }).filter(([, id]) => id === '');
  if (missing.length > 0) {
    const fields = missing.map(([field]) => ({ field, code: 'FIELD_REQUIRED' as const }));
    return programmesPage(asked, refuse('FIELD_REQUIRED', { fields }));
  }
  const area = areaToManage(directory, actor, areaId, 'area');
  const service = directory.services.get(serviceId);
  if (isRefusal(area) || !service) return refusedPage(asked, refuse('NOT_FOUND', { what: 'page' }));
  const [there] = othersAt(directory, { programmeId: '', area: areaId, service: serviceId });
  if (there) {
    const { programmeId } = there;
    return c.redirect(linkTo(locale, paths.officeProgramme, { programmeId }, { saved: 'isThere' }), 303);
  }
  const programmeId = freeProgrammeId(directory, areaId, serviceId);
  const name = officialWords(locale).programme.suggestedName(area.name, service.name);
  return formPage(asked, {
    subject: { programmeId, facts: { area: areaId, service: serviceId, version: 0, isSuspended: false }, service },
    values: blankProgramme(name),
    hidden: freshHidden(asked, programmePurpose(programmeId)),
  });
};

/** Changes the form, says back what it comes to, or makes it so; suspends a programme and puts it in force again. */
export const submitProgramme = officePage<typeof paths.officeProgramme>(async (asked) => {
  const { c, directory } = asked;
  const purpose = programmePurpose(c.req.param('programmeId'));
  const sent = await readOfficeForm(asked, purpose, programmeFieldNames(directory.items));
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const step = String(sent.fields.step ?? '');
  if (isSuspensionStep(step)) return changeSuspension(asked, sent, step);
  const subject = subjectSent(asked, sent);
  if (isRefusal(subject)) return refusedPage(asked, subject);
  const typed = { subject, key: sent.key, values: sentProgramme(sent) };
  if (step === 'edit') return formAgain(asked, typed);
  const changed = afterStep(typed.values, step);
  if (changed) return formAgain(asked, { ...typed, values: changed });
  const input = programmeFrom(typed.values, subject.facts, subject.service);
  if (isRefusal(input)) return formAgain(asked, typed, input);
  if (step === 'save') return save(asked, typed, input);
  const present = directory.programmes.get(subject.programmeId)?.version ?? 0;
  return present > subject.facts.version
    ? formAgain(asked, typed, refuse('STALE_VERSION'))
    : checkPage(asked, typed, input);
});

const save = async (asked: ProgrammeAsked, typed: Typed, input: ProgrammeInput): Promise<Response> => {
  const { c, actor, deps, locale } = asked;
  const { programmeId } = typed.subject;
  const put = await attempt(c, () => putProgramme(deps, { actor, key: typed.key, programmeId, input }));
  if (!isRefusal(put)) {
    return c.redirect(linkTo(locale, paths.officeProgramme, { programmeId }, { saved: 'saved' }), 303);
  }
  return put.refused === 'TRY_AGAIN' ? checkPage(asked, typed, input, put) : formAgain(asked, typed, put);
};
