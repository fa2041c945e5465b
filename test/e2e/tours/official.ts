import type { Page } from 'playwright-core';
import { addDays } from '../../../shared/domain/time.ts';
import { type BusySite, openBusySite } from '../street.ts';
import { fill, fillSignIn, having, press, type Tour, type Tourist } from './tour.ts';

const password = 'doorstep-demo';

/** Every page of an official, in the order of a day on which a site is opened, changed, paused and reported on. */
export const officialTour: Tour = async (tourist) => {
  const { page, origin, seen } = tourist;
  const site = await openBusySite(origin);
  await page.goto('/office');
  await seen('sign-in');
  await fillSignIn(page, 'official-fengchan', 'not-the-password');
  await seen('sign-in-wrong');
  await fillSignIn(page, 'official-fengchan', password);
  await page.waitForURL((url) => url.pathname === '/office');
  await seen('day');
  await page.goto(`/office?date=${addDays(site.localDate, 300)}`);
  await seen('day-without-slots');
  await changeSlot(tourist, site);
  await openSite(tourist, site);
  await pauseSite(tourist, site);
  await keepStock(tourist, site);
  await openAccount(tourist, site);
  await changeProgramme(tourist);
  await page.goto('/office/report');
  await seen('report');
  await page.goto(`/office/report?date=${addDays(site.localDate, 300)}`);
  await seen('report-of-a-day-to-come');
  await page.goto('/office/sites/nowhere');
  await seen('not-found');
};

/** The effect first, then the change, the way back; refused below what is booked. */
const changeSlot = async ({ page, seen }: Tourist, { siteId, slots }: BusySite) => {
  const path = `/office/sites/${siteId}/slots/${slots[0]}`;
  await page.goto(path);
  await seen('slot');
  await fill(page, { capacity: '24' });
  await press(page, path);
  await seen('slot-check');
  await press(page, path, having('step', 'save'));
  await page.waitForURL(/version=/);
  await seen('slot-saved');
  await fill(page, { capacity: '3' });
  await press(page, path, having('step', 'check'));
  await seen('slot-too-low');
  await page.goto(path);
  await page.locator('[type=radio][value=paused]').check();
  await press(page, path);
  await press(page, path, having('step', 'save'));
  await seen('slot-paused');
  await page.locator('[type=radio][value=open]').check();
  await press(page, path, having('step', 'check'));
  await press(page, path, having('step', 'save'));
};

/** A site like another one, and slots for its first days. */
const openSite = async ({ page, seen, serial }: Tourist, { siteId, localDate }: BusySite) => {
  await page.goto('/office/new-site');
  await press(page, '/office/new-site');
  await seen('new-site-wrong');
  await page.goto(`/office/new-site?copy=${siteId}`);
  await fill(page, { number: `FCL-T${serial}`, name: `金水区少年宫${serial}号临时接种点` });
  await seen('new-site');
  await press(page, '/office/new-site');
  await page.waitForURL(/\/office\/sites\//);
  await seen('site-opened');
  const site = new URL(page.url()).pathname;
  await page.locator('main details summary').first().click();
  await seen('site-edit');
  await page.goto(`${site}/schedules`);
  await press(page, '/schedules');
  await seen('schedule-wrong');
  await page.goto(`${site}/schedules`);
  const days = { from: addDays(localDate, 1), to: addDays(localDate, 3) };
  await fill(page, {
    ...days,
    opens: '09:00',
    closes: '12:00',
    breakFrom: '',
    breakTo: '',
    seats: '20',
    walkInSeats: '4',
  });
  await seen('schedule');
  await press(page, '/schedules');
  await seen('schedule-check');
  await press(page, '/schedules', having('step', 'save'));
  await page.waitForURL(/saved/);
  await seen('schedule-saved');
};

/** What pausing means, who is booked, what to tell them; then open again. */
const pauseSite = async ({ page, seen }: Tourist, { siteId }: BusySite) => {
  await page.goto(`/office/sites/${siteId}/status`);
  await seen('status');
  await page.goto(`/office/sites/${siteId}/status?to=paused`);
  await seen('status-check');
  await press(page, '/status');
  await page.waitForURL(/was=/);
  await seen('status-paused');
  await openAgain(page);
  await seen('status-open');
};

const openAgain = (page: Page) => press(page, '/status', having('to', 'open'));

/** What came in, what it comes to, the ledger. */
const keepStock = async ({ page, seen }: Tourist, { siteId }: BusySite) => {
  const path = `/office/sites/${siteId}/stock`;
  await page.goto(path);
  await seen('stock');
  await press(page, path);
  await seen('stock-wrong');
  await page.locator('[name=itemId]').selectOption('eggs');
  await fill(page, { quantity: '500', donor: '街道办' });
  await press(page, path);
  await seen('stock-check');
  await press(page, path, having('step', 'save'));
  await page.waitForURL(/saved/);
  await seen('stock-saved');
};

/** A name, a place and a password that is shown once; then the account is closed. */
const openAccount = async ({ page, seen, serial }: Tourist, { siteId }: BusySite) => {
  const path = '/office/accounts';
  const username = `staff-tour-${serial}-${siteId}`;
  await page.goto(path);
  await seen('accounts');
  const open = having('step', 'open');
  await press(page, path, open);
  await seen('accounts-wrong');
  await fill(page, { username });
  const [place = ''] = await page
    .locator(`[name=scope] option[value*="${siteId}"]`)
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
  await page.locator('[name=scope]').selectOption(place);
  await press(page, path, open);
  await page.locator('main .card svg').waitFor();
  await seen('account-opened');
  await page.goto(path);
  await page.locator(`button[name=username][value="${username}"]`).click();
  await seen('account');
  await press(page, path, having('step', 'askDismiss'));
  await seen('account-dismiss');
  await press(page, path, having('step', 'dismiss'));
  await page.waitForURL(/saved=dismissed/);
  await seen('account-dismissed');
};

/** The rules in words, the form, and the sentence that says it back. */
const changeProgramme = async ({ page, seen }: Tourist) => {
  const path = '/office/programmes';
  await page.goto(path);
  await seen('programmes');
  await page.locator('main [name=service]').selectOption('nucleic-acid-test');
  await page.locator(`main form[action="${path}/new"] button`).click();
  await press(page, path, '', 'button[value=check]:visible');
  await seen('programme-wrong');
  await page.goto(path);
  await page.locator(`main a[href^="${path}/"]`).first().click();
  await seen('programme');
  await page.locator('main details summary').first().click();
  await fill(page, { perPerson: '2' });
  await press(page, path, '', 'button[value=check]:visible');
  await seen('programme-check');
};
