import type { StaffActor } from '../../domain/accounts.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import type { SlotPatch } from '../../domain/requests/officials.ts';
import { parseSlotId, slotIdOf } from '../../domain/slots.ts';
import { readSlot, type StoredSlot } from '../../store/slot-lanes.ts';
import { countClaims } from '../availability/lane-counts.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteToManage } from '../scope.ts';
import { planChange } from './change-slot.ts';
import { type OfficialSlotView, viewOfficialSlot } from './slot-view.ts';

/** A slot as its official edits it, with its neighbours of the day. */
export interface SlotToEdit extends OfficialSlotView {
  /** people of both pools who came, whether they are done or not */
  readonly arrived: number;
  readonly isDayClosed: boolean;
  readonly previousSlotId: string | undefined;
  readonly nextSlotId: string | undefined;
}

interface SlotAsked {
  readonly actor: StaffActor;
  readonly siteId: string;
  readonly slotId: string;
}

/**
 * One slot with both pools: one read, a second one for a slot of several lanes. Refuses with FORBIDDEN for staff,
 * NOT_FOUND for a site outside the area, SLOT_NOT_FOUND.
 */
export const viewSlot = async (deps: Dependencies, asked: SlotAsked): Promise<Outcome<SlotToEdit>> => {
  const stored = await readAsked(deps, asked);
  return isRefusal(stored) ? stored : slotToEdit(stored);
};

/** A slot as it is, and as a change would leave it. */
export interface SlotChangeTried {
  readonly before: SlotToEdit;
  readonly after: OfficialSlotView;
}

/** What a change would come to, without making it; refuses as `changeSlot` does. */
export const trySlotChange = async (
  deps: Dependencies,
  { input, ...asked }: SlotAsked & { readonly input: SlotPatch },
): Promise<Outcome<SlotChangeTried>> => {
  const stored = await readAsked(deps, asked);
  if (isRefusal(stored)) return stored;
  const plan = planChange(stored, input);
  return isRefusal(plan) ? plan : { before: slotToEdit(stored), after: plan.answer };
};

const readAsked = async (deps: Dependencies, { actor, siteId, slotId }: SlotAsked): Promise<Outcome<StoredSlot>> => {
  const site = siteToManage(await deps.directory.current(), actor, siteId);
  if (isRefusal(site)) return site;
  const slot = parseSlotId(slotId);
  const stored = slot?.siteId === siteId ? await readSlot(deps.table, slot) : undefined;
  return stored ?? refuse('SLOT_NOT_FOUND');
};

const slotToEdit = ({ lanes, ofDay, isDayClosed }: StoredSlot): SlotToEdit => {
  const { checkedIn, fulfilled } = countClaims([...lanes.online, ...lanes.walkIn]);
  const { startMinutes } = lanes.slot;
  const previous = ofDay.findLast((other) => other.startMinutes < startMinutes);
  const next = ofDay.find((other) => other.startMinutes > startMinutes);
  return {
    ...viewOfficialSlot(lanes),
    arrived: checkedIn + fulfilled,
    isDayClosed,
    previousSlotId: previous && slotIdOf(previous),
    nextSlotId: next && slotIdOf(next),
  };
};
