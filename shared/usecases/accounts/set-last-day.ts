import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuse, refuseField } from '../../domain/refusals.ts';
import { localDateOf } from '../../domain/time.ts';
import { setLastDay as setStoredLastDay } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { accountToManage, placeOf, whyNotChange } from './account-scope.ts';
import { type ShownAccount, shownAccount } from './give-password.ts';

export interface SetLastDay {
  readonly actor: StaffActor;
  readonly key: string;
  readonly username: string;
  /** the last local date on which the account may be used; left out, it works until it is dismissed */
  readonly validUntil: string | undefined;
}

/**
 * Prolongs an account, also one that has expired, or lets it end earlier; its password stays. Refuses with FORBIDDEN,
 * NOT_FOUND for an account that is unknown, outside the actor's area or dismissed, DATE_FORMAT for a day that is over,
 * TRY_AGAIN when somebody else did the same at the same moment, KEY_REUSED.
 */
export const setLastDay = async (
  deps: Dependencies,
  { actor, key, username, validUntil }: SetLastDay,
): Promise<Outcome<ShownAccount>> => {
  const account = await accountToManage(deps, actor, username);
  if (isRefusal(account)) return account;
  const act = { what: 'setLastDay', actor, key, input: { username, validUntil }, ...placeOf(account) } as const;
  return answerOnce<ShownAccount>(deps, act, async ({ at }) => {
    if (account.dismissedAt !== undefined) return refuse('NOT_FOUND');
    if (validUntil !== undefined && validUntil < localDateOf(at)) return refuseField('validUntil', 'DATE_FORMAT');
    const answer = shownAccount({ ...account, validUntil });
    return { writes: setStoredLastDay(account, validUntil), answer, whyNot: whyNotChange };
  });
};
