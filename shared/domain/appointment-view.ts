import { type Appointment, type AppointmentStatus, placementOf, type SiteFacts } from './appointments.ts';
import type { Directory } from './directory.ts';
import type { Need } from './people.ts';
import type { Site } from './sites.ts';
import { parseSlotId, viewWindow } from './slots.ts';
import { ageOn, formatInstant } from './time.ts';

/** An appointment as everybody outside sees it (docs/openapi: Appointment). Instants are ISO 8601 with +08:00. */
export interface AppointmentView {
  readonly appointmentCode: string;
  readonly status: AppointmentStatus;
  readonly stage: string | null;
  readonly service: string;
  readonly doseNumber?: number;
  readonly site: SiteFacts;
  readonly slot: { readonly slotId: string; readonly start: string; readonly end: string };
  readonly attendee: { readonly maskedName: string; readonly phoneTail: string; readonly age: number };
  readonly needs: readonly Need[];
  readonly entitlement: readonly { itemId: string; name: string; quantity: number; oneOf?: true }[];
  readonly rewardChoice?: string;
  readonly handedOut: readonly { itemId: string; quantity: number; at: string }[];
  readonly history: readonly { at: string; what: string; by: string }[];
}

/** The facts about a site that an appointment shows. */
export const siteFactsOf = (site: Site): SiteFacts => ({
  siteId: site.siteId,
  number: site.number,
  name: site.name,
  address: site.address,
  phone: site.responsible.phone,
});

/**
 * The view of an appointment. `site` is passed because a first answer shows the site as it was, while a look-up shows
 * the site as it is now.
 */
export const viewAppointment = (
  appointment: Appointment,
  site: SiteFacts,
  items: Directory['items'],
): AppointmentView => {
  const { slotId, entitlement } = placementOf(appointment);
  const slot = parseSlotId(slotId)!;
  const { birthDate, maskedName, phoneTail } = appointment.attendee;
  return {
    appointmentCode: appointment.appointmentCode,
    status: appointment.status,
    stage: appointment.stage ?? null,
    service: appointment.service,
    ...(appointment.doseNumber !== undefined && { doseNumber: appointment.doseNumber }),
    site,
    slot: viewWindow(slot),
    attendee: { maskedName, phoneTail, age: ageOn(birthDate, slot.localDate) },
    needs: appointment.needs,
    entitlement: entitlement.map((item) => ({ ...item, name: items.get(item.itemId)?.name ?? item.itemId })),
    ...(appointment.rewardChoice !== undefined && { rewardChoice: appointment.rewardChoice }),
    handedOut: handedOutOf(appointment),
    history: appointment.history.map(({ at, what, by }) => ({ at: formatInstant(at), what, by })),
  };
};

const handedOutOf = (appointment: Appointment) =>
  appointment.history.flatMap(({ at, items = [] }) =>
    items.map(({ itemId, quantity }) => ({ itemId, quantity, at: formatInstant(at) })),
  );
