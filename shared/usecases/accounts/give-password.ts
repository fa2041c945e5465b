import type { Role } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { readAccount } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce, type Plan, type RareAct } from '../requests/answer-once.ts';
import { oneTimePasswords, type PasswordRequest } from './one-time-password.ts';
import { hashPassword, isPassword } from './passwords.ts';

/** An account as it is shown to whoever may open or reset it. */
export interface ShownAccount {
  readonly username: string;
  readonly role: Role;
  readonly scope: string;
  readonly validUntil?: string;
}

/** An account, with the password that it starts with. */
export interface NewAccount extends ShownAccount {
  readonly oneTimePassword: string;
}

/** What is shown of an account. */
export const shownAccount = ({
  username,
  role,
  scope,
  validUntil,
}: Omit<ShownAccount, 'validUntil'> & { validUntil?: string | undefined }): ShownAccount => ({
  username,
  role,
  scope,
  ...(validUntil !== undefined && { validUntil }),
});

/** An opening or a reset: it has a key, because its password is derived from it. */
type PasswordAct = RareAct & Pick<PasswordRequest, 'what' | 'key'>;

/**
 * Does an act that gives an account a one-time password, once per key, and shows the password again to every repetition.
 * Refuses as the plan does, with KEY_REUSED, and a repetition with PASSWORD_GONE once its password is not the account's.
 */
export const givePassword = async (
  deps: Dependencies,
  act: PasswordAct,
  username: string,
  plan: (passwordHash: string) => Outcome<Plan<ShownAccount>>,
): Promise<Outcome<NewAccount>> => {
  const { what, actor, key } = act;
  const passwords = oneTimePasswords(deps.secrets, { what, by: actor.username, username, key });
  const ownHash = await hashPassword(passwords[0]!);
  const answer = await answerOnce(deps, act, async () => plan(ownHash));
  if (isRefusal(answer)) return answer;
  const storedHash = (await readAccount(deps.table, username))!.passwordHash;
  const oneTimePassword = storedHash === ownHash ? passwords[0] : await findPassword(passwords, storedHash);
  return oneTimePassword === undefined ? refuse('PASSWORD_GONE') : { ...answer, oneTimePassword };
};

/** For a repetition: the signing key may have been replaced since its first try, and the account may have been reset. */
const findPassword = async (passwords: readonly string[], storedHash: string): Promise<string | undefined> => {
  for (const password of passwords) if (await isPassword(password, storedHash)) return password;
  return undefined;
};
