import { beforeAll, describe, expect, it } from 'vitest';
import { book } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import { onHand } from './desk.ts';
import type { Ground } from './ground.ts';
import { newKey } from './people.ts';
import { eventually, makeSlots, openSiteWith, seenEverywhere } from './sites.ts';
import { expectUnchanged } from './state.ts';

const put = 'PUT /api/official/programmes/{programmeId}';
const list = 'GET /api/official/programmes';
const record = 'POST /api/official/sites/{siteId}/stock';
const seeStock = 'GET /api/official/sites/{siteId}/stock';

/** Reward rules, and the goods that they give away. */
export const rewards = (ground: () => Ground): void => {
  describe('a reward programme', () => {
    // One for all runs: it is the programme of the only street that has neither sites nor rules of its own.
    const params = { programmeId: 'yingtaogou-journeys' };
    const rulesOf = (quantity: number) => ({
      name: '樱桃沟采样奖励',
      area: 'yingtaogou',
      service: 'nucleic-acid-test',
      rules: [{ id: 'everybody', when: { otherwise: true }, give: { allOf: [{ item: 'eggs', quantity }] } }],
      perPerson: 1,
    });
    const programmes = async () =>
      (await ground().api.ok(list, { token: await ground().token('admin') })).json.programmes;

    it('covers the sites of its area from then on, and keeps what it promised before', async () => {
      const { api } = ground();
      const token = await ground().token('admin');
      const date = daysAfter(today(), 2);
      const before = (await programmes()).find(({ id }: { id: string }) => id === params.programmeId)?.version ?? 0;
      const created = await api.ok(put, { params, token, body: rulesOf(3) });
      expect(created.json).toEqual({ id: params.programmeId, ...rulesOf(3), version: before + 1 });
      const change = { area: 'yingtaogou', services: ['nucleic-acid-test'] };
      const site = await openSiteWith(ground(), change, token);
      const [slot = ''] = await makeSlots(ground(), site.siteId, [date]);
      await seenEverywhere(ground(), site.siteId, date, 6);
      const shown = async () => (await api.ok('GET /api/sites', { query: { q: site.number } })).json.sites[0]?.rewards;
      await eventually(async () => expect(await shown()).toEqual(['所有人：鸡蛋3个']));
      const test = { service: 'nucleic-acid-test', doseNumber: undefined };
      const promised = await book(ground(), slot, undefined, test);
      expect(promised.answer.json.entitlement).toEqual([{ itemId: 'eggs', name: '鸡蛋', quantity: 3 }]);

      await api.ok(put, {
        params,
        token,
        key: 'none',
        body: { ...rulesOf(5), id: params.programmeId, version: before + 1 },
      });
      await eventually(async () => expect(await shown()).toEqual(['所有人：鸡蛋5个']));
      const own = { params: { code: promised.code }, token: promised.token };
      expect((await api.ok('GET /api/appointments/{code}', own)).json.entitlement[0].quantity).toBe(3);
      const next = await book(ground(), slot, undefined, test);
      expect(next.answer.json.entitlement[0].quantity).toBe(5);
    });

    it('is not put by whoever saw an older one, nor with what there is not', async () => {
      const { api } = ground();
      const token = await ground().token('admin');
      const key = newKey();
      const { version } = (await api.ok(put, { params, token, key, body: rulesOf(5) })).json;
      await expectUnchanged(programmes, async () => {
        const refuse = (code: string, body: object) => api.refused(code, put, { params, token, body });
        await refuse('STALE_VERSION', { ...rulesOf(7), version: version - 1 });
        await refuse('FIELD_INVALID', { ...rulesOf(7), service: 'massage' });
        await refuse('FIELD_INVALID', { ...rulesOf(7), id: 'another' });
        await refuse('FIELD_INVALID', { ...rulesOf(7), rules: [{ ...rulesOf(7).rules[0], give: give('gold') }] });
        await api.refused('KEY_REUSED', put, { params, token, key, body: rulesOf(6) });
      });
    });

    it('is listed with those of the street and of what lies above and below it', async () => {
      const token = await ground().token('official');
      const { json } = await ground().api.ok(list, { token });
      const areas: string[] = json.programmes.map(({ area }: { area: string }) => area);
      expect(areas).toContain('fengchanlu');
      expect(areas).not.toContain('yingtaogou');
    });
  });

  describe('the stock of a site', () => {
    let [siteId, token] = ['', ''];
    beforeAll(async () => {
      token = await ground().token('official');
      ({ siteId } = await openSiteWith(ground(), { status: 'draft' }));
    });
    const asked = (body?: object) => ({ params: { siteId }, token, ...(body && { body }) });
    const seen = async () => (await ground().api.ok(seeStock, asked())).json;

    it('starts with nothing, and the ledger adds up to what is on hand', async () => {
      const { api } = ground();
      expect((await seen()).stock.every((item: { onHand: number }) => item.onHand === 0)).toBe(true);
      const acts = [
        { itemId: 'eggs', kind: 'receipt', quantity: 30, donor: '街道办', note: '两箱' },
        { itemId: 'eggs', kind: 'writeOff', quantity: 2, note: '打碎' },
        { itemId: 'eggs', kind: 'transferOut', quantity: 8, otherSiteId: 'puli' },
        { itemId: 'eggs', kind: 'transferIn', quantity: 1, otherSiteId: 'puli' },
        { itemId: 'eggs', kind: 'count', quantity: 19 },
      ];
      for (const act of acts) {
        const { json } = await api.ok(record, asked(act));
        expect(json.ledger).toMatchObject([{ ...act, by: ground().host.signIns.official.username }]);
      }
      const { stock, ledger } = await seen();
      expect(onHand(stock, 'eggs')).toBe(19);
      expect(ledger.map(({ change }: { change: number }) => change)).toEqual([-2, 1, -8, -2, 30]);
      expect(ledger.at(-1)).toMatchObject(acts[0]!);
    });

    it('does not give what is not there, nor take what there is not', async () => {
      const { api } = ground();
      const key = newKey();
      await api.ok(record, { ...asked({ itemId: 'masks', kind: 'receipt', quantity: 3 }), key });
      await expectUnchanged(seen, async () => {
        const refuse = (code: string, body: object) => api.refused(code, record, asked(body));
        await refuse('OUT_OF_STOCK', { itemId: 'masks', kind: 'writeOff', quantity: 4 });
        await refuse('FIELD_INVALID', { itemId: 'gold', kind: 'receipt', quantity: 1 });
        await refuse('FIELD_INVALID', { itemId: 'masks', kind: 'transferOut', quantity: 1, otherSiteId: 'nowhere' });
        await refuse('NUMBER_FORMAT', { itemId: 'masks', kind: 'receipt', quantity: 0 });
        await refuse('FIELD_INVALID', { itemId: 'masks', kind: 'handOut', quantity: 1 });
        const other = asked({ itemId: 'masks', kind: 'receipt', quantity: 4 });
        await api.refused('KEY_REUSED', record, { ...other, key });
      });
    });
  });
};

const give = (item: string) => ({ allOf: [{ item, quantity: 1 }] });
