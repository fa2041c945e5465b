import { mkdirSync } from 'node:fs';
import { openBrowser, phone, read } from './browser.ts';
import { elder, fillIn, fillUp, openTomorrow, words } from './journey.ts';
import { startDoorstep } from './server.ts';

/** Pictures of every page a resident sees, on a phone and in both languages, for eyes to judge: .build/screenshots. */
const folder = '.build/screenshots';

const takePictures = async (language: 'zh-CN' | 'en', origin: string): Promise<void> => {
  const browser = await openBrowser();
  const { page } = await read(browser, { origin, language, script: false, viewport: phone });
  const text = words[language];
  let number = 0;
  const picture = (name: string) =>
    page.screenshot({ path: `${folder}/${language}-${String(++number).padStart(2, '0')}-${name}.png`, fullPage: true });

  await page.goto('/');
  await picture('sites');
  await page.goto('/?q=%E4%B8%8D%E5%AD%98%E5%9C%A8');
  await picture('nothing-found');
  await openTomorrow(page);
  await picture('day');
  await page.getByRole('link', { name: text.places }).first().click();
  await picture('form');
  await page.locator('form button').last().click();
  await picture('form-wrong');
  await fillIn(page, text, elder(language === 'en' ? 2 : 1));
  await page.locator('form button').last().click();
  await picture('booked');
  const manageLink = page.url();
  await page.getByRole('link', { name: text.move }).click();
  await picture('move');
  await page.goto(manageLink);
  await page.getByRole('link', { name: text.cancel }).click();
  await picture('cancel');
  await page.getByRole('button', { name: text.confirmCancel }).click();
  await picture('cancelled');
  await openTomorrow(page, 'boai');
  await page.getByRole('link', { name: text.places }).first().click();
  await fillIn(page, text, elder(language === 'en' ? 4 : 3));
  await fillUp(page, language === 'en' ? 6_000 : 5_000);
  await page.locator('form button').last().click();
  await picture('slot-gone');
  await page.goto('/sites/boai');
  await picture('today');
  await page.goto('/find');
  await picture('find');
  await page.getByLabel(text.code).fill('K7M3P9QX');
  await page.getByLabel(text.phoneTail).fill('1234');
  await page.getByRole('button', { name: text.findSubmit }).click();
  await picture('find-not-found');
  for (const [name, path] of [
    ['code', '/C/K7M3P9QX'],
    ['privacy', '/privacy'],
    ['not-found', '/nowhere'],
  ] as const) {
    await page.goto(path);
    await picture(name);
  }
  await browser.close();
};

mkdirSync(folder, { recursive: true });
const doorstep = await startDoorstep();
try {
  for (const language of ['zh-CN', 'en'] as const) await takePictures(language, doorstep.origin);
} finally {
  await doorstep.stop();
}
