import { mayActAtSite, type StaffActor } from '../../domain/accounts.ts';
import type { AppointmentView } from '../../domain/appointment-view.ts';
import { placementOf } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { readAppointment } from '../../store/appointments.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * The site at which a code is to be checked in, for somebody who may act at several: one read. NOT_FOUND for a code that
 * nobody has, and for one of a site outside the actor's scope.
 */
export const findSiteOfCode = async (
  deps: Dependencies,
  { actor, code: typed }: { actor: StaffActor; code: string },
): Promise<Outcome<{ site: Site; appointment: AppointmentView }>> => {
  const directory = await deps.directory.current();
  const code = normaliseCode(typed);
  const appointment = code && (await readAppointment(deps.table, code, deps.clock()));
  const site = appointment && directory.sites.get(placementOf(appointment).site.siteId);
  if (!site || !mayActAtSite(actor, site, directory.areas)) return refuse('NOT_FOUND', { what: 'appointment' });
  return { site, appointment: viewNow(directory, appointment) };
};
