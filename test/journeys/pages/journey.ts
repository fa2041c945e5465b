import { beforeAll, describe, expect, it } from 'vitest';
import { titleOf } from '../../support/html.ts';
import { siteOf } from '../contract/bookings.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { newPerson, tailOf } from '../contract/people.ts';
import { makeSlots, type OwnSite, openSite, seenEverywhere } from '../contract/sites.ts';
import { filledIn, type Page, visitorOf } from './visitor.ts';
import { languages, words } from './words.ts';

const pathOf = (href: string) => href.split('?')[0];

/** From the first page to a cancelled appointment, by links and forms alone. */
export const journey = (ground: () => Ground): void => {
  describe.each(languages)('a resident without script, in %s', (language) => {
    const t = words[language];
    const date = daysAfter(today(), 2);
    const nextDate = daysAfter(date, 1);
    let [site, other]: OwnSite[] = [];
    let [slot, later, elsewhere] = ['', '', ''];
    beforeAll(async () => {
      site = await openSite(ground());
      other = await openSite(ground());
      [slot = ''] = await makeSlots(ground(), site.siteId, [date]);
      [later = ''] = await makeSlots(ground(), site.siteId, [nextDate]);
      [elsewhere = ''] = await makeSlots(ground(), other.siteId, [date]);
      for (const { siteId } of [site, other]) await seenEverywhere(ground(), siteId, date, 6);
    });
    const linkTo = (page: Page, path: string): string => {
      const href = page.links.find((one) => pathOf(one) === path);
      expect(href, `${path} among ${page.links.join(' ')}`).toBeDefined();
      return href!;
    };

    it('finds a site, takes a time, books, moves, finds it again and cancels', async () => {
      const visitor = visitorOf(ground(), language);
      const person = newPerson();
      const first = await visitor.open('/');
      expect(first.html).toContain(`<html lang="${language}">`);
      expect(titleOf(first.html)).toContain(t.product);
      const found = await visitor.open(`/?q=${encodeURIComponent(site!.name)}`);
      const sitePage = await visitor.open(linkTo(found, `/sites/${site!.siteId}`));
      expect(sitePage.text).toContain(site!.name);
      expect(sitePage.text).toContain(t.date(date));
      expect(sitePage.text).toContain(`09:00–09:30 ${t.places(15)}`);
      expect(sitePage.links).toContain('tel:0371-00000009');

      const form = await visitor.open(linkTo(sitePage, `/sites/${site!.siteId}/slots/${slot}/book`));
      expect(form.text).toContain(t.fill);
      const booked = await visitor.follow(form.form.action, filledIn(form.form.fields, person));
      expect(booked.path).toMatch(/^\/a\/[0-9A-HJKMNP-TV-Z]{8}\/[\w-]{20,}$/);
      const code = booked.path.split('/')[2]!;
      for (const shown of [t.booked, t.date(date), '09:00–09:30', site!.name, t.dose, tailOf(person)]) {
        expect(booked.text).toContain(shown);
      }
      expect(booked.text).toContain(`${t.keepCode} ${code.slice(0, 4)}-${code.slice(4)}`);
      expect(booked.html).toMatch(/<svg [^>]*role="img" aria-label="[^"]+"/);
      expect(booked.answer.header('referrer-policy')).toBe('no-referrer');
      for (const personal of [person.name, person.phone]) expect(booked.html).not.toContain(personal);

      const move = await visitor.open(linkTo(booked, `${booked.path}/move`));
      const nextDay = await visitor.open(move.links.find((href) => href.includes(`date=${nextDate}`))!);
      expect(nextDay.html).toContain(`value="${later}"`);
      const moved = await visitor.follow(nextDay.form.action, new Map([...nextDay.form.fields, ['slotId', later]]));
      expect(moved.path).toBe(booked.path);
      expect(moved.text).toContain(t.date(nextDate));
      const there = await visitor.open(`${booked.path}/move?siteId=${siteOf(elsewhere)}&date=${date}`);
      const gone = await visitor.follow(there.form.action, new Map([...there.form.fields, ['slotId', elsewhere]]));
      expect(gone.text).toContain(other!.name);

      const find = await visitor.open(linkTo(first, '/find'));
      const typed: [string, string][] = [
        ['code', ` ${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase()],
        ['phoneTail', tailOf(person)],
      ];
      const again = await visitor.follow(find.form.action, new Map([...find.form.fields, ...typed]));
      expect(again.path).toBe(booked.path);
      const asked = await visitor.open(linkTo(again, `${booked.path}/cancel`));
      expect(asked.text).toContain(t.surelyCancel);
      const cancelled = await visitor.follow(asked.form.action, asked.form.fields);
      expect(cancelled.text).toContain(t.cancelled);
      const linksOfIt = cancelled.links.filter((href) => href.startsWith(booked.path)).map(pathOf);
      // The switches of language and size lead to the same page; nothing leads to a change of the appointment any more.
      const left = ['', '/calendar.ics', '/erase'].map((page) => booked.path + page);
      expect(new Set(linksOfIt)).toEqual(new Set(left));
      const nothingLeft = await visitor.send(asked.form.action, asked.form.fields);
      expect(nothingLeft.status).toBe(303);
    });

    it('keeps the language that was chosen, on every link and form', async () => {
      const other = language === 'en' ? 'zh-CN' : 'en';
      const visitor = visitorOf(ground(), other);
      const page = await visitor.open(`/sites/${site!.siteId}?date=${date}&lang=${language}`);
      expect(page.html).toContain(`<html lang="${language}">`);
      const [switches, inside] = [`lang=${other}`, `lang=${language}`].map((which) =>
        page.links.filter((href) => href.startsWith('/') && href.includes(which)),
      );
      expect(switches).toHaveLength(1);
      expect(inside!.length).toBe(page.links.filter((href) => href.startsWith('/')).length - 1);
      const form = await visitor.open(page.links.find((href) => href.includes(slot))!);
      const booked = await visitor.follow(form.form.action, filledIn(form.form.fields, newPerson()));
      expect(booked.text).toContain(t.booked);
    });
  });
};
