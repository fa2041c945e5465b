import type { Role } from '../../domain/accounts.ts';
import { type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import { formatInstant } from '../../domain/time.ts';
import { type Account, readAccount } from '../../store/accounts.ts';
import { countAttempt, giveBack } from '../../store/limits.ts';
import type { Dependencies } from '../dependencies.ts';
import { isUsable } from './actor-of.ts';
import { hashOfNobody, isPassword } from './passwords.ts';
import { issueToken } from './sign-in-token.ts';

/** A token for the Authorization header or the cookie, and what its bearer may do. */
export interface SignedIn {
  readonly token: string;
  readonly role: Role;
  readonly scope: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

const signInHours = 12;
const lockoutSeconds = 15 * 60;
const wrongTries = {
  perClient: { purpose: 'signInClient', limit: 10, windowSeconds: lockoutSeconds },
  perAccount: { purpose: 'signIn', limit: 50, windowSeconds: lockoutSeconds },
};

/**
 * Signs an account in for twelve hours. SIGN_IN_FAILED tells neither whether the account exists nor what was wrong, and
 * takes the same time for all. After 10 wrong tries of a client on an account, or 50 of anybody, RATE_LIMITED for the
 * rest of 15 minutes, for the right password too. Tries are counted before the password is looked at and given back
 * after a right one, so that parallel guesses cannot slip through.
 */
export const signIn = async (
  deps: Dependencies,
  command: { username: string; password: string; client: string },
): Promise<Outcome<SignedIn>> => {
  const username = command.username.trim().toLowerCase();
  const limited = await countTry(deps, username, command.client);
  if (limited) return limited;
  const nowAt = deps.clock();
  const account = await readAccount(deps.table, username);
  const isRight = await isPassword(command.password, account?.passwordHash ?? hashOfNobody);
  if (!account || !isRight || !isUsable(account, nowAt)) return refuse('SIGN_IN_FAILED');
  await forgetTry(deps, username, command.client);
  return signedIn(deps, account, nowAt + signInHours * 3_600_000);
};

const signedIn = (deps: Dependencies, account: Account, expiresAt: number): SignedIn => ({
  token: issueToken(deps.secrets, { username: account.username, version: account.tokenVersion, expiresAt }),
  role: account.role,
  scope: account.scope,
  expiresAt: formatInstant(expiresAt),
});

/** What was typed as a name may be anything, a phone number too: it is counted under a pseudonym. */
const countersOf = (deps: Dependencies, username: string, client: string) => [
  { ...wrongTries.perClient, subject: deps.secrets.lookupKey('client', `${username} ${client}`) },
  { ...wrongTries.perAccount, subject: deps.secrets.lookupKey('client', username) },
];

const countTry = async (deps: Dependencies, username: string, client: string): Promise<Refusal | undefined> => {
  const nowAt = deps.clock();
  for (const counter of countersOf(deps, username, client)) {
    const limited = await countAttempt(deps.table, { ...counter, nowAt });
    if (limited) return limited;
  }
  return undefined;
};

const forgetTry = async (deps: Dependencies, username: string, client: string): Promise<void> => {
  await Promise.all(countersOf(deps, username, client).map((counter) => giveBack(deps.table, counter)));
};
