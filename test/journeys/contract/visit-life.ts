import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, requestOf } from './api.ts';
import { book } from './bookings.ts';
import { withinOneDay } from './dates.ts';
import { countStock, type Desk, onHand, openDesk, receive } from './desk.ts';
import type { Ground } from './ground.ts';
import { newPerson } from './people.ts';

/** A visit, from the desk's side. */
export const visitLife = (ground: () => Ground): void => {
  describe('a visit', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk(ground());
    });
    const stock = async () => {
      const asked = { params: { siteId: desk.siteId }, token: await ground().token('official') };
      return (await ground().api.ok('GET /api/official/sites/{siteId}/stock', asked)).json;
    };

    it('goes from the check-in through the stages to completion and to the reward, once', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        const { code, token } = await book(ground(), desk.slot(date));
        const received = onHand((await stock()).stock, 'gym-card');
        await receive(ground(), desk.siteId, 'gym-card', 2);

        const [spoken, by] = [`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase(), desk.username];
        const entered = await desk.checkIn(spoken);
        expect(entered.json).toMatchObject({ status: 'checkedIn', stage: '登记区' });
        expect(entered.json.history.at(-1)).toMatchObject({ what: 'checkedIn', by });
        expect((await desk.checkIn(code)).json).toMatchObject({ already: { by }, history: entered.json.history });

        await desk.refusedAct('WRONG_STATE', 'stage', code, { stage: '接种区' });
        await desk.refusedAct('FIELD_INVALID', 'stage', code, { stage: '食堂' });
        for (const stage of ['等候区', '接种区', '观察区']) {
          expect((await desk.act('stage', code, { stage })).json).toMatchObject({ status: 'checkedIn', stage });
        }
        await desk.refusedAct('NOT_COMPLETED', 'hand-outs', code, { itemIds: ['gym-card'] });
        expect((await desk.act('complete', code)).json.status).toBe('fulfilled');

        await desk.refusedAct('CHOICE_REQUIRED', 'hand-outs', code, {});
        await desk.refusedAct('FIELD_INVALID', 'hand-outs', code, { itemIds: ['eggs'] });
        await desk.refusedAct('OUT_OF_STOCK', 'hand-outs', code, { itemIds: ['library-card'] });
        const given = await desk.act('hand-outs', code, { itemIds: ['gym-card'] });
        expect(given.json.handedOut).toMatchObject([{ itemId: 'gym-card', quantity: 1 }]);
        expect(onHand(given.json.stock, 'gym-card')).toBe(received + 1);
        const again = await desk.refusedAct('ALREADY_HANDED_OUT', 'hand-outs', code, { itemIds: ['gym-card'] });
        expect(again.json.at).toBe(given.json.handedOut[0].at);

        const seen = await api.ok('GET /api/appointments/{code}', { params: { code }, token });
        expect(seen.json).toMatchObject({ status: 'fulfilled', handedOut: given.json.handedOut });
        const after = await stock();
        expect(onHand(after.stock, 'gym-card')).toBe(received + 1);
        expect(after.ledger[0]).toMatchObject({ itemId: 'gym-card', kind: 'handOut', quantity: 1, change: -1, by });
      }));

    it('is undone when the wrong person was scanned, and its first answers stay what they were', () =>
      withinOneDay(async (date) => {
        const { api, client } = ground();
        const { code, token } = await book(ground(), desk.slot(date));
        const asked = { params: { siteId: desk.siteId }, token: desk.token, body: { appointmentCode: code } };
        const request = requestOf('POST /api/staff/sites/{siteId}/check-ins', asked);
        const entered = await client.send(request);
        expect(entered.status, entered.text).toBe(200);
        await api.refused('WRONG_STATE', 'POST /api/appointments/{code}/cancel', { params: { code }, token });
        const undone = await desk.act('undo-check-in', code);
        expect(undone.json).toMatchObject({ status: 'booked', stage: null });
        expectSame(await client.send(request), entered);
        expect((await api.ok('GET /api/appointments/{code}', { params: { code }, token })).json).toEqual(undone.json);
        await desk.refusedAct('WRONG_STATE', 'undo-check-in', code);
        await api.ok('POST /api/appointments/{code}/cancel', { params: { code }, token });
      }));

    it('did not take place when nobody came; then the person may book again', () =>
      withinOneDay(async (date) => {
        const { code, person } = await book(ground(), desk.slot(date));
        await desk.refusedAct('WRONG_STATE', 'complete', code);
        expect((await desk.act('no-show', code)).json.status).toBe('noShow');
        await desk.refusedAct('WRONG_STATE', 'no-show', code);
        const next = await book(ground(), desk.slot(date), person);
        await desk.checkIn(next.code);
        await desk.refusedAct('WRONG_STATE', 'no-show', next.code);
      }));

    it('gives an elder the whole bundle, or nothing of it', () =>
      withinOneDay(async (date) => {
        const elder = await book(ground(), desk.slot(date), newPerson('1950-03-08'));
        const bundle = [
          { itemId: 'eggs', quantity: 10 },
          { itemId: 'masks', quantity: 1 },
        ];
        expect(elder.answer.json.entitlement).toMatchObject(bundle);
        await desk.checkIn(elder.code);
        await desk.act('complete', elder.code);
        await receive(ground(), desk.siteId, 'eggs', 10);
        await countStock(ground(), desk.siteId, 'masks', 0);
        const before = await stock();
        await desk.refusedAct('CHOICE_REQUIRED', 'hand-outs', elder.code, { itemIds: ['eggs'] });
        await desk.refusedAct('OUT_OF_STOCK', 'hand-outs', elder.code, {});
        expect(await stock()).toEqual(before);
        await receive(ground(), desk.siteId, 'masks', 1);
        expect((await desk.act('hand-outs', elder.code, {})).json.handedOut).toMatchObject(bundle);
        expect(onHand((await stock()).stock, 'masks')).toBe(0);
      }));
  });
};
