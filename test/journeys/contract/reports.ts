import { beforeAll, describe, expect, it } from 'vitest';
import { requestOf } from './api.ts';
import { book } from './bookings.ts';
import { daysAfter, today, withinOneDay } from './dates.ts';
import { type Desk, openDesk, receive } from './desk.ts';
import type { Ground } from './ground.ts';

const report = 'GET /api/official/reports/daily';

/** What a day came to. */
export const reports = (ground: () => Ground): void => {
  describe('the daily report', () => {
    let desk: Desk;
    let token: string;
    beforeAll(async () => {
      token = await ground().token('official');
      desk = await openDesk(ground());
    });
    const seen = async (query: object) => (await ground().api.ok(report, { token, query: { ...query } })).json;
    const csv = async (date: string, language: string): Promise<string[]> => {
      const headers = [
        ['Accept', 'text/csv'],
        ['Accept-Language', language],
      ] as const;
      const request = requestOf(report, { token, query: { date, area: 'fengchanlu' }, headers });
      const answer = await ground().client.send(request);
      expect([answer.status, answer.header('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(answer.header('vary')).toMatch(/Accept/);
      // With the mark by which spreadsheets know UTF-8.
      expect(answer.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
      return answer.text.replace('\ufeff', '').trimEnd().split('\r\n');
    };

    it('counts who came, who did not, and what was handed out', () =>
      withinOneDay(async (date) => {
        const { api } = ground();
        await receive(ground(), desk.siteId, 'gym-card', 4);
        const [came, missed, gone, coming] = [
          await book(ground(), desk.slot(date)),
          await book(ground(), desk.slot(date)),
          await book(ground(), desk.slot(date)),
          await book(ground(), desk.slot(date)),
        ];
        await desk.checkIn(came.code);
        await desk.act('complete', came.code);
        await desk.act('hand-outs', came.code, { itemIds: ['gym-card'] });
        await desk.act('no-show', missed.code);
        await api.ok('POST /api/appointments/{code}/cancel', { params: { code: gone.code }, token: gone.token });
        await desk.checkIn(coming.code);

        const { sites, total, notClosed } = await seen({ date, area: 'fengchanlu' });
        const own = sites.find(({ siteId }: { siteId: string }) => siteId === desk.siteId);
        expect(own).toMatchObject({
          name: desk.name,
          capacity: 100,
          booked: 3,
          checkedIn: 1,
          fulfilled: 1,
          noShow: 1,
          cancelled: 1,
          walkIns: 0,
          handedOut: [{ itemId: 'gym-card', quantity: 1 }],
          stock: expect.arrayContaining([{ itemId: 'gym-card', name: '健身卡', onHand: 3 }]),
          closed: false,
        });
        expect(notClosed).toContain(desk.siteId);
        const sum = (figure: string) =>
          sites.reduce((all: number, site: Record<string, number>) => all + site[figure]!, 0);
        for (const figure of ['capacity', 'booked', 'checkedIn', 'fulfilled', 'noShow', 'cancelled', 'walkIns']) {
          expect(total[figure], figure).toBe(sum(figure));
        }

        const [heading = '', ...lines] = await csv(date, 'zh-CN');
        expect(heading).toMatch(/^日期,服务点,名额,已约,在办,已完成,未到,已取消,现场登记,.*发放: 健身卡,库存: 健身卡/);
        expect(lines).toHaveLength(sites.length + 1);
        const line = lines.find((one) => one.includes(desk.name))!;
        expect(line).toMatch(new RegExp(`^${date},${desk.name},100,3,1,1,1,1,0,.*,1,3,.*否$`));
        expect(lines.at(-1)).toMatch(new RegExp(`^${date},合计,${total.capacity},${total.booked},`));
        const english = await csv(date, 'en');
        expect(english[0]).toMatch(/^Date,Site,Capacity,Booked,In progress,Completed,No-show,Cancelled,Walk-ins,/);
        expect(english.find((one) => one.includes(desk.name))).toBe(line.replace(/否$/, 'no'));
      }));

    it('is of one’s own area and of today unless asked otherwise', async () => {
      const own = await seen({});
      expect(own.area).toBe('fengchanlu');
      expect([today(), daysAfter(today(), -1)]).toContain(own.date);
      await ground().api.refused('DATE_FORMAT', report, { token, query: { date: '2026-13-01' } });
    });

    it('is JSON for whoever takes that as well', async () => {
      const headers = [['Accept', 'application/json, text/csv;q=0.5']] as const;
      await ground().api.ok(report, { token, headers });
      await ground().api.ok(report, { token, headers: [['Accept', '*/*']] });
    });
  });
};
