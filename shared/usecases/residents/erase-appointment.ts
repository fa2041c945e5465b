import type { Appointment, ErasedAppointment } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import { slotEndAt } from '../../domain/slots.ts';
import { eraseRecord, readRecord } from '../../store/erased-appointments.ts';
import { commit, StoreBusy } from '../../store/transaction.ts';
import { planNoShow } from '../booking/no-show-plan.ts';
import { slotOf } from '../booking/places.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ManagedAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { type OwnRequest, performOwnAct } from './own-appointment.ts';

const maxAttempts = 10;

/**
 * Erases everything personal of an appointment, now instead of when it expires. One that is still booked is cancelled
 * first or, when its time is over, recorded as a no-show. What stays names nobody: the seat in the counts, the doses and
 * rewards under the person's pseudonym. Asking again, under any key, changes nothing more; after a failure half-way it
 * carries on. Refuses with NOT_FOUND without the right token, with WRONG_STATE while the person is checked in.
 * @throws StoreBusy when others kept changing the appointment; nothing was erased
 */
export const eraseAppointment = async (deps: Dependencies, asked: OwnRequest): Promise<Outcome<ErasedAppointment>> => {
  const notFound = refuse('NOT_FOUND', { what: 'appointment' });
  const code = normaliseCode(asked.code);
  if (!code || !deps.secrets.isManageToken(code, asked.token)) return notFound;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const record = await readRecord(deps.table, code, deps.clock());
    if (!record) return notFound;
    if ('erasedAt' in record) return record;
    if (record.status === 'checkedIn') return refuse('WRONG_STATE');
    if (record.status === 'booked') {
      const ended = await endBooked(deps, asked, record);
      if (isRefusal(ended) && !isOvertaken(ended)) return ended;
      continue;
    }
    const erasedAt = deps.clock();
    const failure = await commit(deps.table, [eraseRecord(record, erasedAt)]);
    if (!failure) return { erasedAt };
  }
  throw new StoreBusy(`appointment kept changing over ${maxAttempts} attempts`);
};

/** Gives the seat back, or uses it up when its time is over. */
const endBooked = (deps: Dependencies, asked: OwnRequest, appointment: Appointment) =>
  slotEndAt(slotOf(appointment)) > deps.clock() ? cancelAppointment(deps, asked) : recordNoShow(deps, asked);

/** Another act or the end of the slot came in between: then the next look decides. */
const isOvertaken = ({ refused }: { refused: string }) => refused === 'WRONG_STATE' || refused === 'SLOT_CLOSED';

const recordNoShow = async (deps: Dependencies, asked: OwnRequest): Promise<Outcome<ManagedAppointment>> => {
  const plan = planNoShow(await deps.directory.current());
  return performOwnAct(deps, asked, { act: 'noShow', input: {}, plan });
};
