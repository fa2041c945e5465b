import { TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import type { Locale } from '../../locale.ts';
import { staffWords } from '../../messages/staff/words.ts';
import { linkTo, paths } from '../../paths.ts';

export interface SearchBoxProps {
  readonly locale: Locale;
  readonly siteId: string;
  readonly hidden: Hidden;
  /** what stands in the field, and what is wrong with it */
  readonly typed?: string | undefined;
  readonly wrong?: string | undefined;
  /** set where the next person is what the page waits for */
  readonly isNext?: boolean;
  /** whether the cursor stands in the field at once, so that a hand scanner types into it */
  readonly isFocused?: boolean;
}

/** Finds a person by code, phone tail or name; a full code checks in. Sent by POST, so that no address names anybody. */
export const SearchBox = ({ isNext = false, isFocused = isNext, ...props }: SearchBoxProps) => {
  const { locale, siteId, hidden, typed, wrong } = props;
  const t = staffWords(locale).desk.search;
  const form = { values: typed === undefined ? {} : { q: typed }, wrong: wrong === undefined ? {} : { q: wrong } };
  return (
    <form
      method="post"
      action={linkTo(locale, paths.deskSearch, { siteId })}
      class={isNext ? 'row' : undefined}
      novalidate
    >
      <HiddenFields values={hidden} />
      <TextField
        form={form}
        name="q"
        label={isNext ? t.next : t.label}
        hint={isNext ? undefined : t.hint}
        autocomplete="off"
        maxlength={100}
        autofocus={isFocused}
      />
      <button type="submit">{t.submit}</button>
    </form>
  );
};
