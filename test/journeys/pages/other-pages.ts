import { beforeAll, describe, expect, it } from 'vitest';
import { type Booked, book } from '../contract/bookings.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { tailOf } from '../contract/people.ts';
import { makeSlots, openSite, seenEverywhere } from '../contract/sites.ts';
import { visitorOf } from './visitor.ts';
import { languages, words } from './words.ts';

/** Pages beside the journey. */
export const otherPages = (ground: () => Ground): void => {
  describe('the other pages', () => {
    let booked: Booked;
    beforeAll(async () => {
      const date = daysAfter(today(), 2);
      const { siteId } = await openSite(ground());
      const [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      booked = await book(ground(), slot);
    });

    it('show the same behind every QR code, whether there is an appointment or not', async () => {
      const visitor = visitorOf(ground());
      const blank = (html: string, code: string) =>
        html.replaceAll(code, '').replaceAll(`${code.slice(0, 4)}-${code.slice(4)}`, '');
      const [known, unknown] = [await visitor.open(`/C/${booked.code}`), await visitor.open('/C/00000000')];
      expect([known.status, unknown.status]).toEqual([200, 200]);
      expect(blank(known.html, booked.code)).toBe(blank(unknown.html, '00000000'));
      expect(known.links).toContain(`/find?code=${booked.code}`);
      expect((await visitor.open(`/C/${booked.code.toLowerCase()}`)).status).toBe(200);
      for (const code of ['nothing', '%F0%9F%8D%8E', '..%2Fx']) {
        expect((await visitor.open(`/C/${code}`)).status).toBe(404);
      }
      const find = await visitor.open(`/find?code=${booked.code}`);
      expect(find.form.fields.get('code')).toBe(booked.code);
    });

    // Failed look-ups are counted per client, and the eleventh in a quarter of an hour is refused: two of them here.
    it('tell nothing to whoever has a wrong link or a wrong phone', async () => {
      const visitor = visitorOf(ground());
      const wrongLink = await visitor.open(`/a/${booked.code}/${'A'.repeat(24)}`);
      const find = await visitor.open('/find');
      const phoneTail = String((Number(tailOf(booked.person)) + 1) % 10_000).padStart(4, '0');
      const typed = Object.entries({ code: booked.code, phoneTail });
      const wrongPhone = await visitor.send(find.form.action, new Map([...find.form.fields, ...typed]));
      for (const page of [wrongLink, wrongPhone]) {
        expect(page.status).toBe(404);
        expect(page.text).toContain(words['zh-CN'].notFound);
        expect(page.text).not.toContain('居*');
      }
      expect(wrongPhone.form.fields.get('code')).toBe(booked.code);
    });

    it.each(languages)('say in %s what is kept and until when', async (language) => {
      const page = await visitorOf(ground(), language).open('/privacy');
      expect([page.status, page.answer.header('content-language') ?? language]).toEqual([200, language]);
      expect(page.text).toContain(words[language].privacy);
      expect(page.text).toMatch(/30/);
      expect(page.text).toMatch(/Cookie/i);
    });

    it('keep search engines away from what belongs to one person', async () => {
      const { answer, html } = await visitorOf(ground()).open('/robots.txt');
      expect(answer.header('content-type')).toBe('text/plain; charset=utf-8');
      for (const path of ['/a/', '/C/', '/find', '/api/']) expect(html).toContain(`Disallow: ${path}\n`);
    });

    it('have no icon to fetch', async () => {
      const { status, html } = await visitorOf(ground()).open('/favicon.ico');
      expect([status, html]).toEqual([204, '']);
    });

    it('have one script, which may be kept for ever, and work without it', async () => {
      const visitor = visitorOf(ground());
      const first = await visitor.open('/');
      const scripts = [...first.html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
      expect(scripts).toHaveLength(1);
      const [, path = ''] = /src="(\/public\/[\w.-]+\.js)" defer/.exec(scripts[0]!) ?? [];
      const script = await ground().client.send({ path });
      expect([script.status, script.header('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
      expect(script.header('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(script.text).toContain('geolocation');
      expect((await visitor.open(path.replace('.js', 'x.js'))).status).toBe(404);
      const sites = await visitor.open('/?lat=34.78&lng=113.67');
      expect(sites.text).toContain('由近到远');
    });

    it('lead from one day to the next, and say what cannot be', async () => {
      const visitor = visitorOf(ground());
      const siteId = booked.answer.json.site.siteId;
      const far = await visitor.open(`/sites/${siteId}?date=${daysAfter(today(), 300)}`);
      expect(far.text).toContain('这一天没有安排');
      const wrong = await visitor.open(`/sites/${siteId}?date=tomorrow`);
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('日期无效')]);
      expect(wrong.links).toContain(`/sites/${siteId}`);
      const nobody = await visitor.open('/?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E5%9C%B0%E6%96%B9');
      expect(nobody.text).toContain('没有找到“没有这个地方”');
    });
  });
};
