import type { AppointmentView } from '../../domain/appointment-view.ts';
import { type Appointment, lastEntry, placementOf } from '../../domain/appointments.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import type { Site } from '../../domain/sites.ts';
import { formatInstant, localDateOf } from '../../domain/time.ts';
import { markSeat } from '../../store/lanes.ts';
import { answerOf, viewNow } from '../booking/answer.ts';
import { type ActPlan, whyNotFrom } from '../booking/perform-act.ts';
import { seatPlaceOf, slotOf } from '../booking/places.ts';
import type { Dependencies } from '../dependencies.ts';
import { siteInScope } from '../scope.ts';
import { performStaffAct, type StaffRequest } from './staff-act.ts';

/** A checked-in appointment; `already` when somebody had checked it in before. */
export type CheckInAnswer = AppointmentView & { readonly already?: { readonly at: string; readonly by: string } };

/**
 * Checks in a person who came to `siteId`. Refuses with NOT_FOUND for a site outside the actor's scope, then with
 * WRONG_SITE, WRONG_STATE and WRONG_DAY; who is in already is let in whatever the clock says.
 */
export const checkIn = async (
  deps: Dependencies,
  request: StaffRequest & { siteId: string },
): Promise<Outcome<CheckInAnswer>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, request.actor, request.siteId);
  if (isRefusal(site)) return site;
  let alreadyIn: Appointment | undefined;
  const plan = (appointment: Appointment): Outcome<ActPlan> => {
    if (appointment.status === 'checkedIn') alreadyIn = appointment;
    return planCheckIn(appointment, site, localDateOf(deps.clock()));
  };
  const performed = await performStaffAct(deps, request, {
    act: 'checkIn',
    input: { siteId: request.siteId },
    plan,
    whyForbidden: (appointment) =>
      placementOf(appointment).site.siteId === site.siteId ? undefined : refuse('WRONG_SITE'),
  });
  if (!isRefusal(performed)) return answerOf(directory, performed.appointment, performed.entryIndex);
  if (!alreadyIn) return performed;
  const { at, by } = lastEntry(alreadyIn, 'checkedIn') ?? alreadyIn.history[0]!;
  return { ...viewNow(directory, alreadyIn), already: { at: formatInstant(at), by } };
};

const planCheckIn = (appointment: Appointment, site: Site, today: string): Outcome<ActPlan> => {
  const whyNot = whyNotFrom('checkIn', appointment);
  if (whyNot) return whyNot;
  if (slotOf(appointment).localDate !== today) return refuse('WRONG_DAY');
  return {
    entry: { stage: site.stages[0] },
    writes: [markSeat(seatPlaceOf(appointment), appointment.appointmentCode, ['booked'], 'checkedIn')],
  };
};
