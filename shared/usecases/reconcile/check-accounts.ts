import { type AccountEntry, parseAccount, parseAccountEntry } from '../../store/accounts.ts';
import type { Consistency } from '../../store/batch-get.ts';
import { keys } from '../../store/keys.ts';
import { relistAccount, unlistAccount } from '../../store/repair-books.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, findingUnless, needsPerson, type Remedy, repair } from './difference.ts';
import { type Recount, readable, readItems, whereIs } from './records.ts';

/** I13 of some names: the list names every account as it is, and no other. The account is the record. */
export const examineAccounts = async (
  recount: Recount,
  usernames: readonly string[],
  consistency: Consistency,
): Promise<Finding[]> => {
  const names = [...new Set(usernames)];
  const wanted = names.flatMap((username) => [keys.account(username), keys.accountEntry(username)]);
  const items = await readItems(recount, wanted, consistency);
  return names.flatMap((username) => {
    const where = whereIs(keys.accountEntry(username));
    const [account, listed] = [items.get(whereIs(keys.account(username))), items.get(where)];
    const says = `the account says ${toText(account)}, the list ${toText(listed)}`;
    const remedy = () => following(username, account);
    return findingUnless(toText(account) === toText(listed), () => ({
      invariant: 'I13',
      where,
      rule: 'listed',
      says,
      remedy: remedy(),
    }));
  });
};

const toText = (item: RawItem | undefined): string => {
  if (!item) return 'nothing';
  const entry: AccountEntry | undefined = readable(parseAccountEntry, item);
  return entry
    ? `${entry.role} ${entry.scope} ${entry.validUntil ?? '-'} ${entry.dismissedAt ?? '-'}`
    : 'what cannot be read';
};

const following = (username: string, item: RawItem | undefined): Remedy => {
  if (!item) return repair('take it off the list', ...unlistAccount(username));
  const account = readable(parseAccount, item);
  return account
    ? repair('list it as the account is', ...relistAccount(account))
    : needsPerson('the account cannot be read: dismiss it and open another');
};
