import type { Outcome } from '../../../shared/domain/refusals.ts';
import { isVisible } from '../../../shared/domain/text.ts';
import { type BookedFromNow, bookedFromNow } from '../../../shared/usecases/officials/booked-from-now.ts';
import { maxReason, type NoticeFacts } from '../../../web/pages/official/notice-text.tsx';
import { fillPath, paths } from '../../../web/paths.ts';
import type { EdgeContext } from '../../http/edge.ts';
import { originOf } from '../../http/origins.ts';
import type { SiteAsked } from './asked.ts';

/** Everybody who is booked at the site, or in one slot of it, from the place that the address names. */
export const affectedBy = async <P extends string>(
  { c, actor, deps, site }: SiteAsked<P>,
  slotId?: string,
): Promise<Outcome<BookedFromNow>> => bookedFromNow(deps, { actor, siteId: site.siteId, slotId, after: afterIn(c) });

const afterIn = (c: EdgeContext): string | undefined => c.req.query('after');

/** What the text to residents says: of the site, or of one slot of it. */
export const noticeFacts = <P extends string>(
  { c, site }: SiteAsked<P>,
  kind: NoticeFacts['kind'],
  dates: readonly string[],
  slot?: NoticeFacts['slot'],
): NoticeFacts => ({
  kind,
  site: { name: site.name, address: site.address, phone: site.responsible.phone },
  slot,
  dates,
  reason: reasonIn(c),
  findUrl: originOf(c) + fillPath(paths.find, {}),
});

const reasonIn = (c: EdgeContext): string => {
  const typed = (c.req.query('reason') ?? '').trim().slice(0, maxReason);
  return isVisible(typed) ? typed : '';
};
