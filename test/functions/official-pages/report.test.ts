import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { handOut } from '../../../shared/usecases/staff/hand-out.ts';
import { markPastNoShows } from '../../../shared/usecases/staff/mark-past-no-shows.ts';
import { accepted } from '../../support/answers.ts';
import { signedIn } from '../../support/api.ts';
import { linksOf, textOf, titleOf } from '../../support/html.ts';
import { visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, booked, officialOfFengchan, openWorld, putItem, staffOfPuli, type World } from '../../support/world.ts';
import { type Office, openOffice, scheduleDays } from './office.ts';

const path = '/office/report';
const slotId = 'puli-20261124-0830-30';
const puli = '丰产路街道璞丽中心广场临时接种点';

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

/** Of three people booked one comes, is done and gets a card; one is inside. */
const aDay = async () => {
  await scheduleDays(world);
  const { deps } = world;
  const input = { itemId: 'library-card', kind: 'receipt', quantity: 50 } as const;
  accepted(await recordStock(deps, { actor: officialOfFengchan, key: keyFor('cards'), siteId: 'puli', input }));
  const [done = '', inside = ''] = [
    (await booked(world, 1, slotId)).appointment.appointmentCode,
    (await booked(world, 2, slotId)).appointment.appointmentCode,
    (await booked(world, 3, slotId)).appointment.appointmentCode,
  ];
  const actor = staffOfPuli;
  for (const code of [done, inside]) {
    accepted(await checkIn(deps, { actor, key: keyFor(`in-${code}`), siteId: 'puli', code }));
  }
  accepted(await completeAppointment(deps, { actor, key: keyFor('done'), code: done }));
  accepted(await handOut(deps, { actor, key: keyFor('out'), code: done, itemIds: ['library-card'] }));
};

/** The cells of the first row that begins so, in the table with that caption. */
const rowOf = (html: string, caption: string, head: string): string[] => {
  const [, table = ''] = new RegExp(`<caption>${caption}</caption>(.*?)</table>`, 's').exec(html) ?? [];
  const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
  );
  return rows.find(([first]) => first === head) ?? [];
};

/** The text as it is copied, line by line. */
const pasteText = (html: string): string[] =>
  (/<textarea readonly[^>]* id="report-text"[^>]*>(.*?)<\/textarea>/s.exec(html)?.[1] ?? '').split('\n');

