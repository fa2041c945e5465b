import { placementOf } from '../../domain/appointments.ts';
import { type Pool, slotIdOf, windowKey } from '../../domain/slots.ts';
import { dayPartition } from '../../store/keys.ts';
import { type Lane, laneKey } from '../../store/lanes.ts';
import { type Difference, differenceUnless } from './difference.ts';
import { type Facts, whereIs } from './facts.ts';

/** I1 and I2: seats of every lane add up, and every claim has its appointment in the same state and place. */
export const checkLanes = (facts: Facts): Difference[] => [
  ...facts.lanes.flatMap((lane) => [...checkSeats(lane), ...checkClaims(facts, lane)]),
  ...checkPools(facts),
];

const checkSeats = (lane: Lane): Difference[] => {
  const where = whereIs(laneKey(lane));
  const held = lane.claims.size;
  return [
    ...differenceUnless(lane.available >= 0, 'I1', where, `${held} seats held of ${lane.capacity}`),
    ...differenceUnless(
      lane.available + held === lane.capacity,
      'I2',
      where,
      `${lane.available} free and ${held} held do not make ${lane.capacity}`,
    ),
  ];
};

/** A claim may outlive its appointment, which expires earlier; until then both say the same. */
const checkClaims = (facts: Facts, lane: Lane): Difference[] =>
  [...lane.claims].flatMap(([code, status]) => {
    const appointment = facts.appointments.get(code);
    if (!appointment) return [];
    const { slotId, laneNumber, pool } = placementOf(appointment);
    const isHere = slotId === slotIdOf(lane.slot) && laneNumber === lane.laneNumber && pool === lane.pool;
    return differenceUnless(
      isHere && appointment.status === status,
      'I3',
      whereIs(laneKey(lane)),
      `claims ${code} as ${status}, which is ${appointment.status} in ${slotId}, ${pool} lane ${laneNumber}`,
    );
  });

/** Lane 0 says how many lanes its pool has, all lanes of a slot have one status, and the day knows the slot. */
const checkPools = (facts: Facts): Difference[] => {
  const bySlot = Map.groupBy(facts.lanes, (lane) => slotIdOf(lane.slot));
  return [...bySlot.values()].flatMap((lanes) => {
    const { slot } = lanes[0]!;
    const windows = facts.days.get(dayPartition(slot.siteId, slot.localDate));
    return [
      ...(['online', 'walkIn'] as const).flatMap((pool) => checkLaneCount(lanes, pool)),
      ...differenceUnless(
        new Set(lanes.map(({ status }) => status)).size === 1,
        'I2',
        slotIdOf(slot),
        'lanes of one slot differ in status',
      ),
      ...differenceUnless(
        !windows || windows.has(windowKey(slot)),
        'I2',
        slotIdOf(slot),
        'has lanes, but its day does not know it',
      ),
    ];
  });
};

const checkLaneCount = (lanes: readonly Lane[], pool: Pool): Difference[] => {
  const own = lanes.filter((lane) => lane.pool === pool);
  const first = own.find(({ laneNumber }) => laneNumber === 0);
  if (own.length === 0 || first?.laneCount === own.length) return [];
  const says = `lane 0 counts ${first?.laneCount ?? 'no'} lanes of pool ${pool}, there are ${own.length}`;
  return differenceUnless(false, 'I2', slotIdOf(own[0]!.slot), says);
};
