import type { FormState } from '../../components/fields.tsx';
import { RadioField, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';

/** A slot in figures. */
export interface SlotFacts {
  readonly status: 'open' | 'paused' | 'closed';
  readonly capacity: number;
  readonly booked: number;
  readonly walkIn: { readonly capacity: number; readonly booked: number };
}

export interface SlotFormProps {
  readonly locale: Locale;
  readonly action: string;
  readonly form: FormState;
  readonly hidden: Hidden;
  readonly now: SlotFacts;
}

/** Both pools and the status; the effect is shown before anything is changed. */
export const SlotForm = ({ locale, action, form, hidden, now }: SlotFormProps) => {
  const { slot: t, slotStatus } = officialWords(locale);
  const statuses = (['open', 'paused', 'closed'] as const).map((value) => ({ value, label: slotStatus[value] }));
  return (
    <form method="post" action={action} novalidate>
      <h2>{t.change}</h2>
      <HiddenFields values={{ ...hidden, step: 'check' }} />
      <TextField
        form={form}
        name="capacity"
        label={t.capacity}
        hint={t.atLeast(now.booked)}
        inputmode="numeric"
        maxlength={4}
        required
      />
      <TextField
        form={form}
        name="walkInCapacity"
        label={t.walkInCapacity}
        hint={t.atLeast(now.walkIn.booked)}
        inputmode="numeric"
        maxlength={4}
        required
      />
      <RadioField form={form} name="status" label={t.status} options={statuses} />
      <button type="submit">{t.check}</button>
    </form>
  );
};

/** What a change comes to, in whole sentences; nothing when it changes nothing. */
export const slotEffects = (locale: Locale, before: SlotFacts, after: SlotFacts): string[] => {
  const t = officialWords(locale).slot;
  const pool = (words: string, from: number, to: number, booked: number): string[] => {
    if (from === to) return [];
    return [to > from ? t.raised(words, from, to, booked) : t.lowered(words, from, to, booked)];
  };
  return [
    ...pool(t.online, before.capacity, after.capacity, before.booked),
    ...pool(t.walkIn, before.walkIn.capacity, after.walkIn.capacity, before.walkIn.booked),
    ...(before.status === after.status ? [] : [t.statusEffect[after.status]]),
  ];
};