describe('the daily report', () => {
  it('shows who was booked and who came, what was given and what is left, by site and in all', async () => {
    await aDay();
    const { html, headers } = await office.get(path);
    expect(rowOf(html, '预约和到场', '服务点')).toEqual([
      '服务点',
      '名额',
      '已约',
      '其中现场',
      '到场',
      '完成',
      '未到',
      '还没来',
      '取消',
      '日结',
    ]);
    expect(rowOf(html, '预约和到场', puli)).toEqual([puli, '100', '3', '0', '2', '1', '0', '1', '0', '○ 未日结']);
    expect(rowOf(html, '预约和到场', '合计').slice(1, 9)).toEqual(['100', '3', '0', '2', '1', '0', '1', '0']);
    expect(rowOf(html, '发放和库存', '服务点')).toEqual(['服务点', '读书借阅卡']);
    expect(rowOf(html, '发放和库存', puli)).toEqual([puli, '1 / 49']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(titleOf(html)).toContain('丰产路街道日报');
  });

  it('has the same as a text that a chat takes as it is, in the language of the page', async () => {
    await aDay();
    expect(pasteText((await office.get(path)).html)).toEqual([
      '【丰产路街道日报】11月24日 周二（截至07:00）',
      '一、预约：1个服务点，名额100个，已约3人。',
      '二、到场：2人，完成1人，在办1人；未到0人，还没来1人。',
      '三、发放：读书借阅卡1张。',
      '四、库存：读书借阅卡49张。',
      `未日结：${puli}。`,
    ]);
    const [head, booking] = pasteText((await office.get(`${path}?lang=en`)).html);
    expect([head, booking]).toEqual([
      '[Daily report of 丰产路街道] Tue 24 Nov, as of 07:00',
      '1. Bookings: 1 site, 100 places, 3 booked.',
    ]);
  });

  it('of a day that is over expects nobody any more: who did not come is missing', async () => {
    await aDay();
    world.clock.set('2026-11-25T03:30:00+08:00');
    accepted(await markPastNoShows(world.deps, { siteId: 'puli', localDate: '2026-11-24' }));
    const late = await openOffice(world, { ...officialOfFengchan, username: 'official-2' });
    const { html } = await late.get(`${path}?date=2026-11-24`);
    expect(rowOf(html, '预约和到场', '合计').slice(1, 9)).toEqual(['100', '3', '0', '2', '1', '1', '0', '0']);
    expect(pasteText(html).slice(0, 3)).toEqual([
      '【丰产路街道日报】11月24日 周二',
      '一、预约：1个服务点，名额100个，已约3人。',
      '二、到场：2人，完成1人，在办1人；未到1人。',
    ]);
  });

  it('names every site where there are several, and says which have not closed their day', async () => {
    await aDay();
    await scheduleDays(world, 'weilai');
    const closing = { date: '2026-11-24', counts: [] };
    await closeDay(world.deps, { actor: admin, key: keyFor('close'), siteId: 'weilai', input: closing });
    const all = await openOffice(world, admin);
    const { html } = await all.get(`${path}?area=*`);
    expect(pasteText(html).slice(5)).toEqual([
      '五、各服务点：',
      '1. 未来花园社区流动接种点：已约0人，到场0人，完成0人。',
      `2. ${puli}：已约3人，到场2人，完成1人，发放读书借阅卡1张。`,
      `未日结：${puli}。`,
    ]);
    expect(rowOf(html, '预约和到场', '未来花园社区流动接种点').at(-1)).toBe('● 已日结');
    expect(textOf(html)).toContain('还有 1 个服务点没有日结');
    expect(linksOf(html)).toContain('/desk/puli/close-day?date=2026-11-24');
    expect(linksOf(html)).not.toContain('/desk/weilai/close-day?date=2026-11-24');
  });

  it('is a file for spreadsheets under the same address', async () => {
    await aDay();
    const { html } = await office.get(path);
    const href = linksOf(html).find((each) => each.includes('format=csv'))!;
    const { html: csv, headers } = await office.get(href);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="report-fengchanlu-2026-11-24.csv"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(csv).toContain(`2026-11-24,${puli},100,3,`);
  });

  it('says of a day without slots, of one to come, and of an area without sites that there is nothing yet', async () => {
    expect(textOf((await office.get(path)).html)).toContain('这一天没有安排');
    await scheduleDays(world);
    const tomorrow = (await office.get(`${path}?date=2026-11-25`)).html;
    expect(textOf(tomorrow)).toContain('这一天还没到');
    expect(textOf(tomorrow)).not.toContain('没有日结');
    expect(pasteText(tomorrow)).toContain('二、到场：当天还没到。');
    await putItem(world, { ...keys.area('empty'), areaId: 'empty', name: '空街道', level: 'street' });
    world.deps.directory.forget();
    const empty = visit(world, await signedIn(world, { username: 'official-empty', role: 'official', scope: 'empty' }));
    expect(textOf((await empty.get(path)).html)).toContain('这里还没有服务点');
  });

  it('takes an administrator to an area first, and shows nobody another area', async () => {
    const all = await openOffice(world, admin);
    expect(linksOf((await all.get(`${path}?date=2026-11-25`)).html)).toContain(`${path}?area=jinshui&date=2026-11-25`);
    for (const format of ['', '&format=csv']) {
      expect((await office.get(`${path}?area=guancheng${format}`)).status).toBe(404);
      expect((await office.get(`${path}?area=nowhere${format}`)).status).toBe(404);
      expect((await office.get(`${path}?date=2026-02-30${format}`)).status).toBe(422);
    }
    const staff = visit(world, await signedIn(world, staffOfPuli));
    expect((await staff.get(path)).status).toBe(403);
  });

  it('leaves drafts out', async () => {
    await aDay();
    accepted(await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { status: 'draft' } }));
    world.deps.directory.forget();
    expect(textOf((await office.get(path)).html)).not.toContain(puli);
  });

  it('of a hundred sites stays below one TCP window, and says what it leaves out', async () => {
    const { sites } = await world.deps.directory.current();
    for (let n = 0; n < 100; n++) {
      const siteId = `site${n}`;
      const name = `${n}号社区临时接种点`;
      await putItem(world, { ...keys.site(siteId), ...sites.get('puli'), siteId, number: `FCL-${n + 100}`, name });
      await putItem(world, { ...keys.stock(siteId), 'on:eggs': 100 + n, 'out:2026-11-24:eggs': 20 + n });
    }
    world.deps.directory.forget();
    const { html } = await office.get(path);
    expect(gzipSync(html).length).toBeLessThan(14_600);
    expect(textOf(html)).toContain('还有 40 个服务点没有列出');
    expect(pasteText(html).at(-2)).toBe('另有70个服务点，见附表。');
    expect(rowOf(html, '发放和库存', '合计')[1]).toBe('6950 / 14950');
  });
});
