import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { resetPassword } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { accountToManage, placeOf } from './account-scope.ts';
import { givePassword, type NewAccount, shownAccount } from './give-password.ts';

/**
 * Gives an account another one-time password and ends its sign-ins. Refuses with FORBIDDEN, NOT_FOUND for an account
 * that is unknown, outside the actor's area or dismissed, KEY_REUSED, PASSWORD_GONE.
 */
export const resetAccount = async (
  deps: Dependencies,
  { actor, key, username }: { actor: StaffActor; key: string; username: string },
): Promise<Outcome<NewAccount>> => {
  const account = await accountToManage(deps, actor, username);
  if (isRefusal(account)) return account;
  const act = { what: 'resetAccount', actor, key, input: { username }, ...placeOf(account) } as const;
  return givePassword(deps, act, username, (passwordHash) => {
    if (account.dismissedAt !== undefined) return refuse('NOT_FOUND');
    const writes = [resetPassword(username, passwordHash)];
    return { writes, answer: shownAccount(account), whyNot: () => refuse('NOT_FOUND') };
  });
};
