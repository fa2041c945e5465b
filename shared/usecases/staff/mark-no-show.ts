import type { AppointmentView } from '../../domain/appointment-view.ts';
import type { Outcome } from '../../domain/refusals.ts';
import { planNoShow } from '../booking/no-show-plan.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerStaffAct, type StaffRequest } from './staff-act.ts';

/** Records that nobody came: the seat stays used up, the person may book again. Refuses with WRONG_STATE. */
export const markNoShow = async (deps: Dependencies, request: StaffRequest): Promise<Outcome<AppointmentView>> => {
  const directory = await deps.directory.current();
  return answerStaffAct(deps, request, { act: 'noShow', input: {}, plan: planNoShow(directory) });
};
