import type { AppointmentView } from '../../domain/appointment-view.ts';
import type { AppointmentStatus, SiteFacts } from '../../domain/appointments.ts';
import { placementOf } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { readAppointment } from '../../store/appointments.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import type { StaffRequest } from './staff-act.ts';

/** The appointment behind a code that was shown at a site; of another site's only where and when it is. */
export type CodeLookUp =
  | { readonly isHere: true; readonly appointment: AppointmentView }
  | {
      readonly isHere: false;
      readonly site: SiteFacts;
      readonly slot: AppointmentView['slot'];
      readonly status: AppointmentStatus;
    };

/**
 * Why somebody with this code was not let in at `siteId`: one read. Who they are is told only of the site's own
 * appointments. NOT_FOUND for a site outside the actor's scope and for a code that nobody has.
 */
export const lookUpCode = async (
  deps: Dependencies,
  { actor, siteId, code: typed }: Omit<StaffRequest, 'key'> & { siteId: string },
): Promise<Outcome<CodeLookUp>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const code = normaliseCode(typed);
  const found = code && (await readAppointment(deps.table, code, deps.clock()));
  if (!found) return refuse('NOT_FOUND', { what: 'appointment' });
  const appointment = viewNow(directory, found);
  if (placementOf(found).site.siteId === siteId) return { isHere: true, appointment };
  const { site: elsewhere, slot, status } = appointment;
  return { isHere: false, site: elsewhere, slot, status };
};
