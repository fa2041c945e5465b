import type { Appointment, HistoryEntry } from '../../domain/appointments.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../domain/refusals.ts';
import { appointmentRetentionDays, expiryOf, guardRetentionDays } from '../../domain/retention.ts';
import type { Pool, SlotWindow } from '../../domain/slots.ts';
import { putAppointment, readableAppointment } from '../../store/appointments.ts';
import { isErasedBookingOf } from '../../store/erased-appointments.ts';
import { takeGuard } from '../../store/guards.ts';
import { takeSeat } from '../../store/lanes.ts';
import { type Asker, meaningOfFailure } from '../../store/refusals.ts';
import { maxAttempts, type RawItem, StoreBusy, tryCommit } from '../../store/transaction.ts';
import type { Deal } from '../availability/seat-dealer.ts';
import type { Dependencies } from '../dependencies.ts';
import { hasSameBody, hasSameKey, type RequestIdentity } from '../requests/request-identity.ts';
import { newAppointment, type Person } from './new-appointment.ts';
import type { SeatPlan } from './plan.ts';

/** How a seat is taken: by whom, from which pool, and how the next lane to try is found. */
export interface SeatTaking {
  readonly request: RequestIdentity;
  readonly person: Person;
  /** where the seat is wanted, or why it cannot be had before the store is asked */
  readonly plan: Outcome<SeatPlan>;
  readonly pool: Pool;
  /** the birth entry without the placement, which is known once a lane is dealt */
  readonly birth: Pick<HistoryEntry, 'what' | 'by' | 'stage'>;
  /** `fullLanes` counts the lanes that were tried and turned out to be full, `contended` those where others were at work */
  readonly dealLane: (slot: SlotWindow, fullLanes: number, contended: number) => Promise<Deal | undefined>;
}

const maxLanesTried = 60;
/**
 * Who meets others in a rush waits as if they had tried so often before: a lane is locked for some 13 ms at a time, and
 * many wait for it. Of the pauses measured the cheapest for a slot of one lane (docs/adr/0012-two-step-booking.md).
 */
const rushPause = 5;

/**
 * The one way to a seat, for every pool: appointment, guard and lane in one transaction. A full lane leads to the next
 * one; contention leads to whichever lane looks best after a pause; a code taken by another request leads to the next
 * derived code. The appointment is new, or the one that this very
 * request made before.
 */
export const takeSeatFor = async (deps: Dependencies, taking: SeatTaking): Promise<Outcome<Appointment>> => {
  const { plan } = taking;
  if (isRefusal(plan)) return refuseUnlessReplay(deps, taking.request, plan);
  let collisions = 0;
  let contended = 0;
  for (let fullLanes = 0; fullLanes < maxLanesTried && contended < maxAttempts; ) {
    const deal = await taking.dealLane(plan.slot, fullLanes, contended);
    if (!deal) return refuseUnlessReplay(deps, taking.request, refuse('SLOT_FULL'));
    const tried = await tryLane(deps, { ...taking, plan }, deal, collisions);
    if (tried === 'nextLane') fullLanes++;
    else if (tried === 'nextCode') collisions++;
    else if (tried === 'contended') await deps.table.pause(rushPause + contended++);
    else return tried;
  }
  throw new StoreBusy(`no seat after ${maxLanesTried} full or ${maxAttempts} contended lanes`);
};

const tryLane = async (
  deps: Dependencies,
  taking: SeatTaking & { readonly plan: SeatPlan },
  deal: Deal,
  collisions: number,
): Promise<Outcome<Appointment> | 'nextLane' | 'nextCode' | 'contended'> => {
  const nowAt = deps.clock();
  const { request, plan, person, pool } = taking;
  const code = deps.secrets.codeFor(request.keyHash, collisions);
  const birth = { ...taking.birth, ...request, at: nowAt, placement: plan.placedIn(deal.laneNumber) };
  const appointment = newAppointment(deps.secrets, code, person, plan.slot.localDate, birth);
  const failure = await endingDeal(deal, () =>
    tryCommit(deps.table, [
      putAppointment(appointment),
      takeGuard(
        { personKey: appointment.personKey, ...plan, localDate: plan.slot.localDate },
        guardFacts(appointment, plan),
        nowAt,
      ),
      takeSeat({ slot: plan.slot, pool, laneNumber: deal.laneNumber }, code, seatStatus(appointment), nowAt),
    ]),
  );
  if (!failure) {
    deal.end('taken');
    deps.figures.acted(taking.birth.what);
    return appointment;
  }
  if (failure === 'contended') {
    deal.end('notTaken');
    return failure;
  }
  const asker: Asker = { phoneKey: appointment.phoneKey, nowAt, pool };
  if (failure.failed === 2) return afterLaneFailure(deal, failure.old, asker);
  deal.end('notTaken');
  if (failure.failed === 1) return refuse(meaningOfFailure.guard(failure.old, asker));
  if (isErasedBookingOf(failure.old, request.keyHash)) return refuse('KEY_REUSED');
  return replayOf(readableAppointment(failure.old, nowAt), request) ?? 'nextCode';
};

/** A seat that was dealt must be ended also when the store fails. */
const endingDeal = async <T>(deal: Deal, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    deal.end('notTaken');
    throw error;
  }
};

const seatStatus = (appointment: Appointment) => (appointment.status === 'checkedIn' ? 'checkedIn' : 'booked');

const guardFacts = (appointment: Appointment, { service, slot }: SeatPlan) => ({
  code: appointment.appointmentCode,
  phoneKey: appointment.phoneKey,
  doseNumber: appointment.doseNumber,
  activeUntil: appointment.expireAt,
  expireAt: guardExpiry(service.kind, slot),
});

/** A vaccination's guard outlives the interval to the next dose, a test's only its day. */
export const guardExpiry = (kind: 'vaccination' | 'testing', slot: SlotWindow): number =>
  expiryOf(slot.localDate, kind === 'vaccination' ? guardRetentionDays : appointmentRetentionDays);

const afterLaneFailure = (deal: Deal, old: RawItem | undefined, asker: Asker): Refusal | 'nextLane' => {
  const code = meaningOfFailure.seat(old, asker);
  if (code !== 'SLOT_FULL') {
    deal.end('notTaken');
    return refuse(code);
  }
  deal.end('laneFull');
  const isOneOfMany = old && old.lanes !== 1;
  return isOneOfMany ? 'nextLane' : refuse(code);
};

/** The first answer again when the record was written by this request; undefined when another request wrote it. */
const replayOf = (appointment: Appointment | undefined, request: RequestIdentity): Outcome<Appointment> | undefined => {
  const birth = appointment?.history[0];
  if (!birth || !hasSameKey(birth, request)) return undefined;
  return hasSameBody(birth, request) ? appointment : refuse('KEY_REUSED');
};

/**
 * The refusal, unless this very request succeeded before: then its first answer. Asked before any refusal that does
 * not come from the write itself, because the world may have changed since the first answer.
 */
const refuseUnlessReplay = async (
  deps: Dependencies,
  request: RequestIdentity,
  refusal: Refusal,
): Promise<Outcome<Appointment>> => {
  for (let collisions = 0; ; collisions++) {
    const code = deps.secrets.codeFor(request.keyHash, collisions);
    const appointment = await deps.replays.find(code);
    if (!appointment) return refusal;
    const replay = replayOf(appointment, request);
    if (replay) return replay;
  }
};
