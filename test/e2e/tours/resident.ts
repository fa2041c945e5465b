import { elder, fillIn, fillUp, openTomorrow, words } from '../journey.ts';
import { press, type Tour } from './tour.ts';

/** Every page that a resident sees, in the order of somebody who books, changes their mind and has everything deleted. */
export const residentTour: Tour = async ({ page, language, serial, seen }) => {
  const text = words[language];
  const person = elder(serial * 2);
  const open = async (name: string, path: string) => {
    await page.goto(path);
    await seen(name);
  };
  const openForm = async (siteId?: string) => {
    await openTomorrow(page, siteId);
    await page.getByRole('link', { name: text.places }).first().click();
  };

  await open('sites', '/');
  await open('nothing-found', '/?q=%E4%B8%8D%E5%AD%98%E5%9C%A8');
  await open('today', '/sites/boai');
  await openTomorrow(page);
  await seen('day');
  await openForm();
  await seen('form');
  await page.locator('form button').last().click();
  await seen('form-wrong');
  await fillIn(page, text, person);
  await page.locator('form button').last().click();
  await page.getByRole('heading', { name: text.booked }).waitFor();
  await seen('booked');
  const manageLink = new URL(page.url()).pathname;
  for (const part of ['card', 'move', 'cancel', 'erase']) await open(part, `${manageLink}/${part}`);
  await page.goto(`${manageLink}/move`);
  await page.getByRole('button', { name: text.places }).last().click();
  await seen('moved');
  await page.goto(`${manageLink}/cancel`);
  await press(page, '/cancel');
  await seen('cancelled');
  await page.goto(`${manageLink}/erase`);
  await press(page, '/erase');
  await seen('erased');

  await openForm('boai');
  await fillIn(page, text, elder(serial * 2 + 1));
  await fillUp(page, 5_000 + serial * 200);
  await page.locator('form button').last().click();
  await seen('slot-gone');

  await open('find', '/find');
  await page.getByLabel(text.code).fill('K7M3P9QX');
  await page.getByLabel(text.phoneTail).fill('1234');
  await page.getByRole('button', { name: text.findSubmit }).click();
  await seen('find-not-found');
  await open('code', '/C/K7M3P9QX');
  await open('privacy', '/privacy');
  await open('not-found', '/nowhere');
};
