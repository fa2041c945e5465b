import { beforeAll, describe, expect, it } from 'vitest';
import { expectSame, requestOf } from './api.ts';
import { bookingOf } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { newKey, newPerson } from './people.ts';
import { eventually, makeSlots, openSiteWith, seenEverywhere, siteFields } from './sites.ts';

const open = 'POST /api/official/sites';
const change = 'PATCH /api/official/sites/{siteId}';
const schedule = 'POST /api/official/sites/{siteId}/schedules';
const seeSlots = 'GET /api/sites/{siteId}/slots';

/** How officials open sites and plan their days. */
export const officialSites = (ground: () => Ground): void => {
  describe('an official who opens a site', () => {
    const date = daysAfter(today(), 3);
    let token: string;
    beforeAll(async () => {
      token = await ground().token('official');
    });
    const statusOfBooking = async (slotId: string) => {
      const answer = await ground().api.send('POST /api/appointments', { body: bookingOf(slotId, newPerson()) });
      return answer.json.code ?? answer.json.status;
    };

    it('prepares it as a draft, opens it to residents and pauses it', async () => {
      const { api } = ground();
      const { status: _draftIfLeftOut, ...body } = siteFields();
      const opened = await api.ok(open, { token, body });
      expect(opened.json).toEqual({ siteId: body.number.toLowerCase(), ...body, status: 'draft' });
      const { siteId } = opened.json;
      const [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await api.refused('NOT_FOUND', seeSlots, { params: { siteId } });

      const site = { params: { siteId }, token };
      const changed = await api.ok(change, { ...site, body: { status: 'open', address: '金水区东风路' } });
      expect(changed.json).toEqual({ ...opened.json, status: 'open', address: '金水区东风路' });
      await seenEverywhere(ground(), siteId, date, 6);
      await eventually(async () => expect(await statusOfBooking(slot)).toBe('booked'));

      // No key is needed where sending the same again does the same.
      await api.ok(change, { ...site, key: 'none', body: { status: 'paused' } });
      await eventually(async () => expect(await statusOfBooking(slot)).toBe('SLOT_CLOSED'));
      await eventually(async () => {
        const { json } = await api.ok(seeSlots, { params: { siteId }, query: { date } });
        expect(json.slots[0].status).toBe('paused');
      });
    });

    it('gives two sites of the same number ids of their own', async () => {
      const { api } = ground();
      const body = siteFields({ number: 'LSD-09', status: 'draft' });
      const [one, two] = [await api.ok(open, { token, body }), await api.ok(open, { token, body })];
      expect(one.json.siteId).not.toBe(two.json.siteId);
      for (const { json } of [one, two]) expect(json.siteId).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
    });

    it('cuts days into slots around a break, and leaves those alone that are there', async () => {
      const { api } = ground();
      const { siteId } = await openSiteWith(ground(), { status: 'draft' });
      const hours = { opens: '08:30', closes: '12:00', break: ['09:30', '10:45'], slotMinutes: 30 };
      const seats = { desks: 3, perDeskPerSlot: 5, walkInShare: 0.25 };
      const site = { params: { siteId }, token };
      const made = await api.ok(schedule, { ...site, body: { dates: [date], ...hours, ...seats } });
      expect(made.json.created.map(({ start }: { start: string }) => start.slice(11, 16))).toEqual([
        '08:30',
        '09:00',
        '10:45',
        '11:15',
      ]);
      expect(made.json.created[0]).toMatchObject({
        status: 'open',
        capacity: 11,
        booked: 0,
        walkIn: { capacity: 4, booked: 0 },
      });
      expect(made.json.kept).toEqual([]);
      const next = daysAfter(date, 1);
      const wider = {
        dates: [date, next],
        opens: '11:15',
        closes: '24:00',
        slotMinutes: 255,
        desks: 1,
        perDeskPerSlot: 1,
      };
      const more = await api.ok(schedule, { ...site, body: wider });
      expect(more.json.kept).toEqual([`${siteId}-${date.replaceAll('-', '')}-1115-30`]);
      expect(more.json.created).toHaveLength(5);
      expect(more.json.created.at(-1).end).toBe(`${daysAfter(next, 1)}T00:00:00+08:00`);
      const seen = await api.ok('GET /api/official/sites/{siteId}/slots', { ...site, query: { date } });
      expect(seen.json.slots).toHaveLength(6);
    });

    it('meets the first answer again, and may not use its key for another site', async () => {
      const { api, client } = ground();
      const key = newKey();
      const asked = { token, key, body: siteFields({ status: 'draft' }) };
      const first = await api.ok(open, asked);
      const { siteId } = first.json;
      await api.ok(change, { params: { siteId }, token, body: { name: '丰产路街道体育馆接种点' } });
      expectSame(await client.send(requestOf(open, asked)), first);
      await api.refused('KEY_REUSED', open, { ...asked, body: siteFields({ status: 'draft' }) });
      const plan = { opens: '09:00', closes: '10:00', slotMinutes: 30, desks: 1, perDeskPerSlot: 1, dates: [date] };
      const planned = { params: { siteId }, token, key, body: plan };
      await api.ok(schedule, planned);
      await api.refused('KEY_REUSED', schedule, { ...planned, body: { ...plan, desks: 2 } });
    });

    it.each([
      ['yesterday', { dates: [daysAfter(today(), -2)] }, 'DATE_FORMAT', 'dates'],
      ['a day that does not exist', { dates: ['2026-02-30'] }, 'DATE_FORMAT', 'dates.0'],
      ['more than 31 days', { dates: [date, daysAfter(date, 31)] }, 'DATE_FORMAT', 'dates'],
      ['more than 2000 seats', { desks: 41, perDeskPerSlot: 49 }, 'NUMBER_FORMAT', 'perDeskPerSlot'],
      ['half a desk', { desks: 2.5 }, 'NUMBER_FORMAT', 'desks'],
      ['hours that end before they begin', { closes: '08:00' }, 'FIELD_INVALID', 'closes'],
      ['hours shorter than a slot', { closes: '09:10' }, 'FIELD_INVALID', 'slotMinutes'],
    ])('plans nothing for %s', async (_what, part, code, field) => {
      const { api } = ground();
      const body = { dates: [date], opens: '09:00', closes: '10:00', slotMinutes: 30, desks: 1, perDeskPerSlot: 1 };
      const asked = { params: { siteId: 'puli' }, token, body: { ...body, ...part } };
      const { json } = await api.refused(code, schedule, asked);
      expect(json.fields).toEqual([{ field, code }]);
    });

    it.each([
      ['an area', { area: 'atlantis' }, 'area'],
      ['a service', { services: ['covid19-vaccine', 'massage'] }, 'services.1'],
    ])('opens nothing with %s that there is not', async (_what, part, field) => {
      const { json } = await ground().api.refused('FIELD_INVALID', open, { token, body: siteFields(part) });
      expect(json.fields).toEqual([{ field, code: 'FIELD_INVALID' }]);
    });
  });
};
