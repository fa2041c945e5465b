import type { Role, StaffActor } from '../../domain/accounts.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import { type AccountEntry, readAccountEntries } from '../../store/accounts.ts';
import type { Dependencies } from '../dependencies.ts';
import { isInScope } from './account-scope.ts';

/** An account as whoever manages it sees it. */
export interface ListedAccount {
  readonly username: string;
  readonly role: Role;
  readonly scope: string;
  /** the last local date on which it may be used */
  readonly validUntil: string | undefined;
  /** ISO 8601 */
  readonly dismissedAt: string | undefined;
  readonly state: 'usable' | 'expired' | 'dismissed';
}

/**
 * The accounts that the actor may manage, dismissed ones too, by name; administrators for administrators only. One
 * Query, however many areas there are. FORBIDDEN for staff.
 */
export const listAccounts = async (
  deps: Dependencies,
  { actor }: { actor: StaffActor },
): Promise<Outcome<ListedAccount[]>> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  const directory = await deps.directory.current();
  const entries = await readAccountEntries(deps.table);
  const today = localDateOf(deps.clock());
  return entries.filter((entry) => isInScope(directory, actor, entry)).map((entry) => viewAccount(entry, today));
};

/** An account as it stands on this local date. */
export const viewAccount = (
  { username, role, scope, validUntil, dismissedAt }: AccountEntry,
  today: string,
): ListedAccount => ({
  username,
  role,
  scope,
  validUntil,
  dismissedAt: dismissedAt === undefined ? undefined : formatInstant(dismissedAt),
  state:
    dismissedAt !== undefined ? 'dismissed' : validUntil !== undefined && validUntil < today ? 'expired' : 'usable',
});
