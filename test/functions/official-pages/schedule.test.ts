import { beforeEach, describe, expect, it } from 'vitest';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { viewSlots } from '../../../shared/usecases/officials/view-slots.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { accepted } from '../../support/answers.ts';
import { linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { keyFor } from '../../support/people.ts';
import { admin, everything, officialOfFengchan, openWorld, type World } from '../../support/world.ts';
import { type Fields, follow, formTo, loseAnswer, type Office, openOffice, scheduleDays } from './office.ts';

const path = '/office/sites/puli/schedules';
const typed = {
  from: '2026-11-25',
  to: '2026-11-27',
  opens: '8:30',
  closes: '1200',
  breakFrom: '10:00',
  breakTo: '10：30',
  slotMinutes: '30',
  seats: '40',
  walkInSeats: '10',
};

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

const check = async (change: Fields = {}) => office.send(await office.get(path), path, { ...typed, ...change });
const slotsOn = async (date: string) =>
  accepted(await viewSlots(world.deps, { actor: officialOfFengchan, siteId: 'puli', date })).slots;

describe('making slots', () => {
  it('says first how many slots and places come to be, and changes nothing yet', async () => {
    const before = await everything(world);
    const { status, html } = await check();
    expect(status).toBe(200);
    expect(textOf(html)).toContain('新排 18 个时段：线上 540 个号，现场 180 个号。');
    expect(await everything(world)).toEqual(before);
  });

  it('makes them once they are confirmed, once', async () => {
    const page = await check();
    const saved = await office.send(page, path);
    await office.send(page, path);
    const { html } = await follow(office, saved);
    expect(textOf(html)).toContain('时段已排好');
    expect(textOf(html)).toContain('11月26日 周四 6');
    expect(linksOf(html)).toContain('/office?date=2026-11-26&area=fengchanlu');
    expect((await slotsOn('2026-11-26')).map(({ start }) => start.slice(11, 16))).toEqual([
      '08:30',
      '09:00',
      '09:30',
      '10:30',
      '11:00',
      '11:30',
    ]);
    expect((await slotsOn('2026-11-25'))[0]).toMatchObject({ capacity: 30, walkIn: { capacity: 10 }, status: 'open' });
  });

  it('leads on to the opening of a site that is not open yet', async () => {
    const openPath = '/office/sites/puli/status?to=open';
    const made = async () => linksOf((await office.get(`${path}?saved=saved`)).html);
    expect(await made()).not.toContain(openPath);
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { status: 'draft' } });
    expect(await made()).toContain(openPath);
  });

  it('says when it is not known whether they were made, and makes them once when pressed again', async () => {
    const page = await check();
    loseAnswer(world, 'TransactWriteItems');
    const unknown = await office.send(page, path);
    expect(unknown.status).toBe(503);
    expect(textOf(unknown.html)).toContain('确定排时段');
    expect((await office.send(unknown, path)).status).toBe(303);
    for (const date of ['2026-11-25', '2026-11-26', '2026-11-27']) expect(await slotsOn(date)).toHaveLength(6);
  });

  it('keeps what was typed when the store cannot be read', async () => {
    const page = await office.get(path);
    loseAnswer(world, 'BatchGetItem');
    const unread = await office.send(page, path, typed);
    expect(unread.status).toBe(503);
    expect(textOf((await office.send(unread, path)).html)).toContain('新排 18 个时段');
  });

  it('takes the chosen weekdays only', async () => {
    const page = await check({ to: '2026-12-08', weekdays: ['6', '7'] });
    expect(textOf(page.html)).toContain('新排 24 个时段');
    await office.send(page, path, { weekdays: ['6', '7'] });
    expect(await slotsOn('2026-11-27')).toHaveLength(0);
    expect(await slotsOn('2026-11-28')).toHaveLength(6);
  });

  it('leaves alone what is there, and says so', async () => {
    await scheduleDays(world, 'puli', ['2026-11-25', '2026-11-26']);
    const some = textOf((await check()).html);
    expect(some).toContain('新排 12 个时段');
    expect(some).toContain('已有 6 个时段不动');
    const none = await check({ to: '2026-11-26', closes: '10:30', breakFrom: '', breakTo: '' });
    expect(textOf(none.html)).toContain('没有可新排的时段');
    expect(textOf(none.html)).not.toContain('确定排时段');
  });

  it('leads back to the form with everything that was typed', async () => {
    const page = await check({ weekdays: ['3', '4'] });
    const [, edit] = [...page.html.matchAll(/<form method="post".*?<\/form>/gs)].map(([form]) => form).slice(-2);
    expect(edit).toContain('value="edit"');
    expect([...edit!.matchAll(/name="weekdays" value="(\d)"/g)].map(([, day]) => day)).toEqual(['3', '4']);
    const back = await office.send(page, path, { step: 'edit', weekdays: ['3', '4'] });
    expect(formTo(back, path).fields.get('opens')).toBe('8:30');
    expect(back.html.match(/name="weekdays"[^>]* checked/g)).toHaveLength(2);
  });

  it.each([
    ['from', { from: '2026-02-30' }, '日期无效'],
    ['from', { from: '2026-11-23' }, '日期已经过去，请从今天或以后开始。'],
    ['to', { to: '' }, '日期无效'],
    ['to', { to: '2026-11-24' }, '不能早于“从哪天”，一次最多31天'],
    ['to', { to: '2026-12-26' }, '不能早于“从哪天”，一次最多31天'],
    ['weekdays', { weekdays: ['1'] }, '这段日期里没有您选的星期几'],
    ['opens', { opens: 'morning' }, '请填写时间，例如 08:30'],
    ['closes', { closes: '8点半' }, '要比开始的时间晚'],
    ['closes', { closes: '25点' }, '请填写时间，例如 08:30'],
    ['breakTo', { breakTo: '' }, '请填写时间，例如 08:30'],
    ['breakTo', { breakTo: '9点' }, '要比开始的时间晚'],
    ['slotMinutes', { slotMinutes: '4' }, '请填写5到1440之间的整数'],
    ['slotMinutes', { slotMinutes: '300' }, '时段比开放的时间还长，请改短'],
    ['seats', { seats: '' }, '请填写1到2000之间的整数'],
    ['seats', { seats: '0' }, '请填写1到2000之间的整数'],
    ['walkInSeats', { walkInSeats: '41' }, '不能超过每个时段接待的人数'],
    ['walkInSeats', { walkInSeats: 'x' }, '不能超过每个时段接待的人数'],
  ])('refuses %s of %j', async (field, change, words) => {
    const { status, html } = await check(change as Fields);
    expect(status).toBe(422);
    expect(titleOf(html)).toMatch(/^错误：/);
    expect(wrongBeside(html, field)).toBe(words);
    expect(formTo({ status, html, headers: new Headers() }, path).fields.get('closes')).toBe(
      'closes' in change ? change.closes : '1200',
    );
  });

  it('names a day that is closed', async () => {
    await scheduleDays(world, 'puli', ['2026-11-24']);
    world.clock.set('2026-11-24T20:00:00+08:00');
    const asked = { actor: officialOfFengchan, siteId: 'puli', input: { date: '2026-11-24', counts: [] } };
    accepted(await closeDay(world.deps, { ...asked, key: keyFor('close') }));
    office = await openOffice(world, admin);
    const { status, html } = await check({ from: '2026-11-24' });
    expect(status).toBe(409);
    expect(wrongBeside(html, 'from')).toBe('11月24日 周二已日结，不能再排，请把日期改到别的天。');
  });
});
