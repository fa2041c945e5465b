import { mayManageArea } from '../../../shared/domain/accounts.ts';
import { everywhere } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusals.ts';
import { sitesCoveredBy } from '../../../shared/domain/reward-preview.ts';
import { describeRewards } from '../../../shared/domain/reward-text.ts';
import type { RewardProgramme } from '../../../shared/domain/rewards.ts';
import { listProgrammes } from '../../../shared/usecases/officials/list-programmes.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type ProgrammeShown, ProgrammesPage } from '../../../web/pages/official/programmes-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { formProblems } from '../../http/form-problems.ts';
import { type Asked, officePage, refusedFacts, refusedPage } from './asked.ts';
import { siteChoices } from './site-fields.ts';

/** The programmes that concern the official: those of the area and below it, then those from above. */
export const showProgrammes = officePage<typeof paths.officeProgrammes>((asked) => programmesPage(asked));

/** The same page again, with what is wrong about the place of a new programme. */
export const programmesPage = async <P extends string>(asked: Asked<P>, refusal?: Refusal): Promise<Response> => {
  const { c, actor, deps, directory, locale, frame } = asked;
  const listed = await listProgrammes(deps, { actor });
  if (isRefusal(listed)) return refusedPage(asked, listed);
  const programmes = listed.programmes.flatMap(({ id }) => shownProgramme(asked, directory.programmes.get(id)));
  const { areas, services } = siteChoices(directory, locale, actor.scope);
  const t = officialWords(locale).programme;
  const found = refusal && formProblems(locale, refusal, { area: t.area, service: t.service });
  const values = { area: c.req.query('area') ?? '', service: c.req.query('service') ?? '' };
  const page = (
    <ProgrammesPage
      frame={frame}
      programmes={programmes.toSorted((a, b) => Number(b.mayChange) - Number(a.mayChange))}
      areas={actor.scope === everywhere ? [{ value: '', label: t.choose }, ...areas] : areas}
      services={services}
      form={{ values, wrong: found?.wrong ?? {} }}
      problems={found?.problems}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

/** A programme as pages show it; none for one that another process has just made. */
export const shownProgramme = (
  { actor, directory, locale }: Pick<Asked, 'actor' | 'directory' | 'locale'>,
  programme: RewardProgramme | undefined,
): ProgrammeShown[] => {
  if (!programme) return [];
  const { programmeId, name, area, perPerson, suspended } = programme;
  const sites = sitesCoveredBy(directory, programme).length;
  return [
    {
      programmeId,
      name,
      areaName: directory.areas.get(area)?.name ?? area,
      serviceName: nameOfService(directory, locale, programme.service),
      rules: describeRewards(programme, directory),
      perPerson,
      state: suspended ? 'suspended' : sites === 0 ? 'unused' : 'active',
      sites,
      mayChange: mayManageArea(actor, area, directory.areas),
    },
  ];
};

/** A service by its name, in English by what it is. */
export const nameOfService = ({ services }: Directory, { messages }: Locale, serviceId: string): string => {
  const service = services.get(serviceId);
  return service ? messages.common.service(service.kind, service.name) : serviceId;
};
