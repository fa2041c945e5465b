import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { resetPassword } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { accountToManage, placeOf } from './account-scope.ts';
import { oneTimePassword } from './one-time-password.ts';
import type { NewAccount } from './open-account.ts';
import { hashPassword } from './passwords.ts';

/**
 * Gives an account another one-time password and ends its sign-ins. Refuses with FORBIDDEN, NOT_FOUND for an account
 * that is unknown, outside the actor's area or dismissed, KEY_REUSED.
 */
export const resetAccount = async (
  deps: Dependencies,
  { actor, key, username }: { actor: StaffActor; key: string; username: string },
): Promise<Outcome<NewAccount>> => {
  const account = await accountToManage(deps, actor, username);
  if (isRefusal(account)) return account;
  const { role, scope, validUntil } = account;
  const act = { what: 'resetAccount', actor, key, input: { username }, ...placeOf(account) } as const;
  const shown = { username, role, scope, ...(validUntil !== undefined && { validUntil }) };
  const password = oneTimePassword(deps.secrets, { what: 'resetAccount', by: actor.username, username, key });
  const passwordHash = await hashPassword(password);
  const reset = await answerOnce(deps, act, async () => {
    if (account.dismissedAt !== undefined) return refuse('NOT_FOUND');
    return { writes: [resetPassword(username, passwordHash)], answer: shown, whyNot: () => refuse('NOT_FOUND') };
  });
  return isRefusal(reset) ? reset : { ...reset, oneTimePassword: password };
};
