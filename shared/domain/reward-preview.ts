import { isWithin } from './areas.ts';
import { type Directory, programmeFor } from './directory.ts';
import type { RewardCondition, RewardFacts, RewardProgramme } from './rewards.ts';
import type { Service } from './services.ts';
import type { Site } from './sites.ts';

/** The directory as it would be with this version of a programme. */
export const withProgramme = (directory: Directory, programme: RewardProgramme): Directory => ({
  ...directory,
  programmes: new Map(directory.programmes).set(programme.programmeId, programme),
});

/** The sites below a programme's area that give its service, closed ones left out. */
export const sitesBelow = ({ areas, sites }: Directory, { area, service }: RewardProgramme): Site[] =>
  [...sites.values()].filter(
    (site) => site.status !== 'closed' && site.services.includes(service) && isWithin(areas, site.area, area),
  );

/** Those of them at which this programme decides: no nearer one is in force, and it is not suspended itself. */
export const sitesCoveredBy = (directory: Directory, programme: RewardProgramme): Site[] =>
  sitesBelow(directory, programme).filter(
    (site) => programmeFor(directory, site, programme.service)?.programmeId === programme.programmeId,
  );

/** Far from every age that rules name as a rule, and old enough for every dose. */
const anyAge = 30;
/** Enough for five ages and three doses; more would not be read. */
const maxExamples = 30;

/**
 * People that show what rules do: for each dose somebody at every age that a rule names, and one year younger. Nobody
 * too young for the dose.
 */
export const exampleFacts = (programmes: readonly RewardProgramme[], { doses }: Service): RewardFacts[] => {
  const named = programmes.flatMap(({ rules }) => rules.flatMap(({ when }) => agesIn(when)));
  const ages = new Set(named.length === 0 ? [anyAge] : named.flatMap((age) => [age, Math.max(0, age - 1)]));
  const sorted = [...ages].toSorted((a, b) => a - b);
  const people = doses.length
    ? doses.flatMap(({ doseNumber, minAge = 0 }) =>
        sorted.filter((age) => age >= minAge).map((age) => ({ doseNumber, age })),
      )
    : sorted.map((age) => ({ age }));
  return people.slice(0, maxExamples);
};

const agesIn = (when: RewardCondition): number[] => {
  if ('ageAtLeast' in when) return [when.ageAtLeast];
  if ('anyOf' in when) return when.anyOf.flatMap(agesIn);
  return 'allOf' in when ? when.allOf.flatMap(agesIn) : [];
};
