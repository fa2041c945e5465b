import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, read } from './browser.ts';
import { scrollsSideways, violations } from './look.ts';
import { readers } from './readers.ts';
import { type RunningDoorstep, startDoorstep } from './server.ts';

let doorstep: RunningDoorstep;
let browser: Browser;
beforeAll(async () => {
  [doorstep, browser] = await Promise.all([startDoorstep(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await doorstep?.stop();
});

describe('the page of all components', () => {
  it.each(readers.filter(([, { script }]) => script))('is without fault on %s, in both sizes', async (_, settings) => {
    const { context, page, complaints } = await read(browser, { origin: doorstep.origin, ...settings });
    for (const size of ['', '?size=large']) {
      await page.goto(`/dev/components${size}`);
      expect(await page.getByRole('heading').count()).toBeGreaterThan(10);
      expect(await violations(page), size).toEqual([]);
      expect(await scrollsSideways(page), size).toBe(false);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
