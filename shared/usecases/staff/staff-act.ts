import { mayActAtSite, type StaffActor } from '../../domain/accounts.ts';
import type { AppointmentView } from '../../domain/appointment-view.ts';
import { type Appointment, placementOf } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import type { Directory } from '../../domain/directory.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import { answerOf } from '../booking/answer.ts';
import { type ActPlan, type ActRequest, type PerformedAct, performAct } from '../booking/perform-act.ts';
import type { Dependencies } from '../dependencies.ts';
import { identify } from '../requests/request-identity.ts';

/** What a member of staff asks for, on one appointment. */
export interface StaffRequest {
  readonly key: string;
  readonly actor: StaffActor;
  readonly code: string;
}

/** An appointment at a site outside the actor's scope is as unknown as one that does not exist. */
export const outsideScope =
  (directory: Directory, actor: StaffActor) =>
  (appointment: Appointment): Refusal | undefined => {
    const site = directory.sites.get(placementOf(appointment).site.siteId);
    return site && mayActAtSite(actor, site, directory.areas)
      ? undefined
      : refuse('NOT_FOUND', { what: 'appointment' });
  };

/**
 * Performs an act of staff; `input` is what was asked beside the code. Besides what the act itself refuses with:
 * NOT_FOUND outside the actor's scope, KEY_REUSED.
 */
export const performStaffAct = async (
  deps: Dependencies,
  { key, actor, code: typed }: StaffRequest,
  asked: Pick<ActRequest, 'act' | 'plan'> &
    Partial<Pick<ActRequest, 'whyForbidden'>> & {
      input: unknown;
      /** the appointment, where it was read already */
      read?: Promise<Appointment | undefined> | undefined;
    },
): Promise<Outcome<PerformedAct>> => {
  const code = normaliseCode(typed);
  if (!code) return refuse('NOT_FOUND', { what: 'appointment' });
  const directory = await deps.directory.current();
  const request: ActRequest = {
    act: asked.act,
    code,
    by: actor.username,
    request: identify(deps.secrets, asked.act, key, asked.input),
    whyForbidden: asked.whyForbidden ?? outsideScope(directory, actor),
    plan: asked.plan,
  };
  return performAct(deps, request, asked.read);
};

/** The same, answered with the appointment as it was after the act. */
export const answerStaffAct = async (
  deps: Dependencies,
  request: StaffRequest,
  asked: { act: ActRequest['act']; input: unknown; plan: (appointment: Appointment) => Outcome<ActPlan> },
): Promise<Outcome<AppointmentView>> => {
  const performed = await performStaffAct(deps, request, asked);
  if (isRefusal(performed)) return performed;
  return answerOf(await deps.directory.current(), performed.appointment, performed.entryIndex);
};
