import { dateIn, formatDate } from '../../format.ts';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';

/** An account as pages show it. */
export interface AccountShown {
  readonly username: string;
  readonly roleAndPlace: string;
  /** a local date */
  readonly validUntil: string | undefined;
  /** ISO 8601 with +08:00 */
  readonly dismissedAt: string | undefined;
  readonly state: 'usable' | 'expired' | 'dismissed';
  readonly isOwn: boolean;
}

const shapes = { usable: '●', expired: '◌', dismissed: '✕' } as const;

/** The state of an account: a shape and a word. */
export const AccountState = ({ locale, account }: { readonly locale: Locale; readonly account: AccountShown }) => {
  const t = officialWords(locale).accounts;
  const { state, dismissedAt } = account;
  return (
    <span>
      <span aria-hidden="true">{shapes[state]}</span>{' '}
      {dismissedAt ? t.dismissedOn(formatDate(locale.language, dateIn(dismissedAt))) : t.states[state]}
    </span>
  );
};

/** A last day with its year: it may lie far ahead. */
export const lastDay = (locale: Locale, validUntil: string | undefined): string =>
  validUntil ?? officialWords(locale).accounts.unlimited;
