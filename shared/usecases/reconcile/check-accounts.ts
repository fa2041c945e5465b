import type { AccountEntry } from '../../store/accounts.ts';
import { keys } from '../../store/keys.ts';
import { type Difference, differenceUnless } from './difference.ts';
import { type Facts, whereIs } from './facts.ts';

/** I13: the list names every account as it is, and no other. */
export const checkAccounts = ({ accounts, accountList }: Facts): Difference[] =>
  [...new Set([...accounts.keys(), ...accountList.keys()])].flatMap((username) => {
    const [stored, listed] = [accounts.get(username), accountList.get(username)].map(toText);
    const says = `the account says ${stored}, the list ${listed}`;
    return differenceUnless(stored === listed, 'I13', whereIs(keys.accountEntry(username)), says);
  });

const toText = (entry: AccountEntry | undefined): string =>
  entry ? `${entry.role} ${entry.scope} ${entry.validUntil ?? '-'} ${entry.dismissedAt ?? '-'}` : 'nothing';
