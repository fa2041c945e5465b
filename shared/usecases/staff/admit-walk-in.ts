import type { StaffActor } from '../../domain/accounts.ts';
import type { AppointmentView } from '../../domain/appointment-view.ts';
import { isRefusal, type Outcome, refuse } from '../../domain/refusals.ts';
import type { WalkInInput } from '../../domain/requests/residents.ts';
import { type SlotWindow, slotEndAt, slotIdOf } from '../../domain/slots.ts';
import { localDateOf } from '../../domain/time.ts';
import type { Deal } from '../availability/seat-dealer.ts';
import { answerOf } from '../booking/answer.ts';
import { planSeat } from '../booking/plan.ts';
import { takeSeatFor } from '../booking/take-seat.ts';
import type { Dependencies } from '../dependencies.ts';
import { identify } from '../requests/request-identity.ts';
import { siteInScope } from '../scope.ts';

/**
 * Admits a person without an appointment: a seat of the walk-in pool of the slot that is running or, between slots, of
 * the next one today; checked in at once. Refuses with SLOT_FULL, after the last slot with SLOT_CLOSED, and as a
 * booking does.
 */
export const admitWalkIn = async (
  deps: Dependencies,
  { key, actor, siteId, input }: { key: string; actor: StaffActor; siteId: string; input: WalkInInput },
): Promise<Outcome<AppointmentView>> => {
  const directory = await deps.directory.current();
  const site = siteInScope(directory, actor, siteId);
  if (isRefusal(site)) return site;
  const request = identify(deps.secrets, 'walkIn', key, { siteId, input });
  const slot = await runningOrNextSlot(deps, siteId);
  const plan = slot
    ? planSeat(
        directory,
        { ...input, siteId, slotId: slotIdOf(slot), hasBooker: input.booker !== undefined, pool: 'walkIn' },
        deps.clock(),
      )
    : refuse('SLOT_CLOSED');
  const appointment = await takeSeatFor(deps, {
    request,
    person: input,
    plan,
    pool: 'walkIn',
    birth: { what: 'walkIn', by: actor.username, stage: site.stages[0] },
    dealLane: laneByLane,
  });
  return isRefusal(appointment) ? appointment : answerOf(directory, appointment, 0);
};

const runningOrNextSlot = async (deps: Dependencies, siteId: string): Promise<SlotWindow | undefined> => {
  const nowAt = deps.clock();
  const day = await deps.days.current(siteId, localDateOf(nowAt));
  return [...day.slots.values()].find(({ slot, status }) => status === 'open' && slotEndAt(slot) > nowAt)?.slot;
};

/** A desk has no rush: lanes are tried in order, and a lane that does not exist ends the search as full. */
const laneByLane = async (_slot: SlotWindow, fullLanes: number): Promise<Deal> => ({
  laneNumber: fullLanes,
  end: () => undefined,
});
