import { isRefusal, type Outcome, type Refusal } from '../../../shared/domain/refusals.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import type { NewAccount } from '../../../shared/usecases/accounts/give-password.ts';
import { type ListedAccount, listAccounts } from '../../../shared/usecases/accounts/list-accounts.ts';
import { openAccount } from '../../../shared/usecases/accounts/open-account.ts';
import { AccountsPage } from '../../../web/pages/official/accounts-page.tsx';
import type { paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { attempt } from '../../http/page-context.ts';
import { sentText } from '../../http/sent-text.ts';
import { accountPage, isAccountStep, passwordPage, submitAccount } from './account.tsx';
import {
  type AccountValues,
  accountFields,
  accountFrom,
  accountProblems,
  accountsPurpose,
  placeOf,
  placeOptions,
  placesOf,
  shownAccount,
} from './account-fields.ts';
import {
  type Asked,
  againHidden,
  freshHidden,
  officePage,
  readOfficeForm,
  refusedFacts,
  refusedPage,
} from './asked.ts';
import { typedNumber } from './typed.ts';

type AccountsAsked = Asked<typeof paths.officeAccounts>;

const accountsPerPage = 50;
const nothingTyped: AccountValues = { username: '', scope: '', validUntil: '' };

/** Who has an account in the official's area, a page at a time, and the form that opens one. */
export const showAccounts = officePage<typeof paths.officeAccounts>((asked) => {
  const { value: scope = '' } = placeAsked(asked) ?? {};
  return accountsPage(asked, {
    values: { ...nothingTyped, scope },
    openHidden: freshHidden(asked, accountsPurpose),
  });
});

/** The place whose accounts are asked for, if it is one of the official's. */
const placeAsked = ({ c, actor, directory, locale }: AccountsAsked) =>
  placeOptions(directory, locale, actor).find(({ value }) => value === c.req.query('place'));

/** Opens an account, or does what an account's own page asks for. */
export const submitAccounts = officePage<typeof paths.officeAccounts>(async (asked) => {
  const sent = await readOfficeForm(asked, accountsPurpose, { single: [...accountFields, 'step'] });
  if (isRefusal(sent)) return refusedPage(asked, sent);
  const values = sentText(sent, accountFields);
  const { step } = sent.fields;
  return isAccountStep(step) ? submitAccount(asked, sent.key, step, values) : open(asked, sent.key, values);
});

const open = async (asked: AccountsAsked, key: string, values: AccountValues): Promise<Response> => {
  const { c, actor, deps } = asked;
  const input = accountFrom(values, localDateOf(deps.clock()));
  const opened = await attempt(
    c,
    async (): Promise<Outcome<NewAccount>> => (isRefusal(input) ? input : openAccount(deps, { actor, key, input })),
  );
  if (!isRefusal(opened)) return passwordPage(asked, 'opened', opened);
  if (opened.refused === 'PASSWORD_GONE' && !isRefusal(input)) {
    return accountPage(asked, input.username, { act: 'manage', refusal: opened });
  }
  return accountsPage(asked, { values, openHidden: againHidden(asked, accountsPurpose, key, opened), refusal: opened });
};

interface AccountsShown {
  readonly values: AccountValues;
  readonly openHidden: Record<string, string>;
  readonly refusal?: Refusal;
}

const accountsPage = async (
  asked: AccountsAsked,
  { values, openHidden, refusal }: AccountsShown,
): Promise<Response> => {
  const { c, actor, deps, directory, locale, frame } = asked;
  const listed = await attempt(c, () => listAccounts(deps, { actor }));
  if (isRefusal(listed) && !refusal) return refusedPage(asked, listed);
  const all = isRefusal(listed) ? undefined : listed;
  const place = c.req.query('place') ?? '';
  const here = placeAsked(asked);
  const places = placesOf(asked, all ?? []);
  const wanted = (all ?? []).filter((account) => place === '' || placeOf(account) === place).toSorted(byState);
  const first = typedNumber(c.req.query('first') ?? '') || 0;
  const found = refusal && accountProblems(locale, refusal, values);
  const page = (
    <AccountsPage
      frame={frame}
      accounts={all && wanted.slice(first, first + accountsPerPage).map((account) => shownAccount(asked, account))}
      count={wanted.length}
      first={first}
      previous={first > 0 ? Math.max(0, first - accountsPerPage) : undefined}
      next={first + accountsPerPage < wanted.length ? first + accountsPerPage : undefined}
      place={place}
      places={here && !places.some(({ value }) => value === place) ? [...places, here] : places}
      manageHidden={freshHidden(asked, accountsPurpose)}
      openHidden={openHidden}
      form={{ values, wrong: found?.wrong ?? {} }}
      choices={placeOptions(directory, locale, actor)}
      today={localDateOf(deps.clock())}
      saved={(['dismissed', 'lastDay'] as const).find((each) => each === c.req.query('saved'))}
      problems={found?.problems}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

const order = { usable: 0, expired: 1, dismissed: 2 } as const;

/** Whoever can work comes first; within that the order of names stays. */
const byState = (a: ListedAccount, b: ListedAccount): number => order[a.state] - order[b.state];
