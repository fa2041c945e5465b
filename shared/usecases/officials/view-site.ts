import { mayActAtSite, type StaffActor } from '../../domain/accounts.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { readSite } from '../../store/directory-entries.ts';
import type { Dependencies } from '../dependencies.ts';

/** Longer ids are nobody's, and would be no key of the store. */
const maxIdCharacters = 100;

/**
 * The site as it is now, for who has just opened or changed it: the directory of another process may be two seconds old.
 * One GetItem, strongly consistent. Refuses with FORBIDDEN for staff, NOT_FOUND outside the actor's area.
 */
export const viewSite = async (
  deps: Dependencies,
  { actor, siteId }: { actor: StaffActor; siteId: string },
): Promise<Outcome<Site>> => {
  if (actor.role === 'staff') return refuse('FORBIDDEN');
  if (siteId === '' || siteId.length > maxIdCharacters) return refuse('NOT_FOUND');
  const [{ areas }, site] = await Promise.all([deps.directory.current(), readSite(deps.table, siteId)]);
  return site && mayActAtSite(actor, site, areas) ? site : refuse('NOT_FOUND');
};
