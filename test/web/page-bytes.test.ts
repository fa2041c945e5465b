import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDemoWorld } from '../support/demo-world.ts';
import { formOf } from '../support/html.ts';
import { type Visitor, visit } from '../support/pages.ts';
import { person } from '../support/people.ts';
import { booked, type World } from '../support/world.ts';

/** Of the four pages of a journey, as everybody loads them. */
const maxStepBytes = 3 * 1024;
/** Of any page of residents, with all that can be wrong on it. */
const maxPageBytes = 4 * 1024;
/** One initial TCP window: ten segments of 1,460 bytes (RFC 6928). */
const maxJourneyBytes = 14_600;

const bookPath = '/sites/puli/slots/puli-20261124-0900-30/book';

describe.each(['zh-CN', 'en'])('bytes of the pages in %s', (language) => {
  let world: World;
  let visitor: Visitor;
  beforeAll(async () => {
    world = await openDemoWorld();
    visitor = visit(world);
  });
  const weigh = ({ html }: { html: string }) => gzipSync(html).length;
  const get = (path: string) => visitor.get(path, { 'accept-language': language });
  const bookingOf = (n: number, fields: Map<string, string>) => {
    const { name, idNumber, phone } = person(n);
    const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
    return new Map([...fields, ...Object.entries({ ...typed, consent: 'yes' })]);
  };

  it('keeps the whole journey in four requests and one TCP window', async () => {
    const sites = await get('/');
    const site = await get('/sites/puli');
    const book = await get(bookPath);
    const { action, fields } = formOf(book.html);
    const sent = await visitor.post(action, bookingOf(1, fields));
    const appointment = await get(sent.headers.get('location')!);
    const pages = [sites, site, book, appointment];
    for (const { html } of pages) expect(html).not.toMatch(/<(link|img|iframe)|@import|url\(/);
    const bytes = pages.map(weigh);
    // Its key and token are others each time, and so are a few of its bytes.
    for (let load = 0; load < 20; load++) bytes.push(weigh(await get(bookPath)));
    for (const each of bytes) expect(each).toBeLessThanOrEqual(maxStepBytes);
    const journey = bytes.slice(0, pages.length);
    expect(journey.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(maxJourneyBytes);
  });

  it('keeps every other page small as well, the form with all that can go wrong too', async () => {
    const { appointment, manageToken } = await booked(world, 2, 'puli-20261124-0930-30');
    const link = `/a/${appointment.appointmentCode}/${manageToken}`;
    const own = ['cancel', 'move', 'card', 'erase'].map((page) => `${link}/${page}`);
    const paths = [...own, '/find', '/C/K7M3P9QX', '/privacy', '/nowhere', '/?q=nothing'];
    for (const path of paths) expect(weigh(await get(path)), path).toBeLessThan(maxPageBytes);
    const { action, fields } = formOf((await get(bookPath)).html);
    const allWrong = await visitor.post(action, fields, { 'accept-language': language });
    expect(weigh(allWrong)).toBeLessThan(maxPageBytes);
    for (let n = 10; n < 34; n++) await booked(world, n, 'puli-20261124-1000-30');
    const full = action.replace('0900', '1000');
    const gone = await visitor.post(full, bookingOf(3, fields), { 'accept-language': language });
    expect(gone.status).toBe(409);
    expect(weigh(gone)).toBeLessThan(maxPageBytes);
  });
});
