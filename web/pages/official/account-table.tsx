import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { Table } from '../../components/table.tsx';
import type { Locale } from '../../locale.ts';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { type AccountShown, AccountState, lastDay } from './account-state.tsx';

export interface AccountTableProps {
  readonly locale: Locale;
  readonly accounts: readonly AccountShown[];
  /** hidden fields of the form that leads to one account */
  readonly hidden: Hidden;
}

const formId = 'manage';

/** Accounts, each with a button that leads on to it. The form stands beside the table, so that this can be printed. */
export const AccountTable = ({ locale, accounts, hidden }: AccountTableProps) => {
  const t = officialWords(locale).accounts;
  return (
    <>
      <form method="post" action={linkTo(locale, paths.officeAccounts, {})} id={formId}>
        <HiddenFields values={{ ...hidden, step: 'manage' }} />
      </form>
      <Table
        caption={t.caption}
        columns={[t.name, t.manage, t.state, t.until].map((words) => ({ words, isOneLine: true }))}
        rows={accounts.map((account) => [
          <>
            {account.username}
            <span class="hint">{account.roleAndPlace}</span>
          </>,
          <Manage locale={locale} account={account} />,
          <AccountState locale={locale} account={account} />,
          lastDay(locale, account.validUntil),
        ])}
      />
      <p class="muted screen">{t.ownHint}</p>
    </>
  );
};

/** Nobody locks themselves out; what is dismissed stays so. */
const Manage = ({ locale, account }: { readonly locale: Locale; readonly account: AccountShown }) => {
  const t = officialWords(locale).accounts;
  if (account.isOwn) return <>{t.own}</>;
  if (account.state === 'dismissed') return null;
  return (
    <button
      class="second slim screen"
      type="submit"
      form={formId}
      name="username"
      value={account.username}
      aria-label={`${t.manage} ${account.username}`}
    >
      {t.manage}
    </button>
  );
};
