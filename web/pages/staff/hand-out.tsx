import { Facts } from '../../components/facts.tsx';
import { type FormState, RadioField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';

/** A thing that the person may have, and how much of it the site has. */
export interface PortionProps {
  readonly itemId: string;
  readonly name: string;
  readonly quantity: number;
  readonly onHand: number;
}

export interface HandOutProps {
  readonly locale: Locale;
  readonly action: string;
  readonly portions: readonly PortionProps[];
  /** true where the person has one of the portions, not all of them */
  readonly isChoice: boolean;
  /** name of the portion that was wished for when booking */
  readonly wished?: string | undefined;
  readonly form: FormState;
  /** set while the reward can be handed out */
  readonly hidden?: Hidden | undefined;
  /** what has to be done before it can */
  readonly waitsFor?: string | undefined;
  /** what was handed out, in words */
  readonly given: readonly string[];
}

/** The reward: what there is to give, what is on hand of it, and the button once the service was given. */
export const HandOut = (props: HandOutProps) => {
  const { locale, portions, isChoice, wished, given, hidden, waitsFor } = props;
  const t = staffWords(locale).desk.person;
  const isEnough = ({ quantity, onHand }: PortionProps) => onHand >= quantity;
  const canGive = isChoice ? portions.some(isEnough) : portions.every(isEnough);
  const { join } = locale.messages.common;
  const heading = hidden ? t.handOut : t.reward;
  if (portions.length === 0) return <p class="muted">{t.nothing}</p>;
  if (given.length > 0) return <Facts facts={[{ name: t.handedOut, value: <b>{join(given)}</b> }]} />;
  return (
    <section class="card">
      <h2>{isChoice ? `${heading} · ${t.chooseOne}` : heading}</h2>
      {waitsFor && <p>{waitsFor}</p>}
      {wished && (
        <p>
          {t.wished} <b>{wished}</b>
        </p>
      )}
      {!canGive && <p class="notice">{isChoice ? t.choiceOut : t.bundleOut}</p>}
      {hidden && canGive ? <GiveForm {...props} hidden={hidden} /> : <PortionList {...props} />}
    </section>
  );
};

const GiveForm = (props: HandOutProps & { readonly hidden: Hidden }) => {
  const { locale, action, portions, isChoice, form, hidden } = props;
  const t = staffWords(locale).desk.person;
  const options = portions.map((portion) => ({ value: portion.itemId, label: portionWords(locale, portion) }));
  return (
    <form method="post" action={action} novalidate>
      <HiddenFields values={hidden} />
      {isChoice ? (
        <RadioField form={form} name="itemIds" label={t.chooseOne} options={options} />
      ) : (
        <PortionList {...props} />
      )}
      <button type="submit">{t.give}</button>
    </form>
  );
};

const PortionList = ({ locale, portions }: HandOutProps) => (
  <ul>
    {portions.map((portion) => (
      <li>{portionWords(locale, portion)}</li>
    ))}
  </ul>
);

const portionWords = (locale: Locale, { name, quantity, onHand }: PortionProps): string => {
  const t = staffWords(locale).desk.person;
  const stock = onHand >= quantity ? t.onHand(onHand) : onHand > 0 ? `⚠ ${t.onHand(onHand)}` : `⚠ ${t.out}`;
  return `${locale.messages.common.quantity(name, quantity)} · ${stock}`;
};
