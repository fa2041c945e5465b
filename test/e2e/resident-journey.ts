import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, phone, read } from './browser.ts';
import { elder, fillIn, fillUp, openTomorrow, words } from './journey.ts';
import { scrollsSideways, violations } from './look.ts';
import { readers } from './readers.ts';
import type { RunningDoorstep } from './server.ts';

/** The journeys of residents in a real browser, on a host that has loaded the demo input. */
export const describeResidents = (host: string, start: () => Promise<RunningDoorstep>): void => {
  let doorstep: RunningDoorstep;
  let browser: Browser;
  let persons = 0;

  beforeAll(async () => {
    [doorstep, browser] = await Promise.all([start(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await doorstep?.stop();
  });

  describe.each(readers)(`${host}, on %s`, (_reader, settings) => {
    it('books, moves, finds again and cancels, without a complaint of the browser', async () => {
      const { context, page, complaints } = await read(browser, { origin: doorstep.origin, ...settings });
      const text = words[settings.language];
      const person = elder(++persons);
      const look = async () => {
        expect(await scrollsSideways(page), page.url()).toBe(false);
        if (settings.script) expect(await violations(page), page.url()).toEqual([]);
      };

      await page.goto('/');
      await look();
      await page.getByRole('link', { name: text.chooseTime }).first().click();
      await look();
      await openTomorrow(page);
      await page.getByRole('link', { name: text.places }).first().click();
      await look();
      await fillIn(page, text, person);
      await page.getByLabel(text.phone).fill('12345');
      await page.getByRole('button', { name: text.submit }).click();
      await look();
      expect(await page.getByRole('alert').count()).toBe(1);
      expect(await page.content()).not.toContain(person.idNumber);
      expect(await page.getByLabel(text.name).inputValue()).toBe(person.name);
      await page.getByLabel(text.phone).fill(person.phone);
      await page.getByRole('button', { name: text.submit }).click();
      await page.getByRole('heading', { name: text.booked }).waitFor();
      await look();
      const manageLink = new URL(page.url()).pathname;
      const code = manageLink.split('/')[2]!;

      await page.getByRole('link', { name: text.move }).click();
      await look();
      await page.getByRole('button', { name: text.places }).last().click();
      await page.getByRole('heading', { name: text.moved }).waitFor();
      expect(await page.getByText(/16:30–17:00/).count()).toBe(1);
      await page.getByRole('link', { name: text.card }).click();
      await look();
      expect(await page.getByText(/16:30–17:00/).count()).toBe(1);
      const sheets = /\/Count (\d+)/.exec((await page.pdf({ format: 'A4' })).toString('latin1'));
      expect(sheets?.[1]).toBe('1');

      await page.getByRole('link', { name: text.find }).click();
      await look();
      await page.getByLabel(text.code).fill(code.toLowerCase());
      await page.getByLabel(text.phoneTail).fill(person.phone.slice(-4));
      await page.getByRole('button', { name: text.findSubmit }).click();
      expect(new URL(page.url()).pathname).toBe(manageLink);

      await page.getByRole('link', { name: text.cancel }).click();
      await look();
      await page.getByRole('button', { name: text.confirmCancel }).click();
      await page.getByRole('heading', { name: text.cancelled }).waitFor();
      await look();
      await page.getByRole('link', { name: text.erase }).click();
      await look();
      await page.getByRole('button', { name: text.confirmErase }).click();
      await page.getByRole('heading', { name: text.erased }).waitFor();
      await look();
      expect(new URL(page.url()).pathname).toBe(manageLink);
      for (const path of ['/privacy', `/C/${code}`]) {
        await page.goto(path);
        await look();
      }
      // What a browser says of a refused form is its status, no more.
      expect(complaints.filter((complaint) => !/status of 4\d\d/.test(complaint))).toEqual([]);
      await context.close();
    });
  });

  describe(`${host}, when the slot is gone`, () => {
    it('keeps every answer and books the nearest free slot with one press, without script', async () => {
      const settings = { language: 'zh-CN', script: false, viewport: phone } as const;
      const { context, page } = await read(browser, { origin: doorstep.origin, ...settings });
      const text = words['zh-CN'];
      await openTomorrow(page, 'boai');
      await page.getByRole('link', { name: text.places }).first().click();
      await fillIn(page, text, elder(++persons));
      await fillUp(page, 5_000);
      await page.getByRole('button', { name: text.submit }).click();
      expect(await page.getByRole('alert').textContent()).toContain('该时段已约满');
      expect(await page.getByRole('button').count()).toBe(6);
      expect(await page.getByLabel(text.booster).isChecked()).toBe(true);
      await page.getByRole('button', { name: text.places }).first().click();
      await page.getByRole('heading', { name: text.booked }).waitFor();
      expect(await page.getByText('博爱街社区便民接种点').count()).toBe(1);
      await context.close();
    });
  });

  describe(`${host}, with a position`, () => {
    it('sorts by distance with three decimals of it, helps who refuses it, and offers nothing to who has none', async () => {
      const context = await browser.newContext({
        baseURL: doorstep.origin,
        locale: 'zh-CN',
        permissions: ['geolocation'],
        geolocation: { latitude: 34.748123, longitude: 113.699456 },
      });
      const page = await context.newPage();
      await page.goto('/');
      await page.getByRole('button', { name: '找离我最近的' }).click();
      await page.waitForURL(/lat=34\.748&lng=113\.699/);
      expect(await page.locator('article h2').first().textContent()).toBe('未来花园社区流动接种点');
      await context.close();
      const refused = await browser.newContext({ baseURL: doorstep.origin, locale: 'zh-CN', permissions: [] });
      const refusing = await refused.newPage();
      await refusing.goto('/');
      await refusing.getByRole('button', { name: '找离我最近的' }).click();
      await refusing.getByText('没有拿到您的位置').waitFor();
      expect(
        await refusing.getByRole('searchbox').evaluate((field) => field === field.ownerDocument.activeElement),
      ).toBe(true);
      await refused.close();
      const without = await read(browser, {
        origin: doorstep.origin,
        language: 'zh-CN',
        script: false,
        viewport: phone,
      });
      await without.page.goto('/');
      expect(await without.page.getByRole('button', { name: '找离我最近的' }).isVisible()).toBe(false);
      await without.context.close();
    });
  });
};
