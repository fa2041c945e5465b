import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, requestOf } from './api.ts';
import { book, bookingOf, siteOf } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { newKey, newPerson, tailOf } from './people.ts';
import { makeSlots, openSite, seenEverywhere } from './sites.ts';

const bookIt = 'POST /api/appointments';
const look = 'GET /api/appointments/{code}';
const moveIt = 'POST /api/appointments/{code}/move';
const cancelIt = 'POST /api/appointments/{code}/cancel';

const whats = ({ json }: { json: { history: { what: string }[] } }) => json.history.map(({ what }) => what);

/** The life of an appointment in the hands of its resident. */
export const residentLife = (ground: () => Ground): void => {
  describe('an appointment in the hands of its resident', () => {
    let [slot, later, elsewhere] = ['', '', ''];
    beforeAll(async () => {
      const date = daysAfter(today(), 2);
      const [here, there] = [await openSite(ground()), await openSite(ground())];
      [slot = '', later = ''] = await makeSlots(ground(), here.siteId, [date]);
      [elsewhere = ''] = await makeSlots(ground(), there.siteId, [date]);
      for (const { siteId } of [here, there]) await seenEverywhere(ground(), siteId, date, 6);
    });
    const to = (slotId: string) => ({ siteId: siteOf(slotId), slotId });

    it('is booked and found, by its token and by a phone’s last digits', async () => {
      const { api, host } = ground();
      const [person, daughter] = [newPerson(), newPerson()];
      const booker = { name: daughter.name, phone: daughter.phone, relation: '子女' };
      const change = { booker, needs: ['wheelchair'], rewardChoice: 'gym-card' };
      const { answer } = await book(ground(), slot, person, change);
      const { manageToken: token, manageUrl, ...view } = answer.json;
      expect(view.appointmentCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(manageUrl).toBe(`${host.origin}/a/${view.appointmentCode}/${token}`);
      expect(view).toMatchObject({
        status: 'booked',
        stage: null,
        service: 'covid19-vaccine',
        doseNumber: 1,
        site: { siteId: siteOf(slot), phone: '0371-00000009' },
        slot: { slotId: slot },
        attendee: { phoneTail: tailOf(person) },
        needs: ['wheelchair'],
        rewardChoice: 'gym-card',
        handedOut: [],
        history: [{ what: 'booked', by: 'resident' }],
      });
      for (const personal of [person.name, person.phone, daughter.name, daughter.phone]) {
        expect(answer.text).not.toContain(personal);
      }
      const params = { code: view.appointmentCode };
      expect((await api.ok(look, { params, token })).json).toEqual(view);
      for (const phoneTail of [tailOf(person), tailOf(daughter)]) {
        expect((await api.ok(look, { params, query: { phoneTail } })).json).toEqual(view);
      }
      const spoken = `${params.code.slice(0, 4)}-${params.code.slice(4)}`.toLowerCase();
      expect((await api.ok(look, { params: { code: spoken }, token })).json).toEqual(view);
    });

    it('moves, also to another site, and is cancelled; then its person may book again', async () => {
      const { api } = ground();
      const { code, token, person } = await book(ground(), slot);
      const own = { params: { code }, token };
      expect((await api.ok(moveIt, { ...own, body: to(later) })).json.slot.slotId).toBe(later);
      const moved = await api.ok(moveIt, { ...own, body: to(elsewhere) });
      expect(moved.json).toMatchObject({ site: { siteId: siteOf(elsewhere) }, slot: { slotId: elsewhere } });
      const cancelled = await api.ok(cancelIt, own);
      expect(cancelled.json.status).toBe('cancelled');
      expect(whats(cancelled)).toEqual(['booked', 'moved', 'moved', 'cancelled']);
      for (const act of [cancelIt, moveIt]) {
        await api.refused('WRONG_STATE', act, { ...own, ...(act === moveIt && { body: to(slot) }) });
      }
      expect((await api.ok(look, own)).json).toEqual(cancelled.json);
      expect((await book(ground(), slot, person)).code).not.toBe(code);
    });

    it('gets its first answers again, whatever has become of it', async () => {
      const { api, client } = ground();
      const person = newPerson();
      const key = newKey();
      const booking = requestOf(bookIt, { key, body: bookingOf(slot, person) });
      const booked = await client.send(booking);
      const own = { params: { code: booked.json.appointmentCode }, token: booked.json.manageToken };
      const move = requestOf(moveIt, { ...own, key, body: to(later) });
      const moved = await client.send(move);
      const cancel = requestOf(cancelIt, { ...own, key });
      const cancelled = await client.send(cancel);
      expect([booked.status, moved.status, cancelled.status]).toEqual([201, 200, 200]);
      const now = (await api.ok(look, own)).json;
      expectSame(await client.send(booking), booked);
      expectSame(await client.send(move), moved);
      expectSame(await client.send(cancel), cancelled);
      expect((await api.ok(look, own)).json).toEqual(now);
    });

    it('is one appointment when the same request comes several times at once', async () => {
      const { client } = ground();
      const request = requestOf(bookIt, { body: bookingOf(slot, newPerson()) });
      const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => client.send(request)));
      expect(first!.status, first!.text).toBe(201);
      for (const other of others) expectSame(other, first!);
    });
  });
};
