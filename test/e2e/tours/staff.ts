import { addDays } from '../../../shared/domain/time.ts';
import { type BusySite, newCitizen, openBusySite } from '../street.ts';
import { fill, fillSignIn, having, press, type Tour, type Tourist } from './tour.ts';

/** Every page of staff, in the order of a shift: from the sign-in to the closed day. */
export const staffTour: Tour = async (tourist) => {
  const { page, origin, seen } = tourist;
  const site = await openBusySite(origin);
  const { siteId, staff, localDate } = site;
  const home = `/desk/${siteId}`;
  await page.goto('/desk');
  await fillSignIn(page, staff.username, staff.password);
  await page.waitForURL(new RegExp(home));
  await seen('day');
  await page.goto(`${home}?slot=${site.slots[0]}`);
  await seen('day-slot');
  await page.goto(`${home}?date=${addDays(localDate, 300)}`);
  await seen('day-without-slots');
  await verdicts(tourist, site);
  await oneVisit(tourist, site);
  await walkIn(tourist, site);
  for (const part of ['list', 'scan', 'close-day']) {
    await page.goto(`${home}/${part}`);
    await seen(part);
  }
  await page.goto(`${home}/nowhere`);
  await seen('not-found');
  await closeDay(tourist);
};

/** A day on which nobody is left: the count, its differences, the record. */
const closeDay = async ({ page, origin, seen }: Tourist) => {
  const { siteId, staff } = await openBusySite(origin, { booked: 0 });
  await page.goto('/desk');
  await page.locator('header form button').click();
  await fillSignIn(page, staff.username, staff.password);
  const path = `/desk/${siteId}/close-day`;
  await page.goto(path);
  await press(page, path);
  await seen('close-day-wrong');
  await fill(page, { 'count.eggs': '2990', 'count.masks': '300', 'count.library-card': '40' });
  await press(page, path);
  await seen('close-day-check');
  await press(page, path, '', 'button[value=confirm]');
  await page.waitForURL(/date=/);
  await seen('close-day-closed');
};

/** Looks for somebody, by whatever they say or show. */
const search = async ({ page }: Tourist, { siteId }: BusySite, q: string) => {
  await page.goto(`/desk/${siteId}`);
  await fill(page, { q });
  await press(page, '/search');
};

/** All answers to somebody at the door, and what a search finds. */
const verdicts = async (tourist: Tourist, site: BusySite) => {
  const { seen, page, origin } = tourist;
  const [first = '', second = ''] = site.codes;
  const say = async (name: string, q: string) => {
    await search(tourist, site, q);
    await seen(name);
  };
  await say('check-in', first);
  await say('check-in-already', first);
  await say('check-in-unknown', 'K7M3P9QX');
  const other = await openBusySite(origin, { booked: 1 });
  await say('check-in-wrong-site', other.codes[0]!);
  await say('found', site.people[2]!.phone.slice(-4));
  await say('found-nobody', '没有这个人');
  await say('search-empty', '');
  await search(tourist, site, second);
  await press(page, '/appointments/', having('act', 'undoCheckIn'));
  await page.waitForURL(/\/appointments\//);
  await seen('undone');
  // What the phone's own scanner opens: at once for who is booked, after a button for who was sent back.
  await page.goto(`/C/${site.codes[3]}`);
  await seen('scanned');
  await page.goto(`/C/${second}`);
  await seen('scanned-again');
};

/** A visit from the door to the reward. */
const oneVisit = async (tourist: Tourist, site: BusySite) => {
  const { page, seen } = tourist;
  const code = site.codes[0]!;
  const act = async (name: string) => {
    await press(page, '/appointments/', having('act', name));
    await page.waitForURL(/did=/);
  };
  await page.goto(`/desk/${site.siteId}/appointments/${code}`);
  await seen('person');
  await act('stage');
  await seen('person-at-stage');
  await act('complete');
  await seen('person-done');
  await act('handOut');
  await seen('person-handed-out');
};

/** Somebody without an appointment: first with a wrong form, then let in. */
const walkIn = async ({ page, seen }: Tourist, { siteId }: BusySite) => {
  const person = newCitizen();
  const path = `/desk/${siteId}/walk-in`;
  await page.goto(path);
  await seen('walk-in');
  await press(page, '/walk-in');
  await seen('walk-in-wrong');
  await page.locator('[name=doseNumber][value="1"]').check();
  await fill(page, {
    'attendee.name': person.name,
    'attendee.phone': person.phone,
    'attendee.idNumber': person.idNumber,
  });
  await page.locator('[name=consent]').check();
  await press(page, '/walk-in');
  await page.locator('.verdict.yes').waitFor();
  await seen('walk-in-admitted');
};
