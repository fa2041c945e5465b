import { CheckBoxes } from '../../components/check-boxes.tsx';
import { type FormState, type Option, SelectField, TextArea, TextField } from '../../components/fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';

/** What was typed about a site, by the names of the fields. */
export interface SiteValues {
  readonly number: string;
  readonly name: string;
  readonly area: string;
  readonly address: string;
  readonly position: string;
  /** one a line */
  readonly stages: string;
  readonly 'responsible.name': string;
  readonly 'responsible.phone': string;
  readonly services: readonly string[];
}

/** What there is to choose from. */
export interface SiteChoices {
  readonly areas: readonly Option[];
  readonly services: readonly Option[];
}

export interface SiteFieldsProps {
  readonly locale: Locale;
  readonly values: SiteValues;
  readonly wrong: FormState['wrong'];
  readonly choices: SiteChoices;
}

/** Everything about a site but its status, in one form. */
export const SiteFields = ({ locale, values, wrong, choices }: SiteFieldsProps) => {
  const t = officialWords(locale).site;
  const { services, ...typed } = values;
  const form = { values: typed, wrong };
  return (
    <>
      <TextField form={form} name="number" label={t.number} hint={t.numberHint} maxlength={30} required />
      <TextField form={form} name="name" label={t.name} hint={t.nameHint} maxlength={80} required />
      <SelectField form={form} name="area" label={t.area} options={choices.areas} />
      <TextField form={form} name="address" label={t.address} hint={t.addressHint} maxlength={120} required />
      <CheckBoxes form={form} name="services" label={t.services} options={choices.services} chosen={services} />
      <TextArea form={form} name="stages" label={t.stages} hint={t.stagesHint} rows={5} />
      <TextField form={form} name="responsible.name" label={t.responsible} maxlength={60} required />
      <TextField form={form} name="responsible.phone" label={t.phone} hint={t.phoneHint} maxlength={30} required />
      <TextField form={form} name="position" label={t.position} hint={t.positionHint} maxlength={40} />
    </>
  );
};
