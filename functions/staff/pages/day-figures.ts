import type { DaySlots } from '../../../shared/usecases/staff/view-day-slots.ts';
import type { DayRowProps } from '../../../web/pages/staff/day-table.tsx';

type Slot = DaySlots['slots'][number];

/**
 * A slot as the desk reads it. Who came has arrived, also when they are done; missing is who has not come although the
 * slot has begun, or was marked as a no-show.
 */
export const dayRow = (slot: Slot, nowAt: number): DayRowProps => {
  const { capacity, booked, checkedIn, fulfilled, noShow, walkIn } = slot;
  const hasBegun = Date.parse(slot.start) <= nowAt;
  const isOver = Date.parse(slot.end) <= nowAt;
  const waiting = booked + walkIn.booked - checkedIn - fulfilled - noShow;
  return {
    slotId: slot.slotId,
    start: slot.start,
    end: slot.end,
    state: isOver ? 'over' : slot.status !== 'open' ? slot.status : hasBegun ? 'now' : 'toCome',
    capacity,
    booked,
    arrived: checkedIn + fulfilled,
    done: fulfilled,
    missing: noShow + (hasBegun ? waiting : 0),
    walkInsLeft: isOver ? 0 : Math.max(0, walkIn.capacity - walkIn.booked),
  };
};
