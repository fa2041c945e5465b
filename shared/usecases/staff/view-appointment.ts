import type { AppointmentView } from '../../domain/appointment-view.ts';
import { placementOf } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import type { OnHand } from '../../domain/stock.ts';
import { readForHandOut } from '../../store/hand-outs.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import type { StaffRequest } from './staff-act.ts';

/** An appointment as the desk needs it: with what the site has on hand. */
export interface DeskAppointment {
  readonly appointment: AppointmentView;
  /** pieces by item */
  readonly onHand: OnHand;
}

/**
 * An appointment of a site, with the site's stock: one BatchGetItem. NOT_FOUND for a site outside the actor's scope, for
 * a code that nobody has, and for an appointment of another site.
 */
export const viewAppointmentAt = async (
  deps: Dependencies,
  { actor, siteId, code: typed }: Omit<StaffRequest, 'key'> & { siteId: string },
): Promise<Outcome<DeskAppointment>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const code = normaliseCode(typed);
  const read = code ? await readForHandOut(deps.table, code, siteId, deps.clock()) : undefined;
  if (!read?.appointment || placementOf(read.appointment).site.siteId !== siteId) {
    return refuse('NOT_FOUND', { what: 'appointment' });
  }
  return { appointment: viewNow(directory, read.appointment), onHand: read.balance.onHand };
};
