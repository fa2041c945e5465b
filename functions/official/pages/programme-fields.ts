import type { RewardItem, RewardProgramme } from '../../../shared/domain/rewards.ts';
import {
  newRulePlace,
  type ProgrammeValues,
  type RuleValues,
  ruleField,
  ruleFor,
  ruleGives,
} from '../../../web/pages/official/programme-form.tsx';
import type { SentForm } from '../../http/forms.ts';
import { type FieldNames, sentList } from './asked.ts';

/** What travels with the form unseen: the version that was seen, and where a new programme is to count. */
export const programmeFacts = ['area', 'service', 'version', 'suspended'] as const;

type Items = ReadonlyMap<string, RewardItem>;

/** As many as a request may have. */
const maxRules = 50;
const indexes = Array.from({ length: maxRules }, (_, index) => index);

/** The fields of a programme's form, by the goods that there are. */
export const programmeFieldNames = (items: Items): FieldNames => {
  const once = ['id', 'who', 'age', 'give', ...[...items.keys()].map((itemId) => `item.${itemId}`)];
  return {
    single: [
      'name',
      'perPerson',
      'step',
      ...programmeFacts,
      ...indexes.flatMap((index) => once.map((name) => ruleField(index, name))),
    ],
    multiple: indexes.map((index) => ruleField(index, 'doses')),
  };
};

/** A rule with nothing typed yet. */
const blankRule = (rules: readonly RuleValues[]): RuleValues => {
  const isTaken = (id: string) => rules.some((rule) => rule.id === id);
  const id = indexes.map((index) => `rule-${index + 1}`).find((candidate) => !isTaken(candidate)) ?? 'rule';
  return { id, who: 'any', doses: [], age: '', give: 'all', quantities: {} };
};

/** The form of a new programme. */
export const blankProgramme = (name: string): ProgrammeValues => ({ name, perPerson: '1', rules: [blankRule([])] });

/** What was typed about a programme. */
export const sentProgramme = (sent: SentForm): ProgrammeValues => {
  const text = (name: string) => String(sent.fields[name] ?? '');
  const rules = indexes
    .filter((index) => ruleField(index, 'who') in sent.fields)
    .map((index): RuleValues => {
      const typed = (name: string) => text(ruleField(index, name));
      return {
        id: typed('id'),
        who: ruleFor.find((who) => who === typed('who')) ?? 'any',
        doses: sentList(sent, ruleField(index, 'doses')),
        age: typed('age'),
        give: ruleGives.find((give) => give === typed('give')) ?? 'all',
        quantities: quantitiesIn(sent, ruleField(index, 'item.')),
      };
    });
  return { name: text('name'), perPerson: text('perPerson'), rules: rules.length > 0 ? rules : [blankRule([])] };
};

/** What was typed about goods, in the order in which the form shows them. */
const quantitiesIn = ({ fields }: SentForm, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, quantity]) => [name.slice(prefix.length), String(quantity)]),
  );

/** The rules after a button that adds, removes or moves one; undefined for any other button. */
export const afterStep = (values: ProgrammeValues, step: string): ProgrammeValues | undefined => {
  const { rules } = values;
  if (step === 'add') {
    const place = newRulePlace(rules);
    return { ...values, rules: rules.toSpliced(place, 0, blankRule(rules)).slice(0, maxRules) };
  }
  const [, act, given] = /^(remove|up)-(\d{1,2})$/.exec(step) ?? [];
  const index = Number(given);
  if (act === 'remove') {
    const left = rules.filter((_, each) => each !== index);
    return { ...values, rules: left.length > 0 ? left : [blankRule([])] };
  }
  if (act !== 'up' || index === 0 || index >= rules.length) return undefined;
  return {
    ...values,
    rules: [...rules.slice(0, index - 1), rules[index]!, rules[index - 1]!, ...rules.slice(index + 1)],
  };
};

/** A programme as its form shows it. */
export const valuesOfProgramme = ({ name, perPerson, rules }: RewardProgramme): ProgrammeValues => ({
  name,
  perPerson: String(perPerson),
  rules: rules.map(valuesOfRule),
});

const valuesOfRule = ({ id, when, give }: RewardProgramme['rules'][number]): RuleValues => {
  const portions = 'allOf' in give ? give.allOf : give.oneOf;
  const who = 'otherwise' in when ? 'others' : 'allOf' in when ? 'all' : 'any';
  const facts = 'otherwise' in when ? [] : 'allOf' in when ? when.allOf : 'anyOf' in when ? when.anyOf : [when];
  const ages = facts.flatMap((fact) => ('ageAtLeast' in fact ? [fact.ageAtLeast] : []));
  // Of several ages the lowest decides where any is enough, the highest where all must be met.
  const age = who === 'all' ? Math.max(...ages) : Math.min(...ages);
  return {
    id,
    who,
    doses: facts.flatMap((fact) => ('doseNumber' in fact ? [String(fact.doseNumber)] : [])),
    age: ages.length > 0 ? String(age) : '',
    give: 'allOf' in give ? 'all' : 'one',
    quantities: Object.fromEntries(portions.map(({ item, quantity }) => [item, String(quantity)])),
  };
};
