import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import type { SitePatch } from '../../domain/requests/officials.ts';
import type { Site } from '../../domain/sites.ts';
import { readSite, setSiteFields } from '../../store/directory-entries.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { areaToManage, siteToManage } from '../scope.ts';
import { taken, unknownService } from './open-site.ts';

/**
 * Changes the given fields of a site; a paused, closed or draft one is refused to residents everywhere within two
 * seconds. Refuses with FORBIDDEN for staff, NOT_FOUND outside the actor's area (the site's or the one it shall move
 * to), FIELD_INVALID for an area or a service that does not exist, KEY_REUSED; with `isOneOfAKind` as `openSite` does.
 */
export const changeSite = async (
  deps: Dependencies,
  { actor, key, siteId, input, isOneOfAKind }: SiteChange,
): Promise<Outcome<Site>> => {
  const directory = await deps.directory.current();
  const allowed = siteToManage(directory, actor, siteId);
  if (isRefusal(allowed)) return allowed;
  const act = { what: 'changeSite', actor, key, input: { siteId, ...input }, siteId } as const;
  const changed = await answerOnce(deps, act, async () => {
    const refusal = refusedFields(directory, actor, input);
    if (refusal) return refusal;
    const site = await readSite(deps.table, siteId);
    if (!site) return refuse('NOT_FOUND');
    const { area = site.area, number, name } = input;
    const same = isOneOfAKind ? taken(directory, { siteId, area, number, name }) : undefined;
    if (same) return same;
    const fields = givenFields(input);
    const writes = Object.keys(fields).length > 0 ? [setSiteFields(siteId, fields)] : [];
    return { writes, answer: { ...site, ...fields }, whyNot: () => refuse('NOT_FOUND') };
  });
  deps.directory.forget();
  return changed;
};

interface SiteChange {
  readonly actor: StaffActor;
  readonly key?: string | undefined;
  readonly siteId: string;
  readonly input: SitePatch;
  readonly isOneOfAKind?: boolean;
}

const givenFields = (input: SitePatch): Partial<Site> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

const refusedFields = (directory: Directory, actor: StaffActor, input: SitePatch): Refusal | undefined => {
  const area = input.area === undefined ? undefined : areaToManage(directory, actor, input.area, 'area');
  return isRefusal(area) ? area : unknownService(directory, input.services ?? []);
};
