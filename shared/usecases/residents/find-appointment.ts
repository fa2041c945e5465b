import { normaliseCode } from '../../domain/codes.ts';
import { type Outcome, refuse } from '../../domain/refusals.ts';
import { readRecord } from '../../store/erased-appointments.ts';
import { viewNow } from '../booking/answer.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ManagedAppointment } from './book-appointment.ts';

/** What proves that somebody may see an appointment: its token, or the last digits of the attendee's or booker's phone. */
export interface Proof {
  readonly token?: string | undefined;
  readonly phoneTail?: string | undefined;
}

/**
 * Finds an appointment. Unknown code, somebody else's code and wrong proof are the same NOT_FOUND; only who has the token,
 * which nobody gets without an appointment, is told (`what`) that it was erased or has expired.
 */
export const findAppointment = async (
  deps: Dependencies,
  { code: typed, ...proof }: { code: string } & Proof,
): Promise<Outcome<ManagedAppointment>> => {
  const notFound = refuse('NOT_FOUND', { what: 'appointment' });
  const code = normaliseCode(typed);
  if (!code) return notFound;
  const hasToken = proof.token !== undefined && deps.secrets.isManageToken(code, proof.token);
  const tail = proof.token === undefined ? proof.phoneTail?.normalize('NFKC').trim() : undefined;
  if (!hasToken && !tail) return notFound;
  const appointment = await readRecord(deps.table, code, deps.clock());
  if (!appointment) return hasToken ? refuse('NOT_FOUND', { what: 'expiredAppointment' }) : notFound;
  if ('erasedAt' in appointment) return hasToken ? refuse('NOT_FOUND', { what: 'erasedAppointment' }) : notFound;
  const tails = [appointment.attendee.phoneTail, appointment.bookerPhoneTail];
  if (!hasToken && !tails.includes(tail)) return notFound;
  return {
    appointment: viewNow(await deps.directory.current(), appointment),
    manageToken: deps.secrets.manageToken(code),
  };
};
