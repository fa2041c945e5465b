import type { Role, StaffActor } from '../../domain/accounts.ts';
import { type Outcome, refuseField } from '../../domain/refusals.ts';
import type { AccountInput } from '../../domain/requests/officials.ts';
import { putNewAccount } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { placeOf, whyNotGive } from './account-scope.ts';
import { givePassword, type NewAccount, shownAccount } from './give-password.ts';

/**
 * Opens an account for staff of a site or an official of an area. Refuses with FORBIDDEN, NOT_FOUND for a scope outside
 * the actor's area, FIELD_INVALID for one that does not exist, ALREADY_EXISTS also for a dismissed account's name,
 * KEY_REUSED, PASSWORD_GONE.
 */
export const openAccount = async (
  deps: Dependencies,
  { actor, key, input }: { actor: StaffActor; key: string; input: AccountInput },
): Promise<Outcome<NewAccount>> => {
  const refusal = whyNotGive(await deps.directory.current(), actor, input);
  if (refusal) return refusal;
  return openWithPassword(deps, { actor, key, input });
};

/** The same for whoever may give this role and scope: ALREADY_EXISTS, KEY_REUSED, PASSWORD_GONE. */
export const openWithPassword = (
  deps: Dependencies,
  { actor, key, input }: { actor: StaffActor; key: string; input: Omit<AccountInput, 'role'> & { role: Role } },
): Promise<Outcome<NewAccount>> => {
  const shown = shownAccount(input);
  const act = { what: 'openAccount', actor, key, input, ...placeOf(input) } as const;
  return givePassword(deps, act, input.username, (passwordHash) => ({
    writes: putNewAccount({ ...shown, passwordHash }),
    answer: shown,
    whyNot: () => refuseField('username', 'ALREADY_EXISTS'),
  }));
};
