import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { book } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { eventually, makeSlots, type OwnSite, openSiteWith, seenEverywhere } from './sites.ts';

interface Listed {
  readonly siteId: string;
  readonly distanceMeters?: number;
  readonly services: readonly string[];
}

/** What residents are shown of sites and slots. */
export const directory = (ground: () => Ground): void => {
  describe('what residents are shown', () => {
    const date = daysAfter(today(), 2);
    // Where no other run has a site.
    const place = { lat: 30 + randomInt(1_000_000) / 1e6, lng: 110 + randomInt(1_000_000) / 1e6 };
    let site: OwnSite;
    let slots: string[];
    beforeAll(async () => {
      site = await openSiteWith(ground(), { lat: place.lat + 0.0001, lng: place.lng });
      slots = await makeSlots(ground(), site.siteId, [date]);
      await seenEverywhere(ground(), site.siteId, date, 6);
    });
    const list = async (query: Record<string, string | number>): Promise<Listed[]> =>
      (await ground().api.ok('GET /api/sites', { query })).json.sites;

    it('are sites, the nearest first where a place is given', async () => {
      const near = await list({ ...place, limit: 200 });
      expect(near[0]).toMatchObject({ siteId: site.siteId, distanceMeters: 11 });
      const distances = near.map(({ distanceMeters }) => distanceMeters!);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      expect(await list({ ...place, limit: 1 })).toHaveLength(1);
    });

    it('are sites by name, number, street and service', async () => {
      for (const q of [site.name, site.number.toLowerCase()]) {
        expect(await list({ q, date })).toMatchObject([
          {
            siteId: site.siteId,
            open: true,
            remainingToday: 90,
            nextSlot: { slotId: slots[0] },
            rewards: [expect.stringContaining('鸡蛋'), expect.stringContaining('任选一种')],
          },
        ]);
      }
      const inStreet = await list({ q: '紫荆山南路', limit: 200 });
      expect(inStreet.map(({ siteId }) => siteId)).toEqual(expect.arrayContaining(['zjsnl', 'ziguang']));
      const tests = await list({ service: 'nucleic-acid-test', limit: 200 });
      expect(tests.every(({ services }) => services.includes('nucleic-acid-test'))).toBe(true);
      expect(await list({ q: site.name, service: 'nucleic-acid-test' })).toEqual([]);
      expect(await list({ q: '没有这个地方' })).toEqual([]);
    });

    it('are slots of the online pool, and what is left of them', async () => {
      const { api } = ground();
      const asked = { params: { siteId: site.siteId }, query: { date, service: 'covid19-vaccine' } };
      const seen = await api.ok('GET /api/sites/{siteId}/slots', asked);
      expect(seen.json).toMatchObject({ siteId: site.siteId, date });
      expect(seen.json.slots.map(({ slotId }: { slotId: string }) => slotId)).toEqual(slots);
      const empty = { capacity: 15, booked: 0, remaining: 15, status: 'open' };
      expect(seen.json.slots[0]).toEqual({
        slotId: slots[0],
        start: `${date}T09:00:00+08:00`,
        end: `${date}T09:30:00+08:00`,
        ...empty,
      });
      await book(ground(), slots[0]!);
      await eventually(async () => {
        const { json } = await api.ok('GET /api/sites/{siteId}/slots', asked);
        expect(json.slots[0]).toMatchObject({ booked: 1, remaining: 14 });
        expect(json.slots[1]).toMatchObject(empty);
      });
    });

    it('are no drafts, and nothing that there is not', async () => {
      const { api } = ground();
      const draft = await openSiteWith(ground(), { status: 'draft' });
      const looks = [
        { params: { siteId: draft.siteId } },
        { params: { siteId: 'no-such-site' } },
        { params: { siteId: 'puli' }, query: { service: 'nucleic-acid-test' } },
      ];
      for (const asked of looks) await api.refused('NOT_FOUND', 'GET /api/sites/{siteId}/slots', asked);
      expect(await list({ q: draft.number })).toEqual([]);
    });

    it.each([
      ['a date that does not exist', { date: '2026-02-30' }, 'DATE_FORMAT'],
      ['half a place', { lat: 'north' }, 'FIELD_INVALID'],
      ['no limit at all', { limit: 0 }, 'NUMBER_FORMAT'],
      ['a word too many', { role: 'admin' }, 'UNKNOWN_FIELD'],
    ] as const)('is nothing for %s', async (_what, query, code) => {
      await ground().api.refused(code, 'GET /api/sites', { query: { ...query } });
    });

    it('is today where the date is left out', async () => {
      const { json } = await ground().api.ok('GET /api/sites/{siteId}/slots', { params: { siteId: 'puli' } });
      expect([today(), daysAfter(today(), -1)]).toContain(json.date);
    });
  });
};
