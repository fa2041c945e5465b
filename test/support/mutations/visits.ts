import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { accepted } from '../answers.ts';
import { keyFor } from '../people.ts';
import { booked, officialOfFengchan, staffOfPuli, type World } from '../world.ts';
import { slots } from './mutation.ts';

/** Books for person `n` in the early slot; the code. */
export const bookEarly = async (world: World, n: number): Promise<string> =>
  (await booked(world, n, slots.early)).appointment.appointmentCode;

/** Books for person `n` in the early slot and checks them in; the code. */
export const letIn = async (world: World, n: number): Promise<string> => {
  const code = await bookEarly(world, n);
  accepted(await checkIn(world.deps, { key: keyFor(`in-${n}`), actor: staffOfPuli, siteId: 'puli', code }));
  return code;
};

/** The same, and completes the visit. */
export const serve = async (world: World, n: number): Promise<string> => {
  const code = await letIn(world, n);
  accepted(await completeAppointment(world.deps, { key: keyFor(`done-${n}`), actor: staffOfPuli, code }));
  return code;
};

/** Gives the site cards to hand out. */
export const stockUp = async (world: World, quantity = 20): Promise<void> => {
  const input = { itemId: 'gym-card', kind: 'receipt', quantity } as const;
  accepted(
    await recordStock(world.deps, { actor: officialOfFengchan, key: keyFor('stock-up'), siteId: 'puli', input }),
  );
};
