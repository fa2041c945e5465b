import { ActButton } from '../../components/act-button.tsx';
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { type FormState, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';
import { type AccountShown, AccountState, lastDay } from './account-state.tsx';

export interface AccountPageProps {
  readonly frame: DeskFrame;
  readonly account: AccountShown;
  readonly hidden: Hidden;
  /** the question whether it really is to be dismissed */
  readonly isDismissing: boolean;
  /** the last day, as typed */
  readonly form: FormState;
  readonly today: string;
  readonly problem?: (Problem & { readonly advice?: string | undefined }) | undefined;
}

/** One account: what can be done with it, with the effect before the button. */
export const AccountPage = (props: AccountPageProps) => {
  const { frame, account, isDismissing, problem } = props;
  const { locale } = frame;
  const t = officialWords(locale).accounts;
  const title = isDismissing ? t.dismissTitle(account.username) : t.manageTitle(account.username);
  return (
    <DeskLayout frame={frame} title={problem?.message ?? title} isError={problem !== undefined}>
      {problem && (
        <ErrorSummary title={locale.messages.common.errorSummary} problems={[problem]}>
          {problem.advice && <p>{problem.advice}</p>}
        </ErrorSummary>
      )}
      <h1>{title}</h1>
      <div class="card">
        <Facts
          facts={[
            { name: t.scope, value: account.roleAndPlace },
            { name: t.until, value: lastDay(locale, account.validUntil) },
            { name: t.state, value: <AccountState locale={locale} account={account} /> },
          ]}
        />
      </div>
      {account.state === 'dismissed' ? (
        <p>{t.isDismissed}</p>
      ) : isDismissing ? (
        <Dismiss {...props} />
      ) : (
        <Acts {...props} />
      )}
      <a class="button second" href={linkTo(locale, paths.officeAccounts, {})}>
        {isDismissing && account.state !== 'dismissed' ? t.keep : t.back}
      </a>
    </DeskLayout>
  );
};

const Acts = (props: AccountPageProps) => {
  const { frame, account } = props;
  const t = officialWords(frame.locale).accounts;
  return (
    <>
      {account.state === 'expired' ? (
        <p>{t.isExpired}</p>
      ) : (
        <>
          <p>{t.resetEffect}</p>
          <Act {...props} step="reset" words={t.reset} />
        </>
      )}
      <LastDay {...props} />
      <p>{t.dismissEffect}</p>
      <Act {...props} step="askDismiss" words={t.dismiss} />
    </>
  );
};

const LastDay = ({ frame: { locale }, account, hidden, form, today }: AccountPageProps) => {
  const t = officialWords(locale).accounts;
  return (
    <form method="post" action={linkTo(locale, paths.officeAccounts, {})} novalidate>
      <HiddenFields values={{ ...hidden, step: 'lastDay', username: account.username }} />
      <TextField form={form} name="validUntil" label={t.validUntil} hint={t.validUntilHint} type="date" min={today} />
      <button class="second" type="submit">
        {t.setLastDay}
      </button>
    </form>
  );
};

const Dismiss = (props: AccountPageProps) => {
  const t = officialWords(props.frame.locale).accounts;
  return (
    <>
      <p>{t.dismissEffect}</p>
      <Act {...props} step="dismiss" words={t.dismissConfirm(props.account.username)} kind="danger" />
    </>
  );
};

interface ActProps extends AccountPageProps {
  readonly step: 'reset' | 'askDismiss' | 'dismiss';
  readonly words: string;
  readonly kind?: 'danger';
}

const Act = ({ frame, account, hidden, step, words, kind }: ActProps) => (
  <ActButton
    action={linkTo(frame.locale, paths.officeAccounts, {})}
    words={words}
    hidden={{ ...hidden, step, username: account.username }}
    kind={kind ?? 'second'}
  />
);
