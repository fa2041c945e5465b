import { mayManageArea, type StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import { type Account, readAccount } from '../../store/accounts.ts';
import type { ConditionFailure } from '../../store/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { areaToManage, siteInScope } from '../scope.ts';

/** The role and scope of an account that somebody wants to manage. */
type Holder = Pick<Account, 'role' | 'scope'>;

/**
 * Why the actor may not give this scope to an account, or undefined: a site of their area for staff, an area of theirs
 * for officials. FIELD_INVALID when there is no such site or area.
 */
export const whyNotGive = (directory: Directory, actor: StaffActor, { role, scope }: Holder): Refusal | undefined => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  if (role !== 'staff') return asRefusal(areaToManage(directory, actor, scope, 'scope'));
  return directory.sites.has(scope) ? asRefusal(siteInScope(directory, actor, scope)) : refuseField('scope');
};

const asRefusal = (outcome: Outcome<unknown>): Refusal | undefined => (isRefusal(outcome) ? outcome : undefined);

/** Where an act on the account belongs in the audit: a site or an area. */
export const placeOf = ({ role, scope }: Holder): { siteId: string } | { area: string } =>
  role === 'staff' ? { siteId: scope } : { area: scope };

/** Longer names are nobody's, and would be no key of the store. */
const maxNameCharacters = 100;

/** The account, dismissed or not, if the actor may manage it; NOT_FOUND otherwise, FORBIDDEN for staff. */
export const accountToManage = async (
  deps: Dependencies,
  actor: StaffActor,
  username: string,
): Promise<Outcome<Account>> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  if (username.length > maxNameCharacters) return refuse('NOT_FOUND');
  const account = await readAccount(deps.table, username);
  return account && isInScope(await deps.directory.current(), actor, account) ? account : refuse('NOT_FOUND');
};

/** True when the actor may manage whoever has this role and scope. */
export const isInScope = (directory: Directory, actor: StaffActor, { role, scope }: Holder): boolean => {
  const area = role === 'staff' ? directory.sites.get(scope)?.area : scope;
  return area !== undefined && mayManageArea(actor, area, directory.areas);
};

/** Why a change of an account was not written: NOT_FOUND when it was dismissed, else somebody else was faster. */
export const whyNotChange = ({ old }: ConditionFailure): Refusal =>
  refuse(old && old.dismissedAt === undefined ? 'TRY_AGAIN' : 'NOT_FOUND');
