import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, type RefusalCode, refuse } from '../../../shared/domain/refusals.ts';
import { type ProgrammeInput, programmeBody } from '../../../shared/domain/requests/officials.ts';
import type { RewardRule } from '../../../shared/domain/rewards.ts';
import type { Service } from '../../../shared/domain/services.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { type ProgrammeValues, type RuleValues, ruleField } from '../../../web/pages/official/programme-form.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import { reword } from './reword.ts';
import { typedNumber } from './typed.ts';

/** Where a programme counts, which version was seen, and whether it is suspended. */
export interface ProgrammeFacts {
  readonly area: string;
  readonly service: string;
  readonly version: number;
  readonly isSuspended: boolean;
}

type Wrong = NonNullable<Refusal['fields']>[number];

const maxAge = 150;

/** The programme that a form asks for; everything that is wrong with it is refused at once, by the form's own fields. */
export const programmeFrom = (
  { name, perPerson, rules }: ProgrammeValues,
  { area, service, version, isSuspended }: ProgrammeFacts,
  given: Service,
): Outcome<ProgrammeInput> => {
  const wrong = rules.flatMap((rule, index) => wrongIn(rule, given, index, rules.length));
  const input = parse(programmeBody, {
    name,
    area,
    service,
    perPerson: typedNumber(perPerson),
    rules: wrong.length > 0 ? [neverKept] : rules.map((rule) => ruleFrom(rule, given)),
    version,
    ...(isSuspended && { suspended: true }),
  });
  const all = [...(isRefusal(input) ? (input.fields ?? []) : []), ...wrong];
  return all.length > 0 ? refuse(all[0]!.code, { fields: all }) : input;
};

/** In the place of rules that are refused already, so that the other fields are judged too. */
const neverKept: RewardRule = {
  id: 'none',
  when: { otherwise: true },
  give: { allOf: [{ item: 'none', quantity: 1 }] },
};

const wrongIn = (rule: RuleValues, service: Service, index: number, count: number): Wrong[] => {
  const wrong = (name: string, code: RefusalCode): Wrong => ({ field: ruleField(index, name), code });
  const portions = portionsIn(rule);
  return [
    ...wrongAboutWho(rule, service, index, count),
    ...portions
      .filter(({ quantity }) => !(quantity >= 1 && quantity <= 10_000))
      .map(({ item }) => wrong(`item.${item}`, 'NUMBER_FORMAT')),
    ...(portions.length === 0 ? [wrong('items', 'FIELD_REQUIRED')] : []),
  ];
};

const wrongAboutWho = (rule: RuleValues, service: Service, index: number, count: number): Wrong[] => {
  const wrong = (name: string, code: RefusalCode): Wrong[] => [{ field: ruleField(index, name), code }];
  if (rule.who === 'others') return index === count - 1 ? [] : wrong('who', 'FIELD_INVALID');
  const doses = dosesIn(rule, service);
  if (rule.age.trim() === '' && doses.length === 0) {
    return wrong(service.doses.length > 0 ? 'doses' : 'age', 'FIELD_REQUIRED');
  }
  const age = typedNumber(rule.age);
  return [
    ...(rule.who === 'all' && doses.length > 1 ? wrong('doses', 'FIELD_INVALID') : []),
    ...(rule.age.trim() === '' || age <= maxAge ? [] : wrong('age', 'NUMBER_FORMAT')),
  ];
};

/** The ticked doses that the service has. */
const dosesIn = ({ doses }: RuleValues, service: Service): number[] =>
  service.doses.map(({ doseNumber }) => doseNumber).filter((doseNumber) => doses.includes(String(doseNumber)));

/** What was typed about goods; nothing and zero are not given. */
const portionsIn = ({ quantities }: RuleValues) =>
  Object.entries(quantities)
    .filter(([, typed]) => typed.trim() !== '' && typedNumber(typed) !== 0)
    .map(([item, typed]) => ({ item, quantity: typedNumber(typed) }));

const ruleFrom = (rule: RuleValues, service: Service): RewardRule => {
  const portions = portionsIn(rule);
  const isChoice = rule.give === 'one' && portions.length > 1;
  return { id: rule.id, when: whenOf(rule, service), give: isChoice ? { oneOf: portions } : { allOf: portions } };
};

const whenOf = (rule: RuleValues, service: Service): RewardRule['when'] => {
  if (rule.who === 'others') return { otherwise: true };
  const facts = [
    ...dosesIn(rule, service).map((doseNumber) => ({ doseNumber })),
    ...(rule.age.trim() === '' ? [] : [{ ageAtLeast: typedNumber(rule.age) }]),
  ];
  if (facts.length === 1) return facts[0]!;
  return rule.who === 'all' ? { allOf: facts } : { anyOf: facts };
};

/** A refusal in the words of the form. */
export const programmeProblems = (locale: Locale, refusal: Refusal, { rules }: ProgrammeValues): FormProblems => {
  const t = officialWords(locale).programme;
  const labels = {
    name: t.name,
    perPerson: t.perPerson,
    ...Object.fromEntries(rules.flatMap((rule, index) => labelsOf(locale, rule, index))),
  };
  const own = (refusal.fields ?? []).map(({ field, code }) => [field, wordsAbout(locale, field, code)]);
  const words = { ...Object.fromEntries(own), perPerson: t.perPersonWrong };
  return reword(locale, formProblems(locale, refusal, labels), labels, words);
};

const labelsOf = (locale: Locale, { quantities }: RuleValues, index: number): [field: string, label: string][] => {
  const t = officialWords(locale).programme;
  const named = { who: t.who, doses: t.doses, age: t.age, items: t.items };
  const items = Object.keys(quantities).map((itemId) => [`item.${itemId}`, t.items]);
  return [...Object.entries(named), ...items].map(([name = '', label = '']) => [
    ruleField(index, name),
    t.inRule(index + 1, label),
  ]);
};

const wordsAbout = (locale: Locale, field: string, code: RefusalCode): string | undefined => {
  const t = officialWords(locale).programme;
  const [, , name] = field.split('.');
  if (name === 'who') return t.othersLast;
  if (name === 'doses') return code === 'FIELD_REQUIRED' ? t.whoNeeded : t.oneDose;
  if (name === 'age') return code === 'FIELD_REQUIRED' ? t.ageNeeded : t.ageWrong;
  if (name === 'items') return t.itemNeeded;
  return name === 'item' ? t.quantityWrong : undefined;
};
