import { idTypes, needs } from '../../../shared/domain/people.ts';
import { CheckboxField, RadioField, SelectField, TextField, Wrong } from '../../components/fields.tsx';
import type { BookPageProps } from './book-page.tsx';

/** Field names are the paths of the API's request, so that a refusal names the field it stands beside. */

/** What the question for service and dose needs to know. */
export type WhatForProps = Pick<BookPageProps, 'locale' | 'form' | 'services' | 'doses' | 'dosesOf' | 'today'>;

/** What is given, where there is a choice. */
export const WhatFor = ({ locale, form, services, doses, dosesOf, today }: WhatForProps) => {
  const { common, book: t } = locale.messages;
  const doseLabel = services.length > 1 && dosesOf ? common.labelled(dosesOf, t.dose) : t.dose;
  return (
    <>
      {services.length > 1 && <RadioField form={form} name="service" label={t.service} options={services} />}
      {doses.length > 0 && <RadioField form={form} name="doseNumber" label={doseLabel} options={doses} />}
      {doses.length > 1 && <PreviousDose {...{ locale, form, today }} />}
    </>
  );
};

const PreviousDose = ({ locale, form, today }: Pick<BookPageProps, 'locale' | 'form' | 'today'>) => (
  <TextField
    form={form}
    name="attendee.previousDoseDate"
    type="date"
    max={today}
    label={locale.messages.book.previousDoseDate}
    hint={locale.messages.book.previousDoseHint}
  />
);

/** Who comes. */
export const WhoComes = ({ locale, form, idNumberTail }: BookPageProps) => {
  const t = locale.messages.book;
  const idHint = idNumberTail && (idNumberTail.kept ? t.idNumberKept : t.idNumberAgain)(idNumberTail.tail);
  const isOtherDocument = form.values['attendee.idType'] !== 'residentId' || form.wrong['attendee.birthDate'];
  return (
    <fieldset class="part">
      <legend>{t.who}</legend>
      <TextField form={form} name="attendee.name" label={t.name} autocomplete="name" required />
      <SelectField
        form={form}
        name="attendee.idType"
        label={t.idType}
        options={idTypes.map((value) => ({ value, label: t.idTypes[value] }))}
      />
      <TextField
        form={form}
        name="attendee.idNumber"
        label={t.idNumber}
        hint={idHint ?? t.idNumberHint}
        autocomplete="off"
        required
      />
      <details open={Boolean(isOtherDocument)}>
        <summary>{t.birthSummary}</summary>
        <TextField
          form={form}
          name="attendee.birthDate"
          label={t.birthDate}
          hint={t.birthDateHint}
          inputmode="numeric"
        />
      </details>
      <TextField
        form={form}
        name="attendee.phone"
        type="tel"
        label={t.phone}
        hint={t.phoneHint}
        autocomplete="tel"
        required
      />
    </fieldset>
  );
};

const bookerFields = ['booker', 'booker.name', 'booker.phone', 'booker.relation'];

/** Who books for somebody else. */
export const Booker = ({ locale, form }: BookPageProps) => {
  const t = locale.messages.book;
  const isOpen = bookerFields.some((name) => form.values[name] || form.wrong[name]);
  return (
    <details open={isOpen} id="booker">
      <summary>{t.bookerSummary}</summary>
      <fieldset class="part">
        <legend>{t.booker}</legend>
        <Wrong form={form} name="booker" />
        <TextField form={form} name="booker.name" label={t.bookerName} />
        <TextField form={form} name="booker.phone" type="tel" label={t.bookerPhone} />
        <SelectField
          form={form}
          name="booker.relation"
          label={t.relation}
          options={[{ value: '', label: t.choose }, ...relationOptions(t.relations)]}
        />
      </fieldset>
    </details>
  );
};

/** Kept in Chinese, whatever the page's language: it is the site's staff who read it. */
export const relations = ['监护人', '子女', '亲属', '邻居', '社区工作人员', '其他'] as const;

const relationOptions = (labels: readonly string[]) =>
  relations.map((value, index) => ({ value, label: labels[index] ?? value }));

/** Help needed, and the reward where the rules give a choice. */
export const NeedsAndReward = ({ locale, form, rewardChoices, rewardRules }: BookPageProps) => {
  const t = locale.messages.book;
  return (
    <>
      <fieldset class="part">
        <legend>{t.needs}</legend>
        {needs.map((need) => (
          <CheckboxField form={form} name={`needs.${need}`} label={t.need[need]} />
        ))}
      </fieldset>
      {rewardChoices.length > 0 && (
        <div class="part">
          <RadioField
            form={form}
            name="rewardChoice"
            label={t.reward}
            hint={t.rewardHint(rewardRules)}
            options={rewardChoices}
          />
        </div>
      )}
    </>
  );
};

/** What is kept and until when, and the reader's yes. */
export const Consent = ({ locale, form, retentionDays }: BookPageProps) => {
  const t = locale.messages.book;
  return (
    <fieldset class="part">
      <legend>{locale.messages.common.privacy}</legend>
      <p>{t.consentHint(retentionDays)}</p>
      <Wrong form={form} name="consent" />
      <CheckboxField form={form} name="consent" label={t.consent} />
    </fieldset>
  );
};
