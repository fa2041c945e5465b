import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, phone, read } from './browser.ts';
import { type RunningDoorstep, startDoorstep } from './server.ts';
import { newCitizen, openBusySite, openStreetApi } from './street.ts';
import { fill, having, press, signInTo } from './tours/tour.ts';

/* Two people at once, each in a browser of their own: one is first, and both are told the truth. */

let doorstep: RunningDoorstep;
let browser: Browser;
beforeAll(async () => {
  [doorstep, browser] = await Promise.all([startDoorstep(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await doorstep?.stop();
});

/** A browser of its own, signed in, on the page that was asked for. */
const signedIn = async (path: string, username: string, password = 'doorstep-demo', viewport = desktop) => {
  const { origin } = doorstep;
  const { page } = await read(browser, { origin, language: 'zh-CN', script: true, viewport });
  await signInTo(page, path, username, password);
  return page;
};

describe('two officials who change the same slot at once', () => {
  it('save one change; the other is shown how it is now, with what they typed', async () => {
    const { siteId, slots } = await openBusySite(doorstep.origin);
    const path = `/office/sites/${siteId}/slots/${slots[0]}`;
    const pages = [await signedIn(path, 'official-fengchan'), await signedIn(path, 'admin')];
    for (const [index, page] of pages.entries()) {
      await fill(page, { capacity: String(30 + index) });
      await press(page, path);
      await page.locator(`form${having('step', 'save')}`).waitFor();
    }
    await Promise.all(
      pages.map(async (page) => {
        await press(page, path, having('step', 'save'));
        await page.locator('[role=status], [role=alert]').first().waitFor();
      }),
    );
    const late = pages.filter((page) => !page.url().includes('version='));
    expect(late).toHaveLength(1);
    const [loser] = late;
    const typed = await loser!.locator('[name=capacity]:visible').inputValue();
    const [now = ''] = await loser!.locator('.card').first().allTextContents();
    expect(['30', '31']).toContain(typed);
    expect(now).toContain(typed === '30' ? '31' : '30');
    expect(await loser!.title()).toMatch(/^错误/);
  });
});

describe('two staff phones', () => {
  it('check the same person in: one lets them in, the other says who did', async () => {
    const { siteId, codes, staff } = await openBusySite(doorstep.origin);
    const home = `/desk/${siteId}`;
    const { username, password } = staff;
    const pages = [await signedIn(home, username, password, phone), await signedIn(home, username, password, phone)];
    for (const page of pages) await fill(page, { q: codes[0]! });
    await Promise.all(
      pages.map(async (page) => {
        await press(page, '/search');
        await page.locator('.verdict').waitFor();
      }),
    );
    const kinds = await Promise.all(pages.map((page) => page.locator('.verdict').getAttribute('class')));
    expect(kinds.toSorted()).toEqual(['verdict already', 'verdict yes']);
    const [second] = await Promise.all(pages.map((page) => page.locator('.verdict.already').allTextContents())).then(
      (texts) => texts.flat(),
    );
    expect(second).toContain(username);
    const official = await openStreetApi(doorstep.origin, 'official-fengchan');
    const { slots } = await official.get(`/api/staff/sites/${siteId}/day`);
    expect(slots[0].checkedIn).toBe(1);
  });
});

describe('an official who takes walk-in places away while staff give the last ones', () => {
  it('is told how many are given, and staff that there are no more', async () => {
    const { siteId, slots, staff } = await openBusySite(doorstep.origin, { booked: 0 });
    const path = `/office/sites/${siteId}/slots/${slots[0]}`;
    const office = await signedIn(path, 'official-fengchan');
    const desk = await signedIn(`/desk/${siteId}/walk-in`, staff.username, staff.password, phone);
    await fill(office, { walkInCapacity: '0' });
    await press(office, path);
    await office.locator(`form${having('step', 'save')}`).waitFor();

    const admit = async () => {
      const person = newCitizen();
      await desk.goto(`/desk/${siteId}/walk-in`);
      await desk.locator('[name=doseNumber][value="1"]').check();
      const { name, phone: number, idNumber } = person;
      await fill(desk, { 'attendee.name': name, 'attendee.phone': number, 'attendee.idNumber': idNumber });
      await desk.locator('[name=consent]').check();
      await press(desk, '/walk-in');
      await desk.locator('.verdict, [role=alert]').first().waitFor();
    };
    await admit();
    expect(await desk.locator('.verdict.yes').count()).toBe(1);
    await press(office, path, having('step', 'save'));
    await office.locator('[role=alert]').waitFor();
    expect(await office.locator('[role=alert]').textContent()).toContain('1');

    await fill(office, { walkInCapacity: '1' });
    await press(office, path, having('step', 'check'));
    await press(office, path, having('step', 'save'));
    await office.locator('[role=status]').first().waitFor();
    await desk.goto(`/desk/${siteId}/walk-in`);
    expect(await desk.locator('main').textContent()).toContain('用完');
  });
});
