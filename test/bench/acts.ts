import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { cancelAppointment } from '../../shared/usecases/residents/cancel-appointment.ts';
import { listSlots } from '../../shared/usecases/residents/list-slots.ts';
import { moveAppointment } from '../../shared/usecases/residents/move-appointment.ts';
import { checkIn } from '../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../shared/usecases/staff/complete-appointment.ts';
import { meter, type StoreCost } from '../support/counting.ts';
import { keyFor } from '../support/people.ts';
import { booked, bookingFor, openWorld, putSlot, staffOfPuli } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const tomorrow = 'puli-20261125-0830-30';

const nothing = { readUnits: 0, writeUnits: 0 };

/** What each act asks of the store. The budget tests assert the same figures; here they are printed. */
export const costOfActs = async (): Promise<[act: string, cost: StoreCost][]> => {
  const world = await openWorld();
  const { deps } = world;
  await putSlot(world, slotId, 40);
  await putSlot(world, tomorrow, 40);
  const first = await booked(world, 1, slotId);
  const second = await booked(world, 2, slotId);
  const own = ({ appointment, manageToken }: typeof first) => ({
    code: appointment.appointmentCode,
    token: manageToken,
  });
  const staff = { actor: staffOfPuli, code: own(first).code };
  const { measure } = meter(world.table);
  // The engine's own meter, because a refused write is charged too and its answer does not say how much.
  const cost = async (act: string, work: () => Promise<unknown>): Promise<[string, StoreCost]> => {
    const before = world.engine?.metered() ?? nothing;
    const { calls } = (await measure(work)).cost;
    const after = world.engine?.metered() ?? nothing;
    const [readUnits, writeUnits] = [after.readUnits - before.readUnits, after.writeUnits - before.writeUnits];
    return [act, { calls, readUnits, writeUnits }];
  };
  return [
    await cost('book, calm', () => bookAppointment(deps, { key: keyFor('b'), input: bookingFor(3, slotId) })),
    await cost('replay', () => bookAppointment(deps, { key: keyFor('b'), input: bookingFor(3, slotId) })),
    await cost('refused (already booked)', () =>
      bookAppointment(deps, { key: keyFor('c'), input: bookingFor(3, slotId) }),
    ),
    await cost('day page', () => listSlots(deps, { siteId: 'puli', localDate: '2026-11-24' })),
    await cost('check-in', () => checkIn(deps, { ...staff, key: keyFor('in'), siteId: 'puli' })),
    await cost('complete', () => completeAppointment(deps, { ...staff, key: keyFor('done') })),
    await cost('move to another day', () =>
      moveAppointment(deps, { ...own(second), key: keyFor('m'), siteId: 'puli', slotId: tomorrow }),
    ),
    await cost('cancel', () => cancelAppointment(deps, { ...own(second), key: keyFor('x') })),
  ];
};
