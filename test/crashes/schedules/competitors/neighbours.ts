import type { Dependencies } from '../../../../shared/usecases/dependencies.ts';
import { bookAppointment } from '../../../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../../../shared/usecases/residents/cancel-appointment.ts';
import { moveAppointment } from '../../../../shared/usecases/residents/move-appointment.ts';
import { admitWalkIn } from '../../../../shared/usecases/staff/admit-walk-in.ts';
import { slots } from '../../../support/mutations/mutation.ts';
import { keyFor, person } from '../../../support/people.ts';
import { bookingFor, staffOfPuli, type World } from '../../../support/world.ts';
import type { Concern } from '../concerns.ts';
import { type Competitor, competitorKey as key, type Target } from './competitor.ts';
import { addSlot, putLanes } from './street-slots.ts';

const neighbour = 50;
const bookedBefore = keyFor('booked-before');

/** Leaves so many seats beside those that the mutation begins with; the large slot keeps its three lanes. */
const leave =
  (left: number) =>
  async (world: World, { slotId, held }: Concern): Promise<void> => {
    await putLanes(world, slotId, 'online', slotId === slots.large ? [held + left, 0, 0] : [held + left]);
    await putLanes(world, slots.early, 'walkIn', [left]);
  };

/** Another slot on the day of the contested one, at the other site. */
const elsewhere = ({ slotId }: Concern): string => `weilai-${slotId.split('-')[1]}-1500-20`;

const openElsewhere = (world: World, concern: Concern) => addSlot(world, elsewhere(concern), 6);

const bookNeighbour = (deps: Dependencies, slotId: string, service: Concern['service'], bookingKey: string) =>
  bookAppointment(deps, { key: bookingKey, input: bookingFor(neighbour, slotId, service) });

const books = (deps: Dependencies, { slotId, service }: Target) => bookNeighbour(deps, slotId, service, key);

const walksIn = (deps: Dependencies, n: number) => {
  const input = { service: 'covid19-vaccine', doseNumber: 1, attendee: person(n), consent: true } as const;
  return admitWalkIn(deps, { key, actor: staffOfPuli, siteId: 'puli', input });
};

/** The neighbour has an appointment: in the contested slot, or in another. */
const bookBefore = (world: World, { service }: Concern, slotId: string) =>
  bookNeighbour(world.deps, slotId, service, bookedBefore);

/** The same request again answers with the neighbour's appointment. */
const own = async (deps: Dependencies, { service }: Target, slotId: string) => {
  const again = await bookNeighbour(deps, slotId, service, bookedBefore);
  const code = (again as { appointment: { appointmentCode: string } }).appointment.appointmentCode;
  return { key, code, token: deps.secrets.manageToken(code) };
};

/** Other residents who want the same seats, and the same person who wants two. */
export const neighbours: readonly Competitor[] = [
  { name: 'a neighbour books there', topics: ['seat'], ask: books },
  { name: 'a neighbour books the last seat', topics: ['seat'], before: leave(1), ask: books },
  { name: 'a neighbour walks in', topics: ['seat', 'slot'], ask: (deps) => walksIn(deps, neighbour) },
  {
    name: 'a neighbour walks in for the last seat',
    topics: ['seat'],
    before: leave(1),
    ask: (deps) => walksIn(deps, neighbour),
  },
  {
    name: 'a neighbour moves in, to the last seat',
    topics: ['seat'],
    before: async (world, concern) => {
      await leave(1)(world, concern);
      await openElsewhere(world, concern);
      await bookBefore(world, concern, elsewhere(concern));
    },
    ask: async (deps, target) =>
      moveAppointment(deps, {
        ...(await own(deps, target, elsewhere(target))),
        siteId: target.slotId.split('-')[0]!,
        slotId: target.slotId,
      }),
  },
  {
    name: 'a neighbour gives back the last seat',
    topics: ['seat'],
    before: async (world, concern) => {
      await leave(1)(world, concern);
      await bookBefore(world, concern, concern.slotId);
    },
    ask: async (deps, target) => cancelAppointment(deps, await own(deps, target, target.slotId)),
  },
  {
    name: 'the same person books elsewhere',
    topics: ['visit'],
    before: openElsewhere,
    ask: (deps, target) => bookAppointment(deps, { key, input: bookingFor(1, elsewhere(target), target.service) }),
  },
  { name: 'the same person walks in', topics: ['visit'], ask: (deps) => walksIn(deps, 1) },
];
