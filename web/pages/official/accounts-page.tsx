import { ErrorSummary, type Problem } from '../../components/error-summary.tsx';
import { type FormState, type Option, SelectField, TextField } from '../../components/fields.tsx';
import { type Hidden, HiddenFields } from '../../components/hidden-fields.tsx';
import { Notice } from '../../components/notice.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths, readingQuery } from '../../paths.ts';
import type { AccountShown } from './account-state.tsx';
import { AccountTable } from './account-table.tsx';

export interface AccountsPageProps {
  readonly frame: DeskFrame;
  /** a page of them; none when they could not be read */
  readonly accounts: readonly AccountShown[] | undefined;
  readonly count: number;
  readonly first: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** the place whose accounts are shown, empty for all, and all that have accounts */
  readonly place: string;
  readonly places: readonly Option[];
  /** hidden fields of the form that leads to one account, and of the one that opens one */
  readonly manageHidden: Hidden;
  readonly openHidden: Hidden;
  readonly form: FormState;
  /** roles and places that an account can be opened for */
  readonly choices: readonly Option[];
  readonly today: string;
  /** what was just done to one of them */
  readonly saved: 'dismissed' | 'lastDay' | undefined;
  readonly problems?: readonly Problem[] | undefined;
}

/** Who has an account here, and the form that opens one. */
export const AccountsPage = (props: AccountsPageProps) => {
  const { frame, saved, problems } = props;
  const { locale } = frame;
  const t = officialWords(locale).accounts;
  return (
    <DeskLayout frame={frame} title={problems?.[0]?.message ?? t.title} isError={problems !== undefined}>
      {problems && <ErrorSummary title={locale.messages.common.errorSummary} problems={problems} />}
      <h1>{t.title}</h1>
      {saved && (
        <section class="notice" role="status">
          <h2>{t.saved[saved]}</h2>
        </section>
      )}
      <p>{t.lead}</p>
      {problems ? (
        <OpenForm {...props} />
      ) : (
        <div class="row screen">
          <a class="button second" href="#open">
            {t.openTitle}
          </a>
        </div>
      )}
      <List {...props} />
      {!problems && <OpenForm {...props} />}
    </DeskLayout>
  );
};

const List = (props: AccountsPageProps) => {
  const { frame, accounts, places, manageHidden } = props;
  const { locale } = frame;
  const t = officialWords(locale).accounts;
  if (!accounts) return null;
  return (
    <>
      {places.length > 1 && <Choice {...props} />}
      {accounts.length === 0 ? (
        <Notice title={t.none} advice={t.noneAdvice} />
      ) : (
        <AccountTable locale={locale} accounts={accounts} hidden={manageHidden} />
      )}
      <Pages {...props} />
    </>
  );
};

/** The accounts of one place only. */
const Choice = ({ frame: { locale }, place, places }: AccountsPageProps) => {
  const t = officialWords(locale).accounts;
  const form = { values: { place }, wrong: {} };
  return (
    <form class="row" method="get" action={paths.officeAccounts}>
      <HiddenFields values={readingQuery(locale)} />
      <SelectField form={form} name="place" label={t.of} options={[{ value: '', label: t.ofAll }, ...places]} />
      <button class="second" type="submit">
        {t.show}
      </button>
    </form>
  );
};

const Pages = ({ frame: { locale }, accounts = [], count, first, previous, next, place }: AccountsPageProps) => {
  const t = officialWords(locale).accounts;
  if (previous === undefined && next === undefined) return null;
  const link = (words: string, from: number | undefined) =>
    from !== undefined && (
      <a class="button second" href={linkTo(locale, paths.officeAccounts, {}, { place, first: from })}>
        {words}
      </a>
    );
  return (
    <div class="row screen">
      {accounts.length > 0 && <span>{t.page(first + 1, first + accounts.length, count)}</span>}
      {link(t.previous, previous)}
      {link(t.next, next)}
    </div>
  );
};

const OpenForm = ({ frame: { locale }, form, openHidden, choices, today }: AccountsPageProps) => {
  const t = officialWords(locale).accounts;
  return (
    <form method="post" action={linkTo(locale, paths.officeAccounts, {})} id="open" novalidate>
      <h2>{t.openTitle}</h2>
      <HiddenFields values={{ ...openHidden, step: 'open' }} />
      <TextField
        form={form}
        name="username"
        label={t.username}
        hint={t.usernameHint}
        autocomplete="off"
        maxlength={40}
        required
      />
      <SelectField
        form={form}
        name="scope"
        label={t.scope}
        hint={t.scopeHint}
        options={[{ value: '', label: t.choose }, ...choices]}
      />
      <TextField form={form} name="validUntil" label={t.validUntil} hint={t.validUntilHint} type="date" min={today} />
      <button type="submit">{t.submit}</button>
    </form>
  );
};
