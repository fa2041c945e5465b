import { siteFactsOf } from '../../../shared/domain/appointment-view.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { type Outcome, refuse } from '../../../shared/domain/refusals.ts';
import type { Service } from '../../../shared/domain/services.ts';
import type { Site } from '../../../shared/domain/sites.ts';
import { parseSlotId, type SlotWindow, viewWindow } from '../../../shared/domain/slots.ts';
import type { Dependencies } from '../../../shared/usecases/dependencies.ts';

/** The slot that a page's address names, with its site. Whether it can be booked is another question. */
export interface SlotAsked {
  readonly directory: Directory;
  readonly site: Site;
  readonly window: SlotWindow;
  readonly slotId: string;
  readonly services: readonly Service[];
}

/** SLOT_NOT_FOUND when the address names no slot, one of another site, or a site that residents do not have. */
export const slotAsked = async (
  deps: Dependencies,
  { siteId, slotId }: { siteId: string; slotId: string },
): Promise<Outcome<SlotAsked>> => {
  const directory = await deps.directory.current();
  const site = directory.sites.get(siteId);
  const window = parseSlotId(slotId);
  if (!site || site.status === 'draft' || window?.siteId !== siteId) return refuse('SLOT_NOT_FOUND');
  const services = site.services.flatMap((id) => directory.services.get(id) ?? []);
  return { directory, site, window, slotId, services };
};

/** What pages show of the slot and its site. */
export const slotProps = ({ site, window }: SlotAsked) => {
  const { name, address, phone } = siteFactsOf(site);
  return {
    site: { siteId: site.siteId, name, address, phone },
    slot: viewWindow(window),
  };
};
