import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { eraseAppointment } from '../../../shared/usecases/residents/erase-appointment.ts';
import { moveAppointment } from '../../../shared/usecases/residents/move-appointment.ts';
import { accepted } from '../answers.ts';
import { keyFor } from '../people.ts';
import { booked, bookingFor, type World } from '../world.ts';
import { type Mutation, slots } from './mutation.ts';

const key = keyFor('mutation');
const aTest = { service: 'nucleic-acid-test', doseNumber: undefined };

const book = (name: string, slotId: string, change = {}): Mutation => ({
  name,
  prepare: async () => (deps) => bookAppointment(deps, { key, input: bookingFor(1, slotId, change) }),
});

/** What the person who booked sends along with every act. */
const own = async (world: World, slotId: string, change = {}) => {
  const { appointment, manageToken } = await booked(world, 1, slotId, change);
  return { key, code: appointment.appointmentCode, token: manageToken };
};

const move = (name: string, from: string, to: string, change = {}): Mutation => ({
  name,
  prepare: async (world) => {
    const asked = { ...(await own(world, from, change)), siteId: to.split('-')[0]!, slotId: to };
    return (deps) => moveAppointment(deps, asked);
  },
});

/** What residents change. */
export const residentMutations: readonly Mutation[] = [
  book('book a vaccination', slots.early),
  book('book a test', slots.test, aTest),
  book('book in a slot of three lanes', slots.large),
  {
    name: 'cancel',
    prepare: async (world) => {
      const asked = await own(world, slots.early);
      return (deps) => cancelAppointment(deps, asked);
    },
  },
  move('move within a day', slots.early, slots.late),
  move('move a vaccination to another day', slots.early, slots.tomorrow),
  move('move a test to another day', slots.test, slots.testTomorrow, aTest),
  {
    name: 'erase what is booked',
    prepare: async (world) => {
      const asked = await own(world, slots.early);
      return (deps) => eraseAppointment(deps, asked);
    },
  },
  {
    name: 'erase what was cancelled',
    prepare: async (world) => {
      const asked = await own(world, slots.early);
      accepted(await cancelAppointment(world.deps, { ...asked, key: keyFor('cancelled-before') }));
      return (deps) => eraseAppointment(deps, asked);
    },
  },
];
