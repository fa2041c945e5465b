import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { readWholeDay } from '../../shared/store/days.ts';
import { moveAppointment } from '../../shared/usecases/residents/move-appointment.ts';
import { keyFor } from '../support/people.ts';
import { booked, openWorld, putSlot } from '../support/world.ts';

const present = 'puli-20261124-0830-30';
const targets = ['puli-20261124-0900-30', 'puli-20261124-0930-30', 'puli-20261124-1000-30'];

describe('moves of one appointment that come together', () => {
  it.each([3, 30])('%i all end, each on the last seat of its slot, and one seat is held', async (count) => {
    const world = await openWorld();
    for (const slotId of [present, ...targets]) await putSlot(world, slotId, 1);
    const { appointment, manageToken } = await booked(world, 1, present);
    await world.deps.days.current('puli', '2026-11-24');
    const answers = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        moveAppointment(world.deps, {
          key: keyFor(`move-${n}`),
          code: appointment.appointmentCode,
          token: manageToken,
          siteId: 'puli',
          slotId: targets[n % targets.length]!,
        }),
      ),
    );
    const refused = answers.filter(isRefusal).map((answer) => answer.refused);
    expect(refused.every((code) => code === 'SLOT_FULL')).toBe(true);
    expect(refused.length).toBeLessThan(count);
    const { lanes } = await readWholeDay(world.table, 'puli', '2026-11-24');
    expect(lanes.reduce((held, { claims }) => held + claims.size, 0)).toBe(1);
  });

  it('are answered alike when they are one request pressed three times, also when it takes the last seat', async () => {
    const world = await openWorld();
    for (const slotId of [present, targets[0]!]) await putSlot(world, slotId, 1);
    const { appointment, manageToken: token } = await booked(world, 1, present);
    await world.deps.days.current('puli', '2026-11-24');
    const move = { key: keyFor('move'), code: appointment.appointmentCode, token, siteId: 'puli', slotId: targets[0]! };
    const answers = await Promise.all(Array.from({ length: 3 }, () => moveAppointment(world.deps, move)));
    expect(answers.filter(isRefusal)).toEqual([]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});
