import { describe, expect, it } from 'vitest';
import { laneSeats, planDay, seatsOf } from '../../shared/domain/schedules.ts';
import { parseSlotId, slotIdOf } from '../../shared/domain/slots.ts';

describe('the seats of a slot', () => {
  it.each([
    [3, 10, 0.2, { online: 24, walkIn: 6 }],
    [1, 7, 0.5, { online: 3, walkIn: 4 }],
    [2, 45, 0, { online: 90, walkIn: 0 }],
    [2, 45, 1, { online: 0, walkIn: 90 }],
    [40, 50, 0.333, { online: 1334, walkIn: 666 }],
  ])('%i desks of %i with a walk-in share of %f', (desks, perDeskPerSlot, walkInShare, seats) => {
    expect(seatsOf({ desks, perDeskPerSlot, walkInShare })).toEqual(seats);
  });

  it('lie in one empty online lane, and in no walk-in lane, when there are none', () => {
    expect(laneSeats({ online: 0, walkIn: 0 })).toEqual({ online: [0], walkIn: [] });
  });
});

describe('the plan of a day', () => {
  const hours = { opens: '08:00', closes: '10:00', slotMinutes: 30 };
  const plan = (...existing: string[]) => {
    const { missing, inTheWay } = planDay(
      'puli',
      '2026-11-24',
      hours,
      existing.map((id) => parseSlotId(id)!),
    );
    return { missing: missing.map(slotIdOf), inTheWay: inTheWay.map(slotIdOf) };
  };

  it('adds what is missing around the slots that exist', () => {
    expect(plan('puli-20261124-0845-20')).toEqual({
      missing: ['puli-20261124-0800-30', 'puli-20261124-0930-30'],
      inTheWay: ['puli-20261124-0845-20'],
    });
  });

  it('is not disturbed by slots that only touch', () => {
    expect(plan('puli-20261124-0730-30', 'puli-20261124-1000-30')).toMatchObject({ inTheWay: [] });
    expect(plan('puli-20261124-0730-30').missing).toHaveLength(4);
  });
});
