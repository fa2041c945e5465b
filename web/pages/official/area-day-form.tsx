import { type Option, SelectField, TextField } from '../../components/fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { readingQuery } from '../../paths.ts';
import type { AreasPath } from './areas-page.tsx';

export interface AreaDayFormProps {
  readonly locale: Locale;
  /** the page that is shown anew */
  readonly path: AreasPath;
  readonly date: string;
  readonly area: string;
  /** all that may be chosen; fewer than two leave no choice */
  readonly areas: readonly Option[];
}

/** Another day, and another area where there is a choice. */
export const AreaDayForm = ({ locale, path, date, area, areas }: AreaDayFormProps) => {
  const t = officialWords(locale).day;
  const form = { values: { date, area }, wrong: {} };
  return (
    <form class="row" method="get" action={path}>
      <HiddenFields values={readingQuery(locale)} />
      {areas.length > 1 && <SelectField form={form} name="area" label={t.area} options={areas} />}
      <TextField form={form} name="date" label={t.date} type="date" />
      <button class="second" type="submit">
        {t.show}
      </button>
    </form>
  );
};
