import { CheckBoxes } from '../../components/check-boxes.tsx';
import { type FormState, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';

/** What was typed about a schedule, by the names of the fields. */
export interface ScheduleValues {
  readonly from: string;
  readonly to: string;
  /** 1 (Monday) to 7 (Sunday) */
  readonly weekdays: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly breakFrom: string;
  readonly breakTo: string;
  readonly slotMinutes: string;
  readonly seats: string;
  readonly walkInSeats: string;
}

export interface ScheduleFormProps {
  readonly locale: Locale;
  readonly action: string;
  readonly values: ScheduleValues;
  readonly wrong: FormState['wrong'];
  readonly hidden: Hidden;
}

const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days, times and people; what comes of it is shown before anything is made. */
export const ScheduleForm = ({ locale, action, values, wrong, hidden }: ScheduleFormProps) => {
  const t = officialWords(locale).schedule;
  const { weekdays, ...typed } = values;
  const form = { values: typed, wrong };
  const options = days.map((day) => ({ value: String(day), label: t.weekday[day] }));
  const numeric = { form, inputmode: 'numeric', maxlength: 4, required: true } as const;
  return (
    <form method="post" action={action} novalidate>
      <HiddenFields values={{ ...hidden, step: 'check' }} />
      <div class="row">
        <TextField form={form} name="from" label={t.from} type="date" required />
        <TextField form={form} name="to" label={t.to} hint={t.toHint} type="date" required />
      </div>
      <CheckBoxes form={form} name="weekdays" label={t.weekdays} options={options} chosen={weekdays} />
      <div class="row">
        <TextField form={form} name="opens" label={t.opens} hint={t.opensHint} maxlength={8} required />
        <TextField form={form} name="closes" label={t.closes} hint={t.closesHint} maxlength={8} required />
      </div>
      <div class="row">
        <TextField form={form} name="breakFrom" label={t.breakFrom} maxlength={8} />
        <TextField form={form} name="breakTo" label={t.breakTo} maxlength={8} />
      </div>
      <TextField {...numeric} name="slotMinutes" label={t.slotMinutes} hint={t.slotMinutesHint} />
      <TextField {...numeric} name="seats" label={t.seats} hint={t.seatsHint} />
      <TextField {...numeric} name="walkInSeats" label={t.walkInSeats} hint={t.walkInHint} />
      <button type="submit">{t.check}</button>
    </form>
  );
};
