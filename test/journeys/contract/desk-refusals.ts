import { beforeAll, describe, expect, it } from 'vitest';
import { type Booked, book } from './bookings.ts';
import { daysAfter, today, withinOneDay } from './dates.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Ground } from './ground.ts';
import { newKey } from './people.ts';
import { makeSlots, openSite, seenByStaff, seenEverywhere } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const checkIn = 'POST /api/staff/sites/{siteId}/check-ins';

/** What a desk is refused, and that nothing has changed by it. */
export const deskRefusals = (ground: () => Ground): void => {
  describe('a desk that may not', () => {
    const [first, next, later] = [today(), daysAfter(today(), 1), daysAfter(today(), 3)];
    let desk: Desk;
    let otherSite: string;
    let coming: Booked;
    beforeAll(async () => {
      desk = await openDesk(ground());
      otherSite = (await openSite(ground())).siteId;
      await seenByStaff(ground(), otherSite, await ground().token('official'));
      const [slot = ''] = await makeSlots(ground(), desk.siteId, [later]);
      await seenEverywhere(ground(), desk.siteId, later, 6);
      coming = await book(ground(), slot);
    });
    const state = () => stateOf(ground(), desk.siteId, [first, next, later]);
    const unchanged = (act: () => Promise<unknown>) => expectUnchanged(state, act);

    it('does not check in who comes on another day or to another site', async () => {
      const { api } = ground();
      const body = { appointmentCode: coming.code };
      const here = { params: { siteId: desk.siteId }, token: desk.token, body };
      await unchanged(() => api.refused('WRONG_DAY', checkIn, here));
      // Somebody who may act at both sites, else the appointment would be unknown there.
      const there = { params: { siteId: otherSite }, token: await ground().token('official'), body };
      await unchanged(() => api.refused('WRONG_SITE', checkIn, there));
    });

    it('does not check in a code that there is not', async () => {
      const asked = { params: { siteId: desk.siteId }, token: desk.token };
      for (const appointmentCode of ['00000000', '🍎', '../x', 'SITE#1']) {
        await ground().api.refused('NOT_FOUND', checkIn, { ...asked, body: { appointmentCode } });
      }
    });

    it('does nothing before its turn', () =>
      withinOneDay(async (date) => {
        const { code } = await book(ground(), desk.slot(date));
        await unchanged(async () => {
          await desk.refusedAct('WRONG_STATE', 'stage', code, { stage: '登记区' });
          await desk.refusedAct('WRONG_STATE', 'complete', code);
          await desk.refusedAct('WRONG_STATE', 'undo-check-in', code);
          await desk.refusedAct('NOT_COMPLETED', 'hand-outs', code, {});
        });
      }));

    it('does not use a key for something else', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const { code } = await book(ground(), desk.slot(date));
        await desk.checkIn(code);
        const stage = 'POST /api/staff/appointments/{code}/stage';
        const asked = { params: { code }, token: desk.token, key: newKey() };
        await api.ok(stage, { ...asked, body: { stage: '等候区' } });
        await unchanged(() => api.refused('KEY_REUSED', stage, { ...asked, body: { stage: '接种区' } }));
        await desk.act('undo-check-in', code);
      }));

    it.each([
      ['complete', { stage: '等候区' }, 'UNKNOWN_FIELD'],
      ['stage', {}, 'FIELD_REQUIRED'],
      ['stage', { stage: '等候区', status: 'fulfilled' }, 'UNKNOWN_FIELD'],
      ['hand-outs', { itemIds: [] }, 'FIELD_INVALID'],
    ])('does not %s with %o', async (name, body, refusal) => {
      await unchanged(() => desk.refusedAct(refusal, name, coming.code, body));
    });

    // What nobody knows is not repeated, not even its name.
    it('learns of each mistake by its field', async () => {
      const { json } = await desk.refusedAct('UNKNOWN_FIELD', 'stage', coming.code, { role: 'admin' });
      expect(json.fields).toEqual(
        expect.arrayContaining([
          { field: '', code: 'UNKNOWN_FIELD' },
          { field: 'stage', code: 'FIELD_REQUIRED' },
        ]),
      );
    });
  });
};
