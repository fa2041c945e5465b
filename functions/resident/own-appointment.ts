import { normaliseCode } from '../../shared/domain/codes.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../shared/domain/refusals.ts';
import type { ManagedAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { findAppointment, type Proof } from '../../shared/usecases/residents/find-appointment.ts';
import type { Edge } from '../http/edge.ts';

/** Who asks for which appointment: the client that limits count, and what it says proves it. */
export interface OwnCaller extends Proof {
  readonly edge: Edge;
  readonly client: string;
  readonly code: string;
}

const notFound = refuse('NOT_FOUND', { what: 'appointment' });

/** True when the token belongs to the code. No call to the store: tokens are derived. */
const isOwner = ({ edge, code, token }: OwnCaller): boolean => {
  const known = normaliseCode(code);
  return known !== undefined && token !== undefined && edge.deps.secrets.isManageToken(known, token);
};

/**
 * Finds an appointment by token or phone tail. A good token costs nothing; every other try counts against the client,
 * and the eleventh failure in 15 minutes is RATE_LIMITED.
 */
export const findOwn = (caller: OwnCaller): Promise<Outcome<ManagedAppointment>> => {
  const find = () => findAppointment(caller.edge.deps, caller);
  return isOwner(caller) ? find() : caller.edge.limits.lookUps(caller.client, find);
};

/** Why the caller may not act on the appointment: without its token it is not found, and the try is counted. */
export const whyNotOwner = async (caller: OwnCaller): Promise<Refusal | undefined> => {
  if (isOwner(caller)) return undefined;
  const outcome = await caller.edge.limits.lookUps(caller.client, async () => notFound);
  return isRefusal(outcome) ? outcome : notFound;
};
