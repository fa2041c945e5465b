import { type AppointmentView, siteFactsOf, viewAppointment } from '../../domain/appointment-view.ts';
import { type Appointment, asOfEntry, placementOf } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';

/** The answer to the request behind history entry `index`: the appointment and the site as they were then. */
export const answerOf = (directory: Directory, appointment: Appointment, index: number): AppointmentView => {
  const then = asOfEntry(appointment, index);
  return viewAppointment(then, placementOf(then).site, directory.items);
};

/** The appointment as it is now, with the site's present address and phone. */
export const viewNow = (directory: Directory, appointment: Appointment): AppointmentView => {
  const placed = placementOf(appointment).site;
  const site = directory.sites.get(placed.siteId);
  return viewAppointment(appointment, site ? siteFactsOf(site) : placed, directory.items);
};
