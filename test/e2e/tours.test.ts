import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, read } from './browser.ts';
import { atTwiceTheText, scrollsSideways, smallTargets, violations } from './look.ts';
import { readers } from './readers.ts';
import { type RunningDoorstep, startDoorstep } from './server.ts';
import { roles, tours } from './tours/all.ts';

/** A tour is some thirty pages, each looked at by axe. */
const tourMilliseconds = 600_000;

let doorstep: RunningDoorstep;
let browser: Browser;
let serial = 0;
beforeAll(async () => {
  [doorstep, browser] = await Promise.all([startDoorstep(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await doorstep?.stop();
});

describe.each(roles)('every page of the tour: %s', (role) => {
  it.each(readers)(
    'can be read and pressed on %s, and the browser complains of nothing',
    { timeout: tourMilliseconds },
    async (_reader, settings) => {
      const { language, script } = settings;
      const { origin } = doorstep;
      const { context, page, complaints } = await read(browser, { origin, ...settings });
      const wrong: Record<string, string[]> = {};
      const seen = async (name: string) => {
        const found = await smallTargets(page);
        const textSize = await page.evaluate('getComputedStyle(document.body).fontSize');
        if (textSize !== '18px') found.push(`text of ${textSize}`);
        if (await scrollsSideways(page)) found.push('scrolls sideways');
        if (await atTwiceTheText(page, () => scrollsSideways(page))) found.push('scrolls sideways at 200 %');
        if (script) found.push(...(await violations(page)));
        // What a browser says of a refused form is its status, no more.
        found.push(...complaints.splice(0).filter((complaint) => !/status of 4\d\d/.test(complaint)));
        if (found.length > 0) wrong[`${name} ${new URL(page.url()).pathname}`] = found;
      };
      await tours[role]({ page, language, origin, serial: ++serial, seen });
      await context.close();
      expect(wrong).toEqual({});
    },
  );
});
