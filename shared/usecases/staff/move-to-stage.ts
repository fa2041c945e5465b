import type { AppointmentView } from '../../domain/appointment-view.ts';
import { type Appointment, placementOf } from '../../domain/appointments.ts';
import type { Directory } from '../../domain/directory.ts';
import { type Outcome, refuse, refuseField } from '../../domain/refusals.ts';
import { type ActPlan, whyNotFrom } from '../booking/perform-act.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerStaffAct, type StaffRequest } from './staff-act.ts';

/**
 * Sends a person on to the next stage of the site. Refuses with WRONG_STATE what is out of order, and a stage that the
 * site does not have with FIELD_INVALID.
 */
export const moveToStage = async (
  deps: Dependencies,
  request: StaffRequest & { stage: string },
): Promise<Outcome<AppointmentView>> => {
  const directory = await deps.directory.current();
  return answerStaffAct(deps, request, {
    act: 'stage',
    input: { stage: request.stage },
    plan: (appointment) => planStage(directory, appointment, request.stage),
  });
};

const planStage = (directory: Directory, appointment: Appointment, stage: string): Outcome<ActPlan> => {
  const stages = directory.sites.get(placementOf(appointment).site.siteId)?.stages ?? [];
  const target = stages.indexOf(stage);
  if (target < 0) return refuseField('stage');
  const whyNot = whyNotFrom('stage', appointment);
  if (whyNot) return whyNot;
  const isNext = target === stages.indexOf(appointment.stage ?? '') + 1;
  return isNext ? { entry: { stage }, writes: [] } : refuse('WRONG_STATE');
};
