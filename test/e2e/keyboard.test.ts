import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desktop, openBrowser, read } from './browser.ts';
import { readers } from './readers.ts';
import { type RunningDoorstep, startDoorstep } from './server.ts';
import { openBusySite } from './street.ts';

let doorstep: RunningDoorstep;
let browser: Browser;
beforeAll(async () => {
  [doorstep, browser] = await Promise.all([startDoorstep(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await doorstep?.stop();
});

it.each(readers.filter(([, { script }]) => script))(
  'a hand scanner or a keyboard alone checks a queue in, on %s',
  async (_reader, settings) => {
    const { origin } = doorstep;
    const { siteId, codes, people, staff } = await openBusySite(origin, { booked: 3 });
    const { page, context } = await read(browser, { origin, ...settings, viewport: desktop });
    await page.goto('/desk');
    await tabTo(page, 'username');
    await page.keyboard.type(staff.username);
    await tabTo(page, 'password');
    await page.keyboard.type(staff.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `/desk/${siteId}`);
    await tabTo(page, 'q');
    for (const [index, code] of codes.entries()) {
      // A scanner types what the QR code says and presses Enter; after an answer the field has the focus again.
      await page.locator('[name=q]:focus').waitFor();
      await page.keyboard.type(index === 0 ? code : `${origin}/C/${code}`);
      await page.keyboard.press('Enter');
      await page.locator('.verdict.yes', { hasText: people[index]!.phone.slice(-4) }).waitFor();
    }
    // Where one is can be seen: the focus goes from one link to the next and is outlined.
    const seen: string[] = [];
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab');
      seen.push(
        await page.evaluate<string>(
          'getComputedStyle(document.activeElement).outlineStyle + document.activeElement.tagName',
        ),
      );
    }
    expect(seen.filter((each) => /^none(?!BODY)/.test(each))).toEqual([]);
    await context.close();
  },
);

/** Goes on from link to link and field to field, to the one of that name. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let step = 0; step < 30; step++) {
    if ((await page.evaluate('document.activeElement.name')) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no key leads to ${name}`);
};
