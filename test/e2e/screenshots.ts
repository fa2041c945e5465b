import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { desktop, openBrowser, phone, read } from './browser.ts';
import { atTwiceTheText } from './look.ts';
import { savePictures } from './readme-pictures.ts';
import { startDoorstep } from './server.ts';
import { type Role, roles, tours } from './tours/all.ts';
import type { Language } from './tours/tour.ts';

/*
 * npm run screenshots: pictures of every page of every role, on a phone and on a desktop, at 100 % and 200 % text, in both
 * languages, for eyes to judge: .build/screenshots. `-- --role staff` takes those of one role, `-- --readme` the few of
 * the README's tour, small, into docs/pictures.
 */
const folder = '.build/screenshots';
const sizes = { 360: phone, 1280: desktop };

const { values: options } = parseArgs({ options: { role: { type: 'string' }, readme: { type: 'boolean' } } });

const takePictures = async (browser: Browser, origin: string, role: Role, language: Language, serial: number) => {
  const { context, page } = await read(browser, { origin, language, script: false, viewport: phone });
  const into = `${folder}/${role}/${language}`;
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  let number = 0;
  const seen = async (name: string) => {
    const path = `${into}/${String(++number).padStart(2, '0')}-${name}`;
    for (const [width, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
      await atTwiceTheText(page, () => page.screenshot({ path: `${path}-${width}-200.png`, fullPage: true }));
    }
    await page.setViewportSize(phone);
  };
  await tours[role]({ page, language, origin, serial, seen });
  await context.close();
  console.log(`${into}: ${number} pages`);
};

// The browser first: without one there is nothing to start a server for, which would live on.
const browser = await openBrowser();
const doorstep = await startDoorstep();
try {
  if (options.readme) await savePictures(browser, doorstep.origin);
  else {
    let serial = 0;
    for (const role of roles.filter((each) => options.role === undefined || each === options.role)) {
      for (const language of ['zh-CN', 'en'] as const) {
        await takePictures(browser, doorstep.origin, role, language, ++serial);
      }
    }
  }
} finally {
  await browser.close();
  await doorstep.stop();
}
