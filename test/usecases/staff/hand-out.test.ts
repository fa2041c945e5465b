import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { meter } from '../../support/counting.ts';
import { keyFor, person, residentId } from '../../support/people.ts';
import {
  booked,
  bookingFor,
  everything,
  itemAt,
  officialOfFengchan,
  openWorld,
  putItem,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const elder = (n: number) => ({
  attendee: { ...person(n), idNumber: residentId('1950-05-05', n), birthDate: '1950-05-05' },
});

describe('handOut', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 20);
    await putItem(world, { ...keys.stock('puli'), 'on:eggs': 25, 'on:masks': 5, 'on:gym-card': 1 });
  });
  const visited = async (n: number, change = {}) => {
    const { code } = { code: (await booked(world, n, slotId, change)).appointment.appointmentCode };
    await checkIn(world.deps, { key: keyFor(`in-${n}`), actor: staffOfPuli, code, siteId: 'puli' });
    await completeAppointment(world.deps, { key: keyFor(`done-${n}`), actor: staffOfPuli, code });
    return code;
  };
  const give = (code: string, key: string, itemIds?: string[], actor = staffOfPuli) =>
    handOut(world.deps, { key: keyFor(key), actor, code, itemIds });

  it('gives the bundle, takes it from stock and writes it down', async () => {
    const code = await visited(1, elder(1));
    const first = await give(code, 'a');
    expect(first).toEqual({
      handedOut: [
        { itemId: 'eggs', quantity: 10, at: '2026-11-24T07:00:00+08:00' },
        { itemId: 'masks', quantity: 1, at: '2026-11-24T07:00:00+08:00' },
      ],
      stock: [
        { itemId: 'eggs', name: '鸡蛋', onHand: 15 },
        { itemId: 'masks', name: '口罩', onHand: 4 },
      ],
    });
    expect(await itemAt(world, keys.stock('puli'))).toMatchObject({ 'on:eggs': 15, 'out:2026-11-24:eggs': 10 });
    expect(await give(code, 'a')).toEqual(first);
    expect(await give(code, 'b')).toEqual({ refused: 'ALREADY_HANDED_OUT', at: '2026-11-24T07:00:00+08:00' });
  });

  it('gives one item of a choice, once it was made', async () => {
    const code = await visited(2);
    expect(await give(code, 'a')).toMatchObject({ refused: 'CHOICE_REQUIRED' });
    expect(await give(code, 'b', ['eggs'])).toMatchObject({ refused: 'FIELD_INVALID' });
    expect(await give(code, 'c', ['gym-card'])).toMatchObject({ handedOut: [{ itemId: 'gym-card', quantity: 1 }] });
  });

  it('remembers the choice that was made when booking', async () => {
    const code = await visited(3, { rewardChoice: 'gym-card' });
    expect(await give(code, 'a', undefined, officialOfFengchan)).toMatchObject({ handedOut: [{ itemId: 'gym-card' }] });
  });

  it('refuses before completion and without stock, and changes nothing', async () => {
    const waiting = (await booked(world, 4, slotId, elder(4))).appointment.appointmentCode;
    const [a, b, c] = [await visited(5, elder(5)), await visited(6, elder(6)), await visited(7, elder(7))];
    await give(a, 'a');
    await give(b, 'b');
    const before = await everything(world);
    expect(await give(waiting, 'w')).toEqual({ refused: 'NOT_COMPLETED' });
    expect(await give(c, 'c')).toEqual({ refused: 'OUT_OF_STOCK' });
    expect(await everything(world)).toEqual(before);
  });

  it('gives once per person and programme, also with a second appointment', async () => {
    await give(await visited(8, elder(8)), 'first');
    const again = 'puli-20261231-0830-30';
    await putSlot(world, again, 5);
    world.clock.set('2026-12-31T08:30:00+08:00');
    const attendee = { ...elder(8).attendee, previousDoseDate: '2026-11-24' };
    const second = await bookAppointment(world.deps, {
      key: keyFor('second'),
      input: bookingFor(8, again, { doseNumber: 2, attendee }),
    });
    const code = 'appointment' in second ? second.appointment.appointmentCode : '';
    await checkIn(world.deps, { key: keyFor('in-2'), actor: staffOfPuli, code, siteId: 'puli' });
    await completeAppointment(world.deps, { key: keyFor('done-2'), actor: staffOfPuli, code });
    expect(await give(code, 'again')).toEqual({ refused: 'ALREADY_HANDED_OUT', at: '2026-11-24T07:00:00+08:00' });
  });

  it('costs one read and one write of 8 WCU, the record within 1 KB', async () => {
    const code = await visited(9, elder(9));
    const { cost } = await meter(world.table).measure(() => give(code, 'a'));
    expect(cost).toEqual({ calls: ['BatchGetItem', 'TransactWriteItems'], readUnits: 2, writeUnits: 8 });
  });
});
