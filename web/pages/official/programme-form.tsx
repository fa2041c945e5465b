import { CheckBoxes } from '../../components/check-boxes.tsx';
import { type FormState, type Option, SelectField, TextField, Wrong } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';

/** Whom a rule is for: who meets any of what it names, who meets all of it, or all whom no rule before it covered. */
export const ruleFor = ['any', 'all', 'others'] as const;
/** What a rule gives: a whole bundle, or one of a choice. */
export const ruleGives = ['all', 'one'] as const;

/** What was typed about one rule. */
export interface RuleValues {
  readonly id: string;
  readonly who: (typeof ruleFor)[number];
  /** dose numbers */
  readonly doses: readonly string[];
  readonly age: string;
  readonly give: (typeof ruleGives)[number];
  /** by item id, in the order of the rule; empty where it is not given */
  readonly quantities: Readonly<Record<string, string>>;
}

/** What was typed about a programme. */
export interface ProgrammeValues {
  readonly name: string;
  readonly perPerson: string;
  readonly rules: readonly RuleValues[];
}

/** The name of a field of a rule, 0-based: `rules.0.age`, `rules.0.item.eggs`. */
export const ruleField = (index: number, name: string): string => `rules.${index}.${name}`;

/** Everything that was typed, by the names of the fields. */
export const programmeHidden = ({ name, perPerson, rules }: ProgrammeValues): Record<string, string | string[]> =>
  Object.assign({ name, perPerson }, ...rules.map(ruleHidden));

const ruleHidden = ({ doses, quantities, ...once }: RuleValues, index: number) => {
  const named = Object.entries(quantities).map(([itemId, quantity]) => [`item.${itemId}`, quantity] as const);
  const fields = [...Object.entries(once), ...named].map(([name, value]) => [ruleField(index, name), value]);
  return { ...Object.fromEntries(fields), [ruleField(index, 'doses')]: [...doses] };
};

/** Where a new rule goes: last, but before the one for everybody else. */
export const newRulePlace = (rules: readonly RuleValues[]): number =>
  rules.at(-1)?.who === 'others' ? rules.length - 1 : rules.length;

export interface ProgrammeFormProps {
  readonly locale: Locale;
  readonly action: string;
  readonly values: ProgrammeValues;
  readonly wrong: FormState['wrong'];
  readonly hidden: Hidden;
  /** none where the service has no doses */
  readonly doses: readonly Option[];
  readonly items: readonly { readonly itemId: string; readonly name: string; readonly unit: string }[];
}

/** A programme, rule by rule. Enter means the first button, so the buttons that add and remove rules come after it. */
export const ProgrammeForm = (props: ProgrammeFormProps) => {
  const { locale, action, values, wrong, hidden } = props;
  const t = officialWords(locale).programme;
  const { name, perPerson, rules } = values;
  const form = { values: { name, perPerson }, wrong };
  return (
    <form method="post" action={action} novalidate>
      <HiddenFields values={hidden} />
      <TextField form={form} name="name" label={t.name} hint={t.nameHint} maxlength={80} required />
      <TextField
        form={form}
        name="perPerson"
        label={t.perPerson}
        hint={t.perPersonHint}
        inputmode="numeric"
        maxlength={3}
        required
      />
      <p>{t.firstMet}</p>
      {rules.map((rule, index) => (
        <RuleFields {...props} rule={rule} index={index} />
      ))}
      <button type="submit" name="step" value="check">
        {t.check}
      </button>
      <StepButtons {...props} />
    </form>
  );
};

const ruleId = (index: number): string => `rule-${index + 1}`;

/** Each leads to the rule that it is about, on the page that comes back. */
const StepButtons = ({ locale, action, values: { rules } }: ProgrammeFormProps) => {
  const t = officialWords(locale).programme;
  const button = (step: string, words: string, about: number) => (
    <button class="second" type="submit" name="step" value={step} formaction={`${action}#${ruleId(about)}`}>
      {words}
    </button>
  );
  return (
    <fieldset class="part">
      <legend>{t.change}</legend>
      <div class="row">
        {button('add', t.add, newRulePlace(rules))}
        {rules.length > 1 && rules.map((_, index) => button(`remove-${index}`, t.remove(index + 1), 0))}
        {rules.map((_, index) => index > 0 && button(`up-${index}`, t.moveUp(index + 1), index - 1))}
      </div>
    </fieldset>
  );
};

interface RuleFieldsProps extends ProgrammeFormProps {
  readonly rule: RuleValues;
  readonly index: number;
}

const RuleFields = (props: RuleFieldsProps) => {
  const { locale, wrong, doses, rule, index } = props;
  const t = officialWords(locale).programme;
  const field = (name: string) => ruleField(index, name);
  const { who, age, give } = rule;
  const form = { values: { [field('who')]: who, [field('age')]: age, [field('give')]: give }, wrong };
  const gives = ruleGives.map((value) => ({ value, label: t.giveOptions[value] }));
  return (
    <fieldset class="part" id={ruleId(index)}>
      <legend>{t.rule(index + 1)}</legend>
      <HiddenFields values={{ [field('id')]: rule.id }} />
      <SelectField
        form={form}
        name={field('who')}
        label={t.who}
        options={ruleFor.map((value) => ({ value, label: t.whoOptions[value] }))}
      />
      {doses.length > 0 && (
        <CheckBoxes form={form} name={field('doses')} label={t.doses} options={doses} chosen={rule.doses} />
      )}
      <TextField form={form} name={field('age')} label={t.age} hint={t.ageHint} inputmode="numeric" maxlength={3} />
      <SelectField form={form} name={field('give')} label={t.give} options={gives} />
      <Items {...props} />
    </fieldset>
  );
};

const Items = ({ locale, wrong, items, rule, index }: RuleFieldsProps) => {
  const t = officialWords(locale).programme;
  const all = ruleField(index, 'items');
  const field = (itemId: string) => ruleField(index, `item.${itemId}`);
  const order = Object.keys(rule.quantities);
  const placeOf = (itemId: string) => (order.includes(itemId) ? order.indexOf(itemId) : order.length);
  const sorted = items.toSorted((a, b) => placeOf(a.itemId) - placeOf(b.itemId));
  const values = Object.fromEntries(items.map(({ itemId }) => [field(itemId), rule.quantities[itemId] ?? '']));
  return (
    <fieldset id={wrong[all] ? all : undefined} tabindex={wrong[all] ? -1 : undefined}>
      <legend>
        {t.items}
        <span class="hint">{t.itemsHint}</span>
      </legend>
      <Wrong form={{ values, wrong }} name={all} />
      {items.length === 0 && <p>{t.noItems}</p>}
      <div class="row">
        {sorted.map(({ itemId, name, unit }) => (
          <TextField
            form={{ values, wrong }}
            name={field(itemId)}
            label={t.itemLabel(name, unit)}
            inputmode="numeric"
            maxlength={6}
          />
        ))}
      </div>
    </fieldset>
  );
};
