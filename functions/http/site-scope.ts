import type { StaffActor } from '../../shared/domain/accounts.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusals.ts';
import { siteInScope } from '../../shared/usecases/scope.ts';
import type { Caller } from './route.ts';

/** The scope of routes about a site: NOT_FOUND for whoever may not act there. */
export const siteScope = async ({
  deps,
  actor,
  params,
}: Caller<'siteId', StaffActor>): Promise<Refusal | undefined> => {
  const site = siteInScope(await deps.directory.current(), actor, params.siteId);
  return isRefusal(site) ? site : undefined;
};
