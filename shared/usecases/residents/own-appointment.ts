import { normaliseCode } from '../../domain/codes.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { answerOf } from '../booking/answer.ts';
import { type ActRequest, performAct } from '../booking/perform-act.ts';
import type { Dependencies } from '../dependencies.ts';
import { identify } from '../requests/request-identity.ts';
import type { ManagedAppointment } from './book-appointment.ts';

/** What a resident asks for with the token of an appointment. */
export interface OwnRequest {
  readonly key: string;
  readonly code: string;
  readonly token: string;
}

/**
 * Performs a resident's act on the appointment that the token belongs to. Besides what the act itself refuses with:
 * NOT_FOUND without the right token, KEY_REUSED.
 */
export const performOwnAct = async (
  deps: Dependencies,
  { key, code: typed, token }: OwnRequest,
  asked: Pick<ActRequest, 'act' | 'plan'> & { input: unknown },
): Promise<Outcome<ManagedAppointment>> => {
  const code = normaliseCode(typed);
  if (!code || !deps.secrets.isManageToken(code, token)) return refuse('NOT_FOUND', { what: 'appointment' });
  const performed = await performAct(deps, {
    act: asked.act,
    code,
    by: 'resident',
    request: identify(deps.secrets, asked.act, key, asked.input),
    whyForbidden: () => undefined,
    plan: asked.plan,
  });
  if (isRefusal(performed)) return performed;
  return {
    appointment: answerOf(await deps.directory.current(), performed.appointment, performed.entryIndex),
    manageToken: deps.secrets.manageToken(code),
  };
};
