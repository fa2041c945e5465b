import type { StaffActor } from '../../domain/accounts.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { readAppointment } from '../../store/appointments.ts';
import type { Dependencies } from '../dependencies.ts';
import { outsideScope } from './staff-act.ts';

/**
 * Why the actor may not know of an appointment: NOT_FOUND when there is none or it lies outside their scope. One read,
 * asked only about requests that are refused anyway; acts judge the scope by the read they need.
 */
export const whyOutsideScope = async (
  deps: Dependencies,
  { actor, code }: { actor: StaffActor; code: string },
): Promise<Refusal | undefined> => {
  const known = normaliseCode(code);
  const appointment = known && (await readAppointment(deps.table, known, deps.clock()));
  if (!appointment) return refuse('NOT_FOUND', { what: 'appointment' });
  return outsideScope(await deps.directory.current(), actor)(appointment);
};
