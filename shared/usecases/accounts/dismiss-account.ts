import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome } from '../../domain/refusals.ts';
import { dismiss } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { accountToManage, placeOf, whyNotChange } from './account-scope.ts';

export interface DismissedAccount {
  readonly username: string;
  readonly dismissed: true;
}

/**
 * Dismisses an account: it is refused at its next request, for good. Dismissing it again changes nothing and answers
 * the same. Refuses with FORBIDDEN, NOT_FOUND for an account that is unknown, outside the actor's area or dismissed at
 * the same moment, TRY_AGAIN for one that was given another last day, KEY_REUSED.
 */
export const dismissAccount = async (
  deps: Dependencies,
  { actor, key, username }: { actor: StaffActor; key?: string | undefined; username: string },
): Promise<Outcome<DismissedAccount>> => {
  const account = await accountToManage(deps, actor, username);
  if (isRefusal(account)) return account;
  const answer = { username, dismissed: true } as const;
  if (account.dismissedAt !== undefined) return answer;
  const act = { what: 'dismissAccount', actor, key, input: { username }, ...placeOf(account) } as const;
  return answerOnce<DismissedAccount>(deps, act, async ({ at }) => ({
    writes: dismiss(account, at),
    answer,
    whyNot: whyNotChange,
  }));
};
