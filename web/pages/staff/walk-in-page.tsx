import { idTypes } from '../../../shared/domain/people.ts';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { CheckboxField, type Option, SelectField, TextField, Wrong } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { formatWindow } from '../../format.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { relations, WhatFor, type WhatForProps } from '../resident/booking-fields.tsx';

export interface WalkInPageProps extends WhatForProps {
  readonly frame: DeskFrame;
  readonly siteId: string;
  /** the slot whose walk-in place is taken, and how many are left; none once the day is over */
  readonly slot?: { readonly start: string; readonly end: string; readonly left: number } | undefined;
  readonly hidden: Hidden;
  /** last characters of a document number that is kept sealed, or that was wrong and must be typed again */
  readonly idNumberTail?: { readonly kept: boolean; readonly tail: string } | undefined;
  readonly problem?: { readonly problems: readonly Problem[]; readonly advice?: string | undefined } | undefined;
}

/** One short form for who comes without an appointment. */
export const WalkInPage = (props: WalkInPageProps) => {
  const { frame, locale, siteId, slot, problem, hidden, form } = props;
  const t = staffWords(locale).desk.walkIn;
  const title = problem?.problems[0]?.message ?? t.title;
  return (
    <DeskLayout frame={frame} title={title} isError={problem !== undefined}>
      {problem && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={problem.problems}>
          {problem.advice && <p>{problem.advice}</p>}
        </ErrorSummary>
      )}
      <h1>{t.title}</h1>
      <WhichSlot {...props} />
      {(slot || problem) && (
        <form method="post" action={linkTo(locale, paths.deskWalkIn, { siteId })} novalidate>
          <HiddenFields values={hidden} />
          <Person {...props} />
          <WhatFor {...props} />
          <Guardian {...props} />
          <Wrong form={form} name="consent" />
          <CheckboxField form={form} name="consent" label={t.consent} />
          <button type="submit">{t.submit}</button>
        </form>
      )}
    </DeskLayout>
  );
};

const WhichSlot = ({ locale, slot }: WalkInPageProps) => {
  const t = staffWords(locale).desk.walkIn;
  if (!slot) return <Notice title={t.over} advice={t.overAdvice} />;
  const words = t.slot(formatWindow(slot), slot.left);
  if (slot.left > 0) return <p class="card">{words}</p>;
  return (
    <>
      <p class="card">{words}</p>
      <Notice title={t.full} advice={t.fullAdvice} />
    </>
  );
};

/** Nothing here is offered to the browser's memory: the next person must not see the last one's name. */
const Person = ({ locale, form, idNumberTail }: WalkInPageProps) => {
  const t = locale.messages.book;
  const idHint = idNumberTail && (idNumberTail.kept ? t.idNumberKept : t.idNumberAgain)(idNumberTail.tail);
  const isOtherDocument = form.values['attendee.idType'] !== 'residentId' || form.wrong['attendee.birthDate'];
  const idTypeOptions: Option[] = idTypes.map((value) => ({ value, label: t.idTypes[value] }));
  return (
    <>
      <TextField form={form} name="attendee.name" label={t.name} autocomplete="off" required />
      <TextField
        form={form}
        name="attendee.phone"
        type="tel"
        label={t.phone}
        hint={staffWords(locale).desk.walkIn.phoneHint}
        autocomplete="off"
        required
      />
      <SelectField form={form} name="attendee.idType" label={t.idType} options={idTypeOptions} />
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
          autocomplete="off"
          inputmode="numeric"
        />
      </details>
    </>
  );
};

const guardianFields = ['booker', 'booker.name', 'booker.phone', 'booker.relation'];

const Guardian = ({ locale, form }: WalkInPageProps) => {
  const t = staffWords(locale).desk.walkIn;
  const { relations: labels, choose } = locale.messages.book;
  const isOpen = guardianFields.some((name) => form.values[name] || form.wrong[name]);
  const options = relations.map((value, index) => ({ value, label: labels[index] ?? value }));
  return (
    <details open={isOpen} id="booker">
      <summary>{t.child}</summary>
      <Wrong form={form} name="booker" />
      <TextField form={form} name="booker.name" label={t.guardianName} autocomplete="off" />
      <TextField form={form} name="booker.phone" type="tel" label={t.guardianPhone} autocomplete="off" />
      <SelectField
        form={form}
        name="booker.relation"
        label={t.relation}
        options={[{ value: '', label: choose }, ...options]}
      />
    </details>
  );
};
