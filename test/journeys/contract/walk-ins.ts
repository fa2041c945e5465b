import { beforeAll, describe, expect, it } from 'vitest';
import { walkInOf } from './bookings.ts';
import { withinOneDay } from './dates.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Ground } from './ground.ts';
import { newKey, newPerson, tailOf } from './people.ts';
import { openSite, seenByStaff } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const admit = 'POST /api/staff/sites/{siteId}/walk-ins';
const seeDay = 'GET /api/staff/sites/{siteId}/day';
const change = 'PATCH /api/official/sites/{siteId}/slots/{slotId}';

/** People who come without an appointment. */
export const walkIns = (ground: () => Ground): void => {
  describe('somebody without an appointment', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk(ground());
    });
    const asked = (body: unknown) => ({ params: { siteId: desk.siteId }, token: desk.token, body });
    const dayOf = async (date: string) =>
      (await ground().api.ok(seeDay, { params: { siteId: desk.siteId }, token: desk.token, query: { date } })).json;

    it('is admitted to the running slot, checked in at once, and goes on as everybody', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const before = (await dayOf(date)).slots[0];
        const person = newPerson();
        const { json } = await api.ok(admit, asked(walkInOf(person)));
        expect(json).toMatchObject({
          status: 'checkedIn',
          stage: '登记区',
          slot: { slotId: desk.slot(date) },
          attendee: { phoneTail: tailOf(person) },
          history: [{ what: 'walkIn', by: desk.username }],
        });
        expect(json.manageToken).toBeUndefined();
        const [slot] = (await dayOf(date)).slots;
        expect(slot).toEqual({
          ...before,
          checkedIn: before.checkedIn + 1,
          walkIn: { ...before.walkIn, booked: before.walkIn.booked + 1 },
        });
        expect((await desk.act('complete', json.appointmentCode)).json.status).toBe('fulfilled');
      }));

    it('is one person at a time, and one request under one key', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const person = newPerson();
        const key = newKey();
        await api.ok(admit, { ...asked(walkInOf(person)), key });
        const state = () => stateOf(ground(), desk.siteId, [date]);
        await expectUnchanged(state, async () => {
          await api.refused('KEY_REUSED', admit, { ...asked(walkInOf(newPerson())), key });
          const refused = await api.send(admit, asked(walkInOf(person)));
          expect(refused.status, refused.text).toBe(409);
        });
      }));

    it('is told that no seat is left when the pool of the desk is full', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const slot = {
          params: { siteId: desk.siteId, slotId: desk.slot(date) },
          token: await ground().token('official'),
        };
        const look = { ...slot, params: { siteId: desk.siteId }, query: { date } };
        const seen = (await api.ok('GET /api/official/sites/{siteId}/slots', look)).json.slots[0];
        const { version, walkIn: pool } = seen;
        const full = await api.ok(change, { ...slot, body: { walkInCapacity: pool.booked, version } });
        await api.refused('SLOT_FULL', admit, asked(walkInOf(newPerson())));
        await api.ok(change, { ...slot, body: { walkInCapacity: pool.capacity, version: full.json.version } });
        await api.ok(admit, asked(walkInOf(newPerson())));
      }));

    it('comes too late, or to a site that has no slots today', async () => {
      const { api } = ground();
      const { siteId } = await openSite(ground());
      const token = await ground().token('official');
      await seenByStaff(ground(), siteId, token);
      await api.refused('SLOT_CLOSED', admit, { params: { siteId }, token, body: walkInOf(newPerson()) });
    });

    it('is written down without their consent by nobody', async () => {
      const { consent: _consent, ...body } = walkInOf(newPerson());
      await ground().api.refused('CONSENT_REQUIRED', admit, asked(body));
    });
  });
};
