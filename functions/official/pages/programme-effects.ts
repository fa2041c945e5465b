import { isDeepStrictEqual } from 'node:util';
import { type Directory, programmeFor } from '../../../shared/domain/directory.ts';
import type { ProgrammeInput } from '../../../shared/domain/requests/officials.ts';
import { exampleFacts, sitesBelow, sitesCoveredBy, withProgramme } from '../../../shared/domain/reward-preview.ts';
import { describeEntitlement } from '../../../shared/domain/reward-text.ts';
import { entitlementOf, type RewardFacts, type RewardProgramme } from '../../../shared/domain/rewards.ts';
import { type Dose, doseOf } from '../../../shared/domain/services.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import type { ProgrammeExample } from '../../../web/pages/official/programme-check-page.tsx';

/** The version of a programme that a form asks for. */
export const programmeOf = (
  programmeId: string,
  { version = 0, id: _id, ...input }: ProgrammeInput,
): RewardProgramme => ({
  programmeId,
  ...input,
  version: version + 1,
});

/** True when nothing but the version would differ. */
export const isSameProgramme = (before: RewardProgramme | undefined, after: RewardProgramme): boolean =>
  before !== undefined && isDeepStrictEqual({ ...before, version: 0 }, { ...after, version: 0 });

/** What a programme comes to, in whole sentences. */
export const effectsOf = (directory: Directory, locale: Locale, programme: RewardProgramme): string[] => {
  const t = officialWords(locale).programme;
  const after = withProgramme(directory, programme);
  const covered = sitesCoveredBy(after, programme).length;
  const others = sitesBelow(after, programme).length - covered;
  const rival = rivalOf(directory, programme);
  const hasLastRule = programme.rules.some(({ when }) => 'otherwise' in when);
  return [
    ...(rival ? [t.taken(rival.name)] : []),
    t.atMost(programme.perPerson),
    ...(hasLastRule ? [] : [t.othersNothing]),
    ...(programme.suspended ? [t.staysSuspended] : [covered === 0 ? t.coversNone : t.covers(covered)]),
    ...(others > 0 && !rival && !programme.suspended ? [t.otherwiseCovered(others)] : []),
    t.kept,
    t.stock,
  ];
};

type Place = Pick<RewardProgramme, 'programmeId' | 'area' | 'service'>;

/** Other programmes for the same area and service, suspended ones too. */
export const othersAt = ({ programmes }: Directory, { programmeId, area, service }: Place): RewardProgramme[] =>
  [...programmes.values()].filter(
    (other) => other.programmeId !== programmeId && other.area === area && other.service === service,
  );

/** One of them that is in force: only one can count. */
export const rivalOf = (directory: Directory, place: Place): RewardProgramme | undefined =>
  othersAt(directory, place).find(({ suspended }) => !suspended);

/** People with what they get now and would get, at a site where the programme decides. */
export const examplesOf = (directory: Directory, locale: Locale, programme: RewardProgramme): ProgrammeExample[] => {
  const service = directory.services.get(programme.service);
  if (!service) return [];
  const before = decidingNow(directory, programme);
  const gives = (deciding: RewardProgramme, facts: RewardFacts) =>
    describeEntitlement(entitlementOf(deciding, facts), directory);
  return exampleFacts([...(before ? [before] : []), programme], service).map((facts) => ({
    age: facts.age,
    dose: nameOfDose(locale, doseOf(service, facts.doseNumber)),
    before: before && !before.suspended ? gives(before, facts) : '',
    after: gives(programme, facts),
  }));
};

const nameOfDose = ({ messages }: Locale, dose: Dose | undefined): string | undefined =>
  dose && messages.common.dose(dose.doseNumber, dose.name);

/** What decides now where the new version will: the version before it, or a programme from above. */
const decidingNow = (directory: Directory, programme: RewardProgramme): RewardProgramme | undefined => {
  const [site] = sitesCoveredBy(withProgramme(directory, programme), programme);
  return site ? programmeFor(directory, site, programme.service) : directory.programmes.get(programme.programmeId);
};
