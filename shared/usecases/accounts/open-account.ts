import type { Role, StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuseField } from '../../domain/refusals.ts';
import type { AccountInput } from '../../domain/requests/officials.ts';
import { putNewAccount } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { placeOf, whyNotGive } from './account-scope.ts';
import { oneTimePassword } from './one-time-password.ts';
import { hashPassword } from './passwords.ts';

/** An account, with the password that it starts with. */
export interface NewAccount {
  readonly username: string;
  readonly role: Role;
  readonly scope: string;
  readonly validUntil?: string;
  readonly oneTimePassword: string;
}

/**
 * Opens an account for staff of a site or an official of an area. Refuses with FORBIDDEN, NOT_FOUND for a scope outside
 * the actor's area, FIELD_INVALID for one that does not exist, ALREADY_EXISTS also for a dismissed account's name,
 * KEY_REUSED.
 */
export const openAccount = async (
  deps: Dependencies,
  { actor, key, input }: { actor: StaffActor; key: string; input: AccountInput },
): Promise<Outcome<NewAccount>> => {
  const refusal = whyNotGive(await deps.directory.current(), actor, input);
  if (refusal) return refusal;
  return openWithPassword(deps, { actor, key, input });
};

/** The same for whoever may give this role and scope. ALREADY_EXISTS also for a dismissed account's name, KEY_REUSED. */
export const openWithPassword = async (
  deps: Dependencies,
  { actor, key, input }: { actor: StaffActor; key: string; input: Omit<AccountInput, 'role'> & { role: Role } },
): Promise<Outcome<NewAccount>> => {
  const { username, role, scope, validUntil } = input;
  const act = { what: 'openAccount', actor, key, input, ...placeOf(input) } as const;
  const shown = { username, role, scope, ...(validUntil !== undefined && { validUntil }) };
  const password = oneTimePassword(deps.secrets, { what: 'openAccount', by: actor.username, username, key });
  const passwordHash = await hashPassword(password);
  const opened = await answerOnce(deps, act, async () => ({
    writes: [putNewAccount({ ...shown, passwordHash })],
    answer: shown,
    whyNot: () => refuseField('username', 'ALREADY_EXISTS'),
  }));
  return isRefusal(opened) ? opened : { ...opened, oneTimePassword: password };
};
