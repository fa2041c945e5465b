import { type Outcome, refuse } from '../../domain/refusals.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import type { Dependencies } from '../dependencies.ts';
import { type SlotView, viewSlot } from './slot-view.ts';

/** The online pool of a site's day. */
export interface OnlineDay {
  readonly siteId: string;
  readonly date: string;
  /** when the figures were taken from the store */
  readonly asOf: string;
  readonly slots: readonly SlotView[];
}

/** Lists a day's slots. A draft, an unknown site and a service that the site does not offer are NOT_FOUND. */
export const listSlots = async (
  deps: Dependencies,
  { siteId, service, localDate }: { siteId: string; service?: string | undefined; localDate?: string | undefined },
): Promise<Outcome<OnlineDay>> => {
  const site = (await deps.directory.current()).sites.get(siteId);
  if (!site || site.status === 'draft') return refuse('NOT_FOUND');
  if (service !== undefined && !site.services.includes(service)) return refuse('NOT_FOUND');
  const nowAt = deps.clock();
  const date = localDate ?? localDateOf(nowAt);
  const day = await deps.days.current(siteId, date);
  const slots = [...day.slots.values()].map((known) => viewSlot(site, known, nowAt));
  return { siteId, date, asOf: formatInstant(day.readAt), slots };
};
