import { beforeAll, describe, expect, it } from 'vitest';
import { book, bookingOf, walkInOf } from './bookings.ts';
import { daysAfter, today, withinOneDay } from './dates.ts';
import { countStock, type Desk, onHand, openDesk } from './desk.ts';
import type { Ground } from './ground.ts';
import { newPerson, tailOf } from './people.ts';
import { makeSlots, seenEverywhere } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const seeDay = 'GET /api/staff/sites/{siteId}/day';
const closeIt = 'POST /api/staff/sites/{siteId}/close-day';

const codesOf = ({ json }: { json: { appointments: { appointmentCode: string }[] } }) =>
  json.appointments.map(({ appointmentCode }) => appointmentCode);

/** The desk's list of a day, and its end. */
export const deskDay = (ground: () => Ground): void => {
  describe('a day at the desk', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk(ground());
    });
    const at = () => ({ params: { siteId: desk.siteId }, token: desk.token });

    it('lists who has a seat, and finds them by code, phone and name', async () => {
      const { api } = ground();
      const date = daysAfter(today(), 2);
      const [first = '', second = ''] = await makeSlots(ground(), desk.siteId, [date]);
      await seenEverywhere(ground(), desk.siteId, date, 6);
      const [one, two] = [await book(ground(), second), await book(ground(), first)];
      const gone = await book(ground(), first);
      await api.ok('POST /api/appointments/{code}/cancel', { params: { code: gone.code }, token: gone.token });

      const day = await api.ok(seeDay, { ...at(), query: { date } });
      expect(codesOf(day)).toEqual([two.code, one.code]);
      expect(day.json.slots).toHaveLength(6);
      expect(day.json.slots[1]).toMatchObject({ slotId: second, capacity: 15, booked: 1, walkIn: { capacity: 5 } });
      for (const { person } of [one, two]) {
        for (const personal of [person.name, person.phone]) expect(day.text).not.toContain(personal);
      }
      const find = async (query: object) => codesOf(await api.ok(seeDay, { ...at(), query: { date, ...query } }));
      expect(await find({ slotId: second })).toEqual([one.code]);
      expect(await find({ q: one.code.toLowerCase() })).toEqual([one.code]);
      expect(await find({ q: tailOf(two.person) })).toContain(two.code);
      expect(await find({ q: one.person.name })).toContain(one.code);
      expect(await find({ q: '欧阳无人' })).toEqual([]);
      const elsewhere = { ...at(), query: { slotId: first.replace(desk.siteId, 'puli') } };
      await api.refused('SLOT_NOT_FOUND', seeDay, elsewhere);
    });

    it('is closed once nobody is on the way, with the stock as counted', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const { code } = await book(ground(), desk.slot(date));
        await countStock(ground(), desk.siteId, 'eggs', 5);
        const counts = [{ itemId: 'eggs', counted: 4 }];
        const close = { ...at(), body: { date, counts } };
        const state = () => stateOf(ground(), desk.siteId, [date]);
        await expectUnchanged(state, async () => {
          const open = await api.refused('DAY_OPEN', closeIt, close);
          expect(open.json.open).toEqual([{ slotId: desk.slot(date), booked: 1, checkedIn: 0 }]);
          const twice = { date, counts: [...counts, ...counts] };
          await api.refused('FIELD_INVALID', closeIt, { ...close, body: twice });
          const tomorrow = { date: daysAfter(date, 2), counts: [] };
          await api.refused('DATE_FORMAT', closeIt, { ...close, body: tomorrow });
        });
        await desk.act('no-show', code);

        const closed = await api.ok(closeIt, close);
        expect(closed.json).toMatchObject({
          siteId: desk.siteId,
          date,
          closedBy: desk.username,
          differences: [{ itemId: 'eggs', expected: 5, counted: 4 }],
        });
        expect(onHand(closed.json.stock, 'eggs')).toBe(4);
        await expectUnchanged(state, async () => {
          await api.refused('DAY_CLOSED', closeIt, close);
          const walkIn = { ...at(), body: walkInOf(newPerson()) };
          await api.refused('SLOT_CLOSED', 'POST /api/staff/sites/{siteId}/walk-ins', walkIn);
          const booking = { body: bookingOf(desk.slot(date), newPerson()) };
          await api.refused('SLOT_CLOSED', 'POST /api/appointments', booking);
        });
      }));
  });
};
