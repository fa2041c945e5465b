import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { everywhere, isWithin } from '../../../shared/domain/areas.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { isRefusal, type Outcome, type Refusal, refuseField } from '../../../shared/domain/refusals.ts';
import { type AccountInput, accountBody } from '../../../shared/domain/requests/officials.ts';
import { isLocalDate } from '../../../shared/domain/time.ts';
import type { ListedAccount } from '../../../shared/usecases/accounts/list-accounts.ts';
import type { Option } from '../../../web/components/fields.tsx';
import type { Locale } from '../../../web/locale.ts';
import { officialWords } from '../../../web/messages/official/words.ts';
import type { AccountShown } from '../../../web/pages/official/account-state.tsx';
import { type FormProblems, formProblems } from '../../http/form-problems.ts';
import { typedDate } from '../../resident/pages/typed-date.ts';
import type { Asked } from './asked.ts';
import { reword } from './reword.ts';
import { siteChoices } from './site-fields.ts';

/** What the forms about accounts are for. */
export const accountsPurpose = 'accounts';

/** The fields that come with a form about accounts. */
export const accountFields = ['username', 'scope', 'validUntil'] as const;
export type AccountValues = Readonly<Record<(typeof accountFields)[number], string>>;

/** The account that a form asks for. Role and place are one choice, `staff:puli` or `official:jinshui`. */
export const accountFrom = ({ username, scope, validUntil }: AccountValues, today: string): Outcome<AccountInput> => {
  const [role, ...place] = scope.split(':');
  const input = parse(accountBody, {
    username: username.normalize('NFKC').trim().toLowerCase(),
    role: role === 'official' ? role : 'staff',
    scope: place.join(':'),
    validUntil: typedDate(validUntil),
  });
  if (isRefusal(input)) return input;
  return input.validUntil !== undefined && input.validUntil < today ? refuseField('validUntil', 'DATE_FORMAT') : input;
};

/** A refusal in the words of the form. */
export const accountProblems = (
  locale: Locale,
  refusal: Refusal,
  { scope, validUntil }: AccountValues,
): FormProblems => {
  const t = officialWords(locale).accounts;
  const labels = { username: t.username, scope: t.scope, validUntil: t.validUntil };
  const isTaken = refusal.refused === 'ALREADY_EXISTS';
  return reword(locale, formProblems(locale, refusal, labels), labels, {
    username: isTaken ? t.taken : t.usernameWrong,
    scope: scope === '' ? t.chooseMissing : undefined,
    validUntil: isLocalDate(typedDate(validUntil) ?? '') ? t.past : undefined,
  });
};

/** What may be chosen: staff of a site, official of an area, within the actor's own. */
export const placeOptions = (directory: Directory, locale: Locale, actor: StaffActor): Option[] => {
  const t = officialWords(locale).accounts;
  const { areas, sites } = directory;
  return [
    ...[...sites.values()]
      .filter(({ area }) => isWithin(areas, area, actor.scope))
      .toSorted((a, b) => a.number.localeCompare(b.number))
      .map(({ siteId, name }) => ({ value: `staff:${siteId}`, label: t.roleAt.staff(name) })),
    ...siteChoices(directory, locale, actor.scope).areas.map(({ value, label }) => ({
      value: `official:${value}`,
      label: t.roleAt.official(label),
    })),
  ];
};

/** Role and place of an account as one value, as the form has it. */
export const placeOf = ({ role, scope }: Pick<ListedAccount, 'role' | 'scope'>): string => `${role}:${scope}`;

/** The places that have accounts, to choose the accounts of one; without those that are no longer there. */
export const placesOf = (asked: Pick<Asked, 'directory' | 'locale'>, accounts: readonly ListedAccount[]): Option[] => {
  const byPlace = new Map(accounts.map((account) => [placeOf(account), placeName(asked, account)]));
  return [...byPlace]
    .flatMap(([value, label]) => (label === undefined ? [] : [{ value, label }]))
    .toSorted((a, b) => a.value.localeCompare(b.value));
};

/** The role and the site or area of an account in words; undefined when that is no longer there. */
export const placeName = (
  { directory, locale }: Pick<Asked, 'directory' | 'locale'>,
  { role, scope }: Pick<ListedAccount, 'role' | 'scope'>,
): string | undefined => {
  const t = officialWords(locale).accounts;
  if (scope === everywhere) return t.roleAt[role](t.everywhere);
  const name = role === 'staff' ? directory.sites.get(scope)?.name : directory.areas.get(scope)?.name;
  return name && t.roleAt[role](name);
};

/** An account in the words of the reader. */
export const shownAccount = (
  asked: Pick<Asked, 'directory' | 'locale' | 'actor'>,
  account: ListedAccount,
): AccountShown => ({
  ...account,
  roleAndPlace: placeName(asked, account) ?? officialWords(asked.locale).accounts.gone,
  isOwn: account.username === asked.actor.username,
});
