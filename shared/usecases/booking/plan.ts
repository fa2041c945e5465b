import { siteFactsOf } from '../../domain/appointment-view.ts';
import type { Placement } from '../../domain/appointments.ts';
import { type Directory, programmeFor } from '../../domain/directory.ts';
import { whyNotEligible } from '../../domain/eligibility.ts';
import type { Attendee } from '../../domain/people.ts';
import { type Outcome, refuse, refuseField } from '../../domain/refusals.ts';
import { entitlementOf } from '../../domain/rewards.ts';
import type { Service } from '../../domain/services.ts';
import type { Site } from '../../domain/sites.ts';
import { type Pool, parseSlotId, type SlotWindow, slotEndAt, slotIdOf } from '../../domain/slots.ts';
import { ageOn, localDateOf } from '../../domain/time.ts';

/** What is asked for, before the store is asked. */
export interface SeatRequest {
  readonly siteId: string;
  readonly slotId: string;
  readonly service: string;
  readonly doseNumber?: number | undefined;
  readonly attendee: Pick<Attendee, 'birthDate' | 'previousDoseDate'>;
  readonly hasBooker: boolean;
  readonly rewardChoice?: string | undefined;
  readonly pool: Pool;
}

/** A seat that may be tried: everything but the lane, and whether there is one, is known. */
export interface SeatPlan {
  readonly slot: SlotWindow;
  readonly site: Site;
  readonly service: Service;
  /** the placement once a lane is dealt */
  readonly placedIn: (laneNumber: number) => Placement;
}

/** Judges all that needs no store: the slot's window, site and service, the person's age and intervals. */
export const planSeat = (directory: Directory, request: SeatRequest, nowAt: number): Outcome<SeatPlan> => {
  const slot = parseSlotId(request.slotId);
  const site = directory.sites.get(request.siteId);
  const service = directory.services.get(request.service);
  if (!slot || !site || slot.siteId !== site.siteId) return refuse('SLOT_NOT_FOUND');
  if (!service) return refuseField('service');
  if (request.rewardChoice !== undefined && !directory.items.has(request.rewardChoice)) {
    return refuseField('rewardChoice');
  }
  if (!site.services.includes(service.serviceId)) return refuse('SLOT_NOT_FOUND');
  if (site.status !== 'open' || slotEndAt(slot) <= nowAt) return refuse('SLOT_CLOSED');
  const { doseNumber, attendee, hasBooker } = request;
  const facts = { service, doseNumber, attendee, hasBooker, localDate: slot.localDate, today: localDateOf(nowAt) };
  const whyNot = whyNotEligible(facts);
  if (whyNot) return whyNot;
  return { slot, site, service, placedIn: placementIn(directory, request, site, slot) };
};

const placementIn = (directory: Directory, request: SeatRequest, site: Site, slot: SlotWindow) => {
  const programme = programmeFor(directory, site, request.service);
  const age = ageOn(request.attendee.birthDate, slot.localDate);
  const entitlement = programme ? entitlementOf(programme, { doseNumber: request.doseNumber, age }) : [];
  const { programmeId, perPerson } = programme ?? {};
  return (laneNumber: number): Placement => ({
    slotId: slotIdOf(slot),
    pool: request.pool,
    laneNumber,
    site: siteFactsOf(site),
    entitlement,
    programme: programmeId && perPerson && entitlement.length > 0 ? { programmeId, perPerson } : undefined,
  });
};
