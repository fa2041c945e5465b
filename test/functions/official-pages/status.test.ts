import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { linksOf, textOf, titleOf } from '../../support/html.ts';
import { visit } from '../../support/pages.ts';
import { admin, booked, everything, officialOfFengchan, openWorld, putSlot, type World } from '../../support/world.ts';
import { follow, formTo, type Office, openOffice, scheduleDays } from './office.ts';

const path = '/office/sites/puli/status';
const slotId = 'puli-20261124-0830-30';

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
  await scheduleDays(world);
  for (let n = 0; n < 3; n++) await booked(world, n, slotId);
  await booked(world, 3, 'puli-20261125-0900-30');
});

const statusNow = async () => {
  world.deps.directory.forget();
  return (await world.deps.directory.current()).sites.get('puli')!.status;
};

describe('pausing a site', () => {
  it('first shows what it means, who is booked and what to tell them, and changes nothing', async () => {
    const before = await everything(world);
    const { html } = await office.get(`${path}?to=paused`);
    const text = textOf(html);
    expect(text).toContain('2秒内居民不能再约');
    expect(text).toContain('共 4 人 (11月24日 周二 3 人、11月25日 周三 1 人)');
    expect(text).toContain('预约不会自动取消');
    expect(text).toContain('【通知】因故，丰产路街道璞丽中心广场临时接种点（金水区璞丽中心广场）暂停服务');
    expect(text).toContain('已约11月24日 周二、11月25日 周三的居民请先不要来');
    expect(html.match(/<textarea readonly/g)).toHaveLength(2);
    expect(linksOf(html).filter((href) => href.startsWith('/desk/puli/appointments/'))).toHaveLength(4);
    expect(await everything(world)).toEqual(before);
  });

  it('shows of people no more than part of the name and of the phone', async () => {
    const { html } = await office.get(`${path}?to=closed`);
    expect(html).toContain('居*1');
    expect(html).not.toMatch(/1380{3}|居民\d/);
  });

  it('confirmed refuses residents at once, keeps the list in sight, and can be undone', async () => {
    const paused = await follow(office, await office.send(await office.get(`${path}?to=paused`), `${path}`));
    expect(await statusNow()).toBe('paused');
    expect(textOf(paused.html)).toContain('已改为：暂停');
    expect(textOf(paused.html)).toContain('共 4 人');
    const resident = await visit(world).get('/sites/puli?date=2026-11-25');
    expect(textOf(resident.html)).toContain('服务点暂停');
    expect(textOf(paused.html)).toContain('撤销，改回开放');
    const open = await follow(office, await office.send(paused, path));
    expect(await statusNow()).toBe('open');
    expect(textOf(open.html)).toContain('恢复服务。已预约、没有改约的居民，请按原来的时间来');
  });

  it('is not done over another official’s decision', async () => {
    const page = await office.get(`${path}?to=paused`);
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { status: 'closed' } });
    const stale = await office.send(page, path);
    expect(stale.status).toBe(409);
    expect(titleOf(stale.html)).toMatch(/^错误：/);
    expect(textOf(stale.html)).toContain('现在是：关闭');
    expect(await statusNow()).toBe('closed');
    await follow(office, await office.send(stale, path));
    expect(await statusNow()).toBe('paused');
  });

  it('pressed twice is done once', async () => {
    const page = await office.get(`${path}?to=paused`);
    for (let n = 0; n < 2; n++) expect((await office.send(page, path)).status).toBe(303);
    expect(await statusNow()).toBe('paused');
  });

  it('puts the reason into the text, and keeps what was asked', async () => {
    const { html } = await office.get(`${path}?to=paused&reason=${encodeURIComponent('下雨<b>')}`);
    expect(textOf(html)).toContain('【通知】因下雨<b>，');
    expect(html).not.toContain('下雨<b>');
    expect(html).toContain('name="to" value="paused"');
    const asked = await office.get(`${path}?to=paused&reason=${encodeURIComponent('停电')}`);
    const paused = await follow(office, await office.send(asked, path));
    expect(textOf(paused.html), 'once it is done').toContain('【通知】因停电，');
  });

  it('prints the notice alone: whoever reads it on a wall must not see codes with the ends of phone numbers', async () => {
    for (const page of [`${path}?to=closed`, `${path}?to=paused`]) {
      const { html } = await office.get(page);
      const parts = html.split('<div class="screen">').slice(1);
      const list = parts.find((part) => part.includes('<table>'));
      expect(list, page).toMatch(/^<section class="scroll"[\s\S]*<\/table><\/section><\/div>/);
      expect(html.replace(list!, '')).not.toMatch(/<table|<td/);
      expect(html).toMatch(/<h1 class="screen">/);
      expect(html).toMatch(/<pre class="paper" lang="zh-CN">【通知】/);
    }
  });

  it('lists two hundred people on a page below one TCP window, and leads to the next', async () => {
    await putSlot(world, 'puli-20261124-1100-30', 240);
    for (let n = 10; n < 215; n++) await booked(world, n, 'puli-20261124-1100-30');
    const { html } = await office.get(`${path}?to=paused`);
    expect(gzipSync(html).length).toBeLessThan(14_600);
    const next = linksOf(html).find((href) => href.includes('after='))!;
    expect(next).toMatch(/^\/office\/sites\/puli\/status\?to=paused&after=2026-11-24\.1100-30\./);
    const codes = (page: string) => linksOf(page).filter((href) => href.startsWith('/desk/puli/appointments/'));
    const rest = codes((await office.get(next)).html);
    expect(new Set([...codes(html), ...rest]).size).toBe(209);
  });

  it('says that nobody is affected, and that a site without slots offers nothing', async () => {
    const all = await openOffice(world, admin);
    await changeSite(world.deps, { actor: admin, siteId: 'weilai', input: { status: 'draft' } });
    expect(textOf((await all.get('/office/sites/weilai/status?to=closed')).html)).toContain('没有人受影响');
    const first = textOf((await all.get('/office/sites/weilai/status?to=open')).html);
    expect(first).toContain('还没有排时段');
    expect(first).not.toContain('恢复服务');
    expect(textOf((await all.get('/office/sites/weilai/status')).html)).toContain('居民看不到');
  });

  it('takes only what can be chosen', async () => {
    const page = await office.get(`${path}?to=paused`);
    const { fields } = formTo(page, path);
    for (const to of ['draft', 'gone', '']) {
      expect((await office.visitor.post(path, new Map([...fields, ['to', to]]))).status, to).toBe(422);
    }
    expect(await statusNow()).toBe('open');
  });
});
