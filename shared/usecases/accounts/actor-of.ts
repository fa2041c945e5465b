import type { StaffActor } from '../../domain/accounts.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import { localDateOf } from '../../domain/time.ts';
import { type Account, readAccount } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { readToken } from './sign-in-token.ts';

/**
 * Who stands behind a token. The signature is judged first; role and scope are read from the store at every request.
 * SIGN_IN_REQUIRED for a token that is forged, expired or older than the account's last reset; FORBIDDEN for an account
 * that was dismissed or is past its last day.
 */
export const actorOf = async (deps: Dependencies, token: string): Promise<Outcome<StaffActor>> => {
  const nowAt = deps.clock();
  const signedIn = readToken(deps.secrets, token, nowAt);
  if (!signedIn) return refuse('SIGN_IN_REQUIRED');
  const account = await readAccount(deps.table, signedIn.username);
  if (!account) return refuse('SIGN_IN_REQUIRED');
  if (!isUsable(account, nowAt)) return refuse('FORBIDDEN');
  if (account.tokenVersion !== signedIn.version) return refuse('SIGN_IN_REQUIRED');
  const { username, role, scope } = account;
  return { username, role, scope };
};

/** False once the account was dismissed or its last day is over. */
export const isUsable = ({ dismissedAt, validUntil }: Account, nowAt: number): boolean =>
  dismissedAt === undefined && (validUntil === undefined || localDateOf(nowAt) <= validUntil);
