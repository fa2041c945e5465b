import type { StaffActor } from '../../domain/accounts.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseField } from '../../domain/refusals.ts';
import type { SiteInput } from '../../domain/requests/officials.ts';
import { type Place, type Site, siteIdFrom } from '../../domain/sites.ts';
import { putNewSite } from '../../store/directory-entries.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { areaToManage } from '../scope.ts';
import { suggestPlace } from './suggest-place.ts';

/**
 * Opens a site; its id is made from its number. Without a position it lies, until somebody says better, amid the sites
 * nearby. Refuses with FORBIDDEN for staff, NOT_FOUND for an area outside the actor's own, FIELD_INVALID for an area or a
 * service that does not exist, FIELD_REQUIRED for a position when there are no sites to go by, KEY_REUSED.
 * With `isOneOfAKind`, ALREADY_EXISTS for the number or the name of another site of the area that is not closed.
 */
export const openSite = async (
  deps: Dependencies,
  { actor, key, input, isOneOfAKind }: { actor: StaffActor; key: string; input: SiteInput; isOneOfAKind?: boolean },
): Promise<Outcome<Site>> => {
  const area = areaToManage(await deps.directory.current(), actor, input.area, 'area');
  if (isRefusal(area)) return area;
  const opened = await answerOnce(deps, { what: 'openSite', actor, key, input, area: input.area }, async () => {
    const directory = await deps.directory.current();
    const refusal = unknownService(directory, input.services) ?? (isOneOfAKind ? taken(directory, input) : undefined);
    if (refusal) return refusal;
    const place = placeOf(directory, input);
    if (isRefusal(place)) return place;
    const siteId = siteIdFrom(input.number, deps.newId, (id) => directory.sites.has(id));
    const site = { siteId, ...input, ...place };
    return { writes: [putNewSite(site)], answer: site, whyNot: () => planAgain(deps) };
  });
  deps.directory.forget();
  return opened;
};

/**
 * ALREADY_EXISTS for the number or the name of another site of the area that is not closed: residents could not tell
 * them apart. It happens with a form sent twice, and with a copy in which nothing was changed.
 */
export const taken = (
  directory: Directory,
  { siteId, area, ...words }: { siteId?: string; area: string; number?: string | undefined; name?: string | undefined },
): Refusal | undefined => {
  const others = [...directory.sites.values()].filter(
    (other) => other.area === area && other.siteId !== siteId && other.status !== 'closed',
  );
  const fields = (['number', 'name'] as const)
    .filter((field) => others.some((other) => isSame(other[field], words[field])))
    .map((field) => ({ field, code: 'ALREADY_EXISTS' }) as const);
  return fields.length > 0 ? refuse('ALREADY_EXISTS', { fields }) : undefined;
};

const isSame = (one: string, other: string | undefined): boolean =>
  other !== undefined && asCompared(one) === asCompared(other);
const asCompared = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

const placeOf = (directory: Directory, { area, lat, lng }: SiteInput): Outcome<Place> =>
  lat !== undefined && lng !== undefined
    ? { lat, lng }
    : (suggestPlace(directory, area) ?? refuseField('lat', 'FIELD_REQUIRED'));

/** The id was taken meanwhile: what is known of the sites is out of date. */
const planAgain = (deps: Dependencies): undefined => {
  deps.directory.forget();
};

/** FIELD_INVALID when a site is to offer a service that does not exist. */
export const unknownService = (directory: Directory, services: readonly string[]): Refusal | undefined => {
  const index = services.findIndex((serviceId) => !directory.services.has(serviceId));
  return index < 0 ? undefined : refuseField(`services.${index}`);
};
