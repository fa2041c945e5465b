import type { Role, StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusal, type Outcome, refuse } from '../../shared/domain/refusals.ts';
import { actorOf } from '../../shared/usecases/accounts/actor-of.ts';
import type { EdgeContext } from './edge.ts';

/** Who may call a route: anybody, whoever is signed in, or officials and administrators only. */
export type Access = 'public' | 'staff' | 'official';

const rolesOf: Record<Exclude<Access, 'public'>, readonly Role[]> = {
  staff: ['staff', 'official', 'admin'],
  official: ['official', 'admin'],
};

/** The token of an `Authorization: Bearer` header. */
export const bearerOf = (c: EdgeContext): string | undefined =>
  /^Bearer +([\x21-\x7e]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];

/** Who sends the token. SIGN_IN_REQUIRED without a good one, FORBIDDEN for a role that may not use the route at all. */
export const admit = async (
  c: EdgeContext,
  token: string | undefined,
  access: Exclude<Access, 'public'>,
): Promise<Outcome<StaffActor>> => {
  if (token === undefined) return refuse('SIGN_IN_REQUIRED');
  const actor = await actorOf(c.get('edge').deps, token);
  if (isRefusal(actor)) return actor;
  c.set('role', actor.role);
  return rolesOf[access].includes(actor.role) ? actor : refuse('FORBIDDEN');
};
