import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatInstant } from '../../../shared/domain/time.ts';
import { keys } from '../../../shared/store/keys.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { signedIn } from '../../support/api.ts';
import { linksOf, textOf, titleOf } from '../../support/html.ts';
import { visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, booked, officialOfFengchan, openWorld, putItem, staffOfPuli, type World } from '../../support/world.ts';
import { type Office, openOffice, scheduleDays } from './office.ts';

const slotId = 'puli-20261124-0830-30';

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
  await scheduleDays(world);
});

/** The cells of the row that begins so. */
const rowOf = (html: string, head: string): string[] => {
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell).replaceAll('\u00a0', ' ')),
  );
  return rows.find(([first = '']) => first.startsWith(head)) ?? [];
};

describe("the day's screen", () => {
  it('shows booked, places and arrivals of every slot, with totals, each a link to change it', async () => {
    const { appointment } = await booked(world, 1, slotId);
    await booked(world, 2, slotId);
    const { appointmentCode: code } = appointment;
    await checkIn(world.deps, { actor: staffOfPuli, key: keyFor('in'), siteId: 'puli', code });
    const { html, headers } = await office.get('/office');
    expect(rowOf(html, '服务点')).toEqual(['服务点', '合计', '08:30', '09:00', '09:30', '10:00']);
    const [, total, first, second] = rowOf(html, '丰产路街道璞丽');
    expect([total, first, second]).toEqual(['2/80 现 0/20 到 1', '2/20 现 0/5 到 1', '0/20 现 0/5']);
    expect(rowOf(html, '合计').slice(1, 3)).toEqual(['2/80 现 0/20 到 1', '2/20 现 0/5 到 1']);
    expect(linksOf(html)).toEqual(
      expect.arrayContaining([
        '/office/sites/puli',
        `/office/sites/puli/slots/${slotId}`,
        '/office?date=2026-11-25&area=fengchanlu',
      ]),
    );
    expect(html).not.toContain('未来花园');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says in words which slot is full, paused or closed, and how the site is', async () => {
    const change = (id: string, input: object) =>
      changeSlot(world.deps, { actor: admin, siteId: 'puli', slotId: id, input: { version: 1, ...input } });
    await booked(world, 1, slotId);
    await change(slotId, { capacity: 1 });
    await change('puli-20261124-0900-30', { status: 'paused' });
    await change('puli-20261124-0930-30', { status: 'closed' });
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { status: 'paused' } });
    const cells = rowOf((await office.get('/office')).html, '丰产路街道璞丽');
    expect(cells[0]).toContain('暂停');
    expect(cells.slice(2)).toEqual(['1/1 现 0/5 满', '0/20 现 0/5 ‖ 暂停', '0/20 现 0/5 ✕ 关闭', '0/20 现 0/5']);
  });

  it('leads to the slot of now, on the screen of today only', async () => {
    expect((await office.get('/office')).html).not.toContain('#now');
    world = await openWorld({ at: '2026-11-24T09:10:00+08:00' });
    office = await openOffice(world, officialOfFengchan);
    await scheduleDays(world);
    const { html } = await office.get('/office');
    expect(linksOf(html)).toContain('#now');
    expect(textOf(/<span id="now">.*?<\/span>/.exec(html)![0])).toBe('09:00 现在');
    expect((await office.get('/office?date=2026-11-25')).html).not.toContain('#now');
    world.clock.set('2026-11-24T10:30:00+08:00');
    office = await openOffice(world, { ...officialOfFengchan, username: 'official-late' });
    expect((await office.get('/office')).html).not.toContain('#now');
  });

  it('says that nothing is scheduled, and refuses a date that does not exist', async () => {
    expect(textOf((await office.get('/office?date=2026-12-24')).html)).toContain(
      '这一天还没有排时段 按服务点的名字进去',
    );
    expect(textOf((await office.get('/office?date=2026-11-20')).html)).toContain('这一天已经过去，不能再排');
    const wrong = await office.get('/office?date=2026-02-30');
    expect(wrong.status).toBe(422);
    expect(titleOf(wrong.html)).toMatch(/^错误：/);
  });

  it('says of what time its figures are, and that stays what it was while nothing new comes', async () => {
    const { html } = await office.get('/office');
    const [, words] = /<p id="as-of" data-live(?:="true")?>([^<]*)<\/p>/.exec(html) ?? [];
    const [, time] = /^截至 (\d\d:\d\d)$/.exec(words ?? '') ?? [];
    expect(time).toBe(formatInstant(world.clock()).slice(11, 16));
  });

  it('refreshes by itself with script, and without one when the reader asks for that', async () => {
    const { html } = await office.get('/office');
    expect(html).toMatch(/<table id="day" data-live/);
    expect(html).toMatch(/<script src="\/public\/live\.[\w-]+\.js" defer/);
    expect(html).not.toContain('http-equiv="refresh"');
    expect((await office.get('/office?refresh=30')).html).toContain('http-equiv="refresh" content="30"');
  });

  it('lets an administrator of everything choose the area first', async () => {
    const all = await openOffice(world, admin);
    const { html } = await all.get('/office');
    expect(textOf(html)).toContain('选地区');
    expect(rowOf(html, '金水区')[1]).toBe('1');
    expect(linksOf(html)).toContain('/office?area=guancheng');
    expect(textOf((await all.get('/office?area=guancheng')).html)).toContain('未来花园社区流动接种点');
    expect(textOf((await all.get('/office?area=*')).html)).toContain('全部地区');
  });

  it('is nobody else’s: sign-in first, no other area, not for staff', async () => {
    expect((await visit(world).get('/office')).headers.get('location')).toBe('/sign-in?next=%2Foffice');
    expect((await office.get('/office?area=guancheng')).status).toBe(404);
    expect((await office.get('/office?area=*')).status).toBe(404);
    expect((await visit(world, await signedIn(world, staffOfPuli)).get('/office')).status).toBe(403);
  });

  it('goes page by page where there are many sites, and stays below one TCP window', async () => {
    const { sites } = await world.deps.directory.current();
    for (let n = 0; n < 40; n++) {
      const siteId = `site${String(n).padStart(2, '0')}`;
      await putItem(world, {
        ...keys.site(siteId),
        ...sites.get('puli'),
        siteId,
        number: `A-${n}`,
        name: `第${n}个服务点`,
      });
      world.deps.directory.forget();
      await scheduleDays(world, siteId, ['2026-11-24']);
    }
    const { html } = await office.get('/office');
    expect(textOf(html)).toContain('第 1 到 15 个，共 41 个');
    expect(linksOf(html)).toContain('/office?date=2026-11-24&area=fengchanlu&first=15');
    expect(gzipSync(html).length).toBeLessThan(14_600);
    expect(textOf((await office.get('/office?first=30')).html)).toContain('第 31 到 41 个');
  });
});
