import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../../shared/domain/refusals.ts';
import { localDate } from '../../../shared/domain/requests/fields.ts';
import { isLocalDate, localDateOf } from '../../../shared/domain/time.ts';
import { accountToManage } from '../../../shared/usecases/accounts/account-scope.ts';
import { dismissAccount } from '../../../shared/usecases/accounts/dismiss-account.ts';
import type { NewAccount } from '../../../shared/usecases/accounts/give-password.ts';
import { viewAccount } from '../../../shared/usecases/accounts/list-accounts.ts';
import { resetAccount } from '../../../shared/usecases/accounts/reset-account.ts';
import { setLastDay } from '../../../shared/usecases/accounts/set-last-day.ts';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import { AccountPage, type AccountPageProps } from '../../../web/pages/official/account-page.tsx';
import { PasswordPage } from '../../../web/pages/official/password-page.tsx';
import { fillPath, linkTo, paths } from '../../../web/paths.ts';
import { answerPage } from '../../http/answer-page.ts';
import { originOf } from '../../http/origins.ts';
import { attempt } from '../../http/page-context.ts';
import { scriptPath } from '../../http/public-files.ts';
import { typedDate } from '../../resident/pages/typed-date.ts';
import { type AccountValues, accountsPurpose, placeName, shownAccount } from './account-fields.ts';
import { type Asked, againHidden, freshHidden, officeMessage, refusedFacts, refusedPage } from './asked.ts';

type AccountAsked = Asked<typeof paths.officeAccounts>;

/** What is asked about one account. Its name is part of no address: it may be that of a person. */
const steps = ['manage', 'reset', 'lastDay', 'askDismiss', 'dismiss'] as const;
type Step = (typeof steps)[number];

/** Tells them from a form that opens an account. */
export const isAccountStep = (step: unknown): step is Step => steps.some((each) => each === step);

/** The day alone; the use case judges whether it is over. */
const lastDayForm = localDate.optional();

/** Shows an account, gives it another password or last day, or after a question dismisses it; one's own is left to others. */
export const submitAccount = async (
  asked: AccountAsked,
  key: string,
  step: Step,
  { username, validUntil }: AccountValues,
): Promise<Response> => {
  const { c, actor, deps, locale } = asked;
  if (username === actor.username) return refusedPage(asked, refuse('FORBIDDEN'));
  if (step === 'manage') return accountPage(asked, username, { act: 'manage' });
  if (step === 'askDismiss') return accountPage(asked, username, { act: 'dismiss' });
  const act = { actor, key, username };
  if (step === 'reset') {
    const given = await attempt(c, () => resetAccount(deps, act));
    return isRefusal(given)
      ? accountPage(asked, username, { act: 'manage', key, refusal: given })
      : passwordPage(asked, 'reset', given);
  }
  if (step === 'lastDay') {
    const day = parse(lastDayForm, typedDate(validUntil));
    const set = isRefusal(day) ? day : await attempt(c, () => setLastDay(deps, { ...act, validUntil: day }));
    return isRefusal(set)
      ? accountPage(asked, username, { act: 'manage', key, refusal: set, typed: validUntil })
      : c.redirect(linkTo(locale, paths.officeAccounts, {}, { saved: 'lastDay' }), 303);
  }
  const gone: Outcome<unknown> = await attempt(c, () => dismissAccount(deps, act));
  return isRefusal(gone)
    ? accountPage(asked, username, { act: 'dismiss', key, refusal: gone })
    : c.redirect(linkTo(locale, paths.officeAccounts, {}, { saved: 'dismissed' }), 303);
};

interface AccountShown {
  /** `dismiss` is the question before the last step */
  readonly act: 'manage' | 'dismiss';
  readonly refusal?: Refusal;
  /** of the act that was refused, and may be pressed again */
  readonly key?: string;
  /** the last day as it was typed, when that was refused */
  readonly typed?: string;
}

/** An account with what can be done about it; what became of it meanwhile is a refusal of its own. */
export const accountPage = async (
  asked: AccountAsked,
  username: string,
  { act, refusal, key, typed }: AccountShown,
): Promise<Response> => {
  const { c, actor, deps, locale, frame } = asked;
  const account = await attempt(c, () => accountToManage(deps, actor, username));
  if (isRefusal(account)) return refusedPage(asked, account);
  const problem = refusal && accountProblem(locale, refusal, typed);
  const isGone = refusal?.refused === 'PASSWORD_GONE';
  const hidden =
    key === undefined || isGone
      ? freshHidden(asked, accountsPurpose)
      : againHidden(asked, accountsPurpose, key, refusal);
  const page = (
    <AccountPage
      {...{ frame, hidden }}
      account={shownAccount(asked, viewAccount(account, localDateOf(deps.clock())))}
      isDismissing={act === 'dismiss'}
      form={{
        values: { validUntil: typed ?? account.validUntil ?? '' },
        wrong: problem?.field ? { [problem.field]: problem.message } : {},
      }}
      today={localDateOf(deps.clock())}
      problem={problem}
    />
  );
  return answerPage(c, page, refusal && refusedFacts(asked, refusal));
};

/** A refusal in the words of an account's page. */
const accountProblem = (locale: Locale, refusal: Refusal, typed: string | undefined): AccountPageProps['problem'] => {
  const { accounts, password } = officialWords(locale);
  if (refusal.refused === 'PASSWORD_GONE') return { message: password.gone, advice: password.goneAdvice };
  const message = officeMessage(locale, refusal);
  if (refusal.refused !== 'DATE_FORMAT') return { message };
  return { message: isLocalDate(typedDate(typed) ?? '') ? accounts.past : message, field: 'validUntil' };
};

/** Shown at once, so that no address leads to it; loading it again sends the same request, which gives the same answer. */
export const passwordPage = (asked: AccountAsked, what: 'opened' | 'reset', account: NewAccount): Response => {
  const { c, locale, frame } = asked;
  const { username, oneTimePassword, validUntil } = account;
  const page = (
    <PasswordPage
      {...{ frame, what, username, validUntil }}
      password={oneTimePassword}
      roleAndPlace={placeName(asked, account) ?? officialWords(locale).accounts.gone}
      address={originOf(c) + fillPath(paths.signIn, {})}
      script={scriptPath('print')}
    />
  );
  return answerPage(c, page);
};
