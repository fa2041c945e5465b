import { placementOf } from '../../domain/appointments.ts';
import { slotIdOf } from '../../domain/slots.ts';
import { keys } from '../../store/keys.ts';
import { giveSeatBack, type Lane, laneKey, markSeat, type SeatHoldingStatus } from '../../store/lanes.ts';
import { sameHistory, stillMissing } from '../../store/repair-records.ts';
import { dropClaim, setAvailable } from '../../store/repair-seats.ts';
import { isLegal, recorded } from './check-history.ts';
import { seatStatusOf } from './check-seat.ts';
import { type Finding, findingUnless, needsPerson, type Remedy, repair } from './difference.ts';
import { appointmentIn, type StoredRecord, whereIs } from './records.ts';

/** I1 and I2 of one lane: no more seats are held than there are, and those that are free and held add up. */
export const checkSeats = (lane: Lane): Finding[] => {
  const { available, capacity, claims, slot } = lane;
  const held = claims.size;
  const about = { where: whereIs(laneKey(lane)), siteId: slot.siteId };
  const free = capacity - held;
  return [
    ...findingUnless(held <= capacity, () => ({
      ...about,
      invariant: 'I1',
      rule: 'oversold',
      says: `${held} seats held of ${capacity}`,
      remedy: needsPerson("raise the slot's capacity, or agree other slots with some of the people"),
    })),
    ...findingUnless(available + held === capacity, () => ({
      ...about,
      invariant: 'I2',
      rule: 'free',
      says: `${available} free and ${held} held do not make ${capacity}`,
      remedy:
        free < 0
          ? needsPerson('more seats are held than there are (I1): mend that first')
          : repair(`set the free seats to ${free}`, setAvailable(lane, free)),
    })),
  ];
};

/** I3 and I4 of one claim: its appointment is there, has its seat here, and is in the same state. */
export const checkClaim = (
  lane: Lane,
  code: string,
  status: SeatHoldingStatus | undefined,
  record: StoredRecord | undefined,
): Finding[] => {
  const appointment = appointmentIn(record);
  const told = appointment && recorded(appointment);
  const placed = told && placementOf(told);
  const { slot, pool, laneNumber } = lane;
  const isHere = placed?.slotId === slotIdOf(slot) && placed.pool === pool && placed.laneNumber === laneNumber;
  const about = { where: whereIs(laneKey(lane)), rule: `claim ${code}`, siteId: slot.siteId } as const;
  if (told && isHere) {
    if (status === told.status) return [];
    const says = `claims ${code} as ${status ?? 'unknown'}, which is ${told.status}`;
    const remedy = isLegal(told) ? following(lane, code, status, told) : damaged;
    return [{ ...about, invariant: 'I3', says, remedy }];
  }
  if (told && placed) {
    const says = `claims ${code}, which has its seat in ${placed.slotId}, ${placed.pool} lane ${placed.laneNumber}`;
    const remedy = isLegal(told) ? giving(lane, code, status, sameHistory(told)) : damaged;
    return [{ ...about, invariant: 'I3', says, remedy }];
  }
  return checkOrphan(lane, code, status, record);
};

const damaged = needsPerson('its history is damaged and decides nothing: mend that first (I7)');
const fromBefore = needsPerson(
  'the record may still be needed: restore it from before that, or release the claim by hand',
);

/** The claim of a record that is no appointment (any more). An erased one keeps its seat in the counts. */
const checkOrphan = (
  lane: Lane,
  code: string,
  status: SeatHoldingStatus | undefined,
  record: StoredRecord | undefined,
): Finding[] => {
  const isPast = status === 'fulfilled' || status === 'noShow';
  if (record === 'erased' && isPast) return [];
  const isLost = record === undefined && !isPast;
  return [
    {
      invariant: 'I4',
      where: whereIs(laneKey(lane)),
      rule: `claim ${code}`,
      says: `claims ${code} as ${status ?? 'unknown'}, whose record is ${record ?? 'gone'}`,
      remedy: isLost ? giving(lane, code, status, stillMissing(keys.appointment(code))) : fromBefore,
      siteId: lane.slot.siteId,
    },
  ];
};

type Evidence = ReturnType<typeof sameHistory>;

const giving = (lane: Lane, code: string, status: SeatHoldingStatus | undefined, evidence: Evidence): Remedy =>
  status === undefined
    ? needsPerson('the claim is in no state that Doorstep knows: set it by hand')
    : repair(`give the seat of ${code} back`, dropClaim(lane, code, status), evidence);

/** The claim says what the history says; whoever has cancelled has none. */
const following = (
  lane: Lane,
  code: string,
  status: SeatHoldingStatus | undefined,
  told: Parameters<typeof sameHistory>[0],
): Remedy => {
  const due = seatStatusOf(told);
  if (status === undefined) return giving(lane, code, status, sameHistory(told));
  if (due === undefined) {
    return repair(`give the seat of ${code} back`, giveSeatBack(lane, code, [status]), sameHistory(told));
  }
  return repair(`set the claim of ${code} to ${due}`, markSeat(lane, code, [status], due), sameHistory(told));
};
