import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/domain/accounts.ts';
import { isRefusal } from '../../../shared/domain/refusals.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { signedIn } from '../../support/api.ts';
import { formsOf, linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Shown, type Visitor, visit } from '../../support/pages.ts';
import { keyFor, person, residentId } from '../../support/people.ts';
import { admin, booked, everything, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const eight = 'puli-20261124-0800-30';
const nine = 'puli-20261124-0900-30';
const tomorrow = 'puli-20261125-0800-30';
const elsewhere = 'weilai-20261124-0800-30';
const day = '/desk/puli';

describe('the desk', () => {
  let world: World;
  let desk: Visitor;
  beforeEach(async () => {
    world = await openWorld({ at: '2026-11-24T08:05:00+08:00' });
    for (const slot of [eight, nine, tomorrow, elsewhere]) await putSlot(world, slot, 10);
    await putSlot(world, eight, 2, 'walkIn');
    desk = visit(world, await signedIn(world, staffOfPuli));
  });

  const code = async (n: number, slot = eight) => (await booked(world, n, slot)).appointment.appointmentCode;
  const send = (shown: Shown, path: string, typed: Record<string, string> = {}, browser = desk) => {
    const form = formsOf(shown.html).find(({ action, fields }) => {
      const isAct = typed.act === undefined || fields.get('act') === typed.act;
      return action === path && isAct;
    });
    if (!form) throw new Error(`no form to ${path} in ${textOf(shown.html)}`);
    return browser.post(form.action, new Map([...form.fields, ...Object.entries(typed)]));
  };
  const search = async (q: string, browser = desk) => send(await browser.get(day), `${day}/search`, { q }, browser);
  const act = async (of: string, name: string, typed: Record<string, string> = {}) => {
    const path = `${day}/appointments/${of}`;
    return send(await desk.get(path), path, { ...typed, act: name });
  };
  const rowOf = ({ html }: Shown, time: string) =>
    textOf(new RegExp(`<tr><th scope="row"><a[^>]*>${time}.*?</tr>`, 's').exec(html)?.[0] ?? '');

  it('leads staff to their site, lets others choose, and says when a site is gone', async () => {
    expect((await desk.get('/desk')).headers.get('location')).toBe(day);
    const office = visit(world, await signedIn(world, admin));
    expect(linksOf((await office.get('/desk')).html)).toEqual(expect.arrayContaining([day, '/desk/weilai']));
    const found = (await office.get('/desk?q=%E7%92%9E')).html;
    expect(linksOf(found)).toContain(day);
    expect(linksOf(found)).not.toContain('/desk/weilai');
    const lost: StaffActor = { username: 'lost', role: 'staff', scope: 'nowhere' };
    const gone = await visit(world, await signedIn(world, lost)).get('/desk');
    expect(gone.status).toBe(404);
    expect(titleOf(gone.html)).toMatch(/^错误：您的服务点不在了/);
  });

  it('counts each slot, marks the running one, and keeps what is personal out of addresses and caches', async () => {
    const [first] = [await code(1), await code(2), await code(3, nine)];
    await search(first);
    const shown = await desk.get(day);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(rowOf(shown, '08:00')).toBe('08:00–08:30 ▶ 进行中 2/10 1 1 2 0');
    expect(rowOf(shown, '09:00')).toBe('09:00–09:30 1/10 0 0 0 0');
    world.clock.advance(30 * 60_000);
    expect(rowOf(await desk.get(day), '08:00')).toBe('08:00–08:30 ✓ 已结束 2/10 1 1 0 0');
    const half = await desk.get(day);
    expect(half.html).not.toContain('<details');
    await act(first, 'complete');
    const folded = await desk.get(day);
    expect(textOf(folded.html)).toContain('已结束的时段');
    expect(folded.html.indexOf('<details')).toBeGreaterThan(folded.html.indexOf('09:00–09:30'));
    expect(textOf(/<details id="over">.*?<\/details>/s.exec(folded.html)![0])).toContain('08:00–08:30');
    expect(textOf(folded.html)).toContain('全天合计 3/20 1 1 0 1');
    const people = await desk.get(`${day}?slot=${eight}`);
    expect(textOf(people.html)).toContain('08:00–08:30 的人');
    expect(linksOf(people.html)).toContain(`${day}/appointments/${first}`);
    expect((await desk.get(`${day}?slot=${elsewhere}`)).status).toBe(404);
    expect(textOf((await desk.get(`${day}?date=2026-12-24`)).html)).toContain('这一天没有时段');
    expect((await desk.get(`${day}?date=2026-02-30`)).status).toBe(422);
    expect((await desk.get('/desk/weilai')).status).toBe(404);
  });

  it('checks in by a full code at once, answers a second press the same and another desk with who did it', async () => {
    const own = await code(1);
    const page = await desk.get(day);
    const typed = { q: `${own.slice(0, 4).toLowerCase()}-${own.slice(4)}` };
    const first = await send(page, `${day}/search`, typed);
    expect(first.status).toBe(200);
    expect(textOf(first.html)).toContain('✓ 可以进');
    expect(textOf(first.html)).toContain('居*1');
    const stored = await everything(world);
    expect(textOf((await send(page, `${day}/search`, typed)).html)).toContain('✓ 可以进');
    const again = await search(`https://doorstep.example/C/${own}`);
    expect(textOf(again.html)).toContain('! 已来过 08:05 由 staff-puli 签到');
    expect(await everything(world)).toEqual(stored);
  });

  it('does not let in by an old form what was undone meanwhile', async () => {
    const own = await code(1);
    const page = await desk.get(day);
    const yes = await send(page, `${day}/search`, { q: own });
    const undone = await send(yes, `${day}/appointments/${own}`, { act: 'undoCheckIn' });
    expect(undone.status).toBe(303);
    expect(textOf((await desk.get(undone.headers.get('location') ?? '')).html)).toContain('签到已撤销');
    world.clock.advance(60_000);
    const replayed = await send(page, `${day}/search`, { q: own });
    expect(textOf(replayed.html)).toContain('✕ 不能进 签到已撤销');
    expect(textOf((await send(replayed, `${day}/check-in`)).html)).toContain('✓ 可以进');
  });

  it('says why not and what to do: wrong day, wrong site, cancelled, unknown', async () => {
    const other = await search(await code(1, tomorrow));
    expect(other.status).toBe(409);
    expect(titleOf(other.html)).toMatch(/^错误：不能进 不是今天的预约/);
    const away = await search(await code(2, elsewhere));
    expect(textOf(away.html)).toContain('约的是别的服务点');
    expect(textOf(away.html)).toContain('未来花园社区流动接种点');
    expect(textOf(away.html)).not.toContain('居*2');
    const { appointment, manageToken } = await booked(world, 3, eight);
    const gone = { key: keyFor('c'), code: appointment.appointmentCode, token: manageToken };
    expect(isRefusal(await cancelAppointment(world.deps, gone))).toBe(false);
    expect(textOf((await search(appointment.appointmentCode)).html)).toContain('预约已取消');
    const unknown = await search('0000-0000');
    expect(unknown.status).toBe(404);
    expect(textOf(unknown.html)).toContain('没有这个预约码');
  });

  it('finds by phone tail and name, asks with a button even for one, and keeps what was typed', async () => {
    await code(1);
    await code(11);
    const one = await search('0011');
    expect(textOf(one.html)).toContain('找到一人');
    expect(formsOf(one.html).filter(({ action }) => action === `${day}/check-in`)).toHaveLength(1);
    expect(textOf((await search('居民11')).html)).toContain('居**1');
    expect(textOf((await search('居')).html)).toContain('找到 2 人');
    const yes = await send(one, `${day}/check-in`);
    expect(textOf(yes.html)).toContain('✓ 可以进');
    const none = await search('9999');
    expect(none.status).toBe(404);
    expect(titleOf(none.html)).toMatch(/^错误：今天的名单里没有找到/);
    expect(none.html).toContain('value="9999"');
    expect(wrongBeside((await search(' ')).html, 'q')).toBe('请填预约码、手机后4位或姓名');
  });

  it('leads a person through the stages to the reward, and shows what is out of stock', async () => {
    const own = await code(1);
    await search(own);
    const first = await act(own, 'stage');
    expect(textOf((await desk.get(first.headers.get('location') ?? '')).html)).toContain('✓ 已到等候区');
    const stale = await desk.get(`${day}/appointments/${own}`);
    await act(own, 'complete');
    const late = await send(stale, `${day}/appointments/${own}`, { act: 'stage' });
    expect(late.status).toBe(409);
    expect(titleOf(late.html)).toMatch(/^错误：当前状态不能这样操作/);
    expect(textOf(late.html)).toContain('现在的状态是：已完成');
    expect(textOf(late.html)).toContain('最近一步：11月24日 周二 08:05 完成，staff-puli 办的');
    expect(textOf(late.html)).toContain('这几样都没有库存');
    const receipt = { itemId: 'gym-card', kind: 'receipt', quantity: 1 } as const;
    await recordStock(world.deps, { actor: admin, key: keyFor('stock'), siteId: 'puli', input: receipt });
    const unchosen = await act(own, 'handOut');
    expect(unchosen.status).toBe(422);
    expect(wrongBeside(unchosen.html, 'itemIds')).toBe('请选择要领取的物资');
    expect((await act(own, 'handOut', { itemIds: 'library-card' })).status).toBe(409);
    const given = await act(own, 'handOut', { itemIds: 'gym-card' });
    const after = textOf((await desk.get(given.headers.get('location') ?? '')).html);
    expect(after).toContain('✓ 奖励已发放');
    expect(after).toContain('已领取 健身卡 × 1');
    expect((await desk.get(`${day}/appointments/${await code(2, elsewhere)}`)).status).toBe(404);
  });

  it('says of a reward when it can be had, and leads to it from a scan of somebody who is done', async () => {
    const own = await code(1);
    const path = `${day}/appointments/${own}`;
    expect(textOf((await desk.get(path)).html)).toContain('可领的奖励 · 任选一样 完成接种或采样后才能领。');
    await search(own);
    expect(textOf((await desk.get(path)).html)).toContain('先按“完成”，再发放。');
    await act(own, 'complete');
    const again = await search(own);
    expect(textOf(again.html)).toContain('! 已来过');
    expect(textOf(again.html)).toContain('奖励还没领。');
    expect(again.html).toContain(`href="${path}">发放奖励</a>`);
    const { appointment, manageToken } = await booked(world, 3, eight);
    const gone = { key: keyFor('c'), code: appointment.appointmentCode, token: manageToken };
    await cancelAppointment(world.deps, gone);
    const lost = textOf((await desk.get(`${day}/appointments/${appointment.appointmentCode}`)).html);
    expect(lost).toContain('没有可领的奖励');
    expect(lost).not.toContain('健身卡');
  });

  it('takes the next person on the page of this one, with the cursor there once something was done', async () => {
    const [own, next] = [await code(1), await code(2)];
    await search(own);
    const before = await desk.get(`${day}/appointments/${own}`);
    expect(before.html).not.toContain('autofocus');
    const done = await desk.get((await act(own, 'complete')).headers.get('location') ?? '');
    expect(done.html).toContain('autofocus');
    expect(textOf((await send(done, `${day}/search`, { q: next })).html)).toContain('✓ 可以进');
  });

  it('tells staff in their words whom it cannot find', async () => {
    const missing = await desk.get(`${day}/appointments/${await code(2, elsewhere)}`);
    expect(missing.status).toBe(404);
    expect(textOf(missing.html)).toContain('可能约在别的服务点');
    expect(linksOf(missing.html.split('<footer>')[0]!)).not.toContain('/find');
    const away = await desk.get('/desk/weilai');
    expect(away.status).toBe(404);
    expect(textOf(away.html)).toContain('这个账号只管自己的服务点');
    const office = await desk.get('/office');
    expect(office.status).toBe(403);
    expect(textOf(office.html)).toContain('这一页要用管理人员的账号。 回服务点');
    expect(linksOf(office.html)).toContain('/desk');
  });

  it('registers a walk-in, and keeps the form without ever showing the document number', async () => {
    const { name, idNumber, phone } = person(7);
    const typed = { 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone, doseNumber: '1' };
    const page = await desk.get(`${day}/walk-in`);
    expect(textOf(page.html)).toContain('08:00–08:30 的现场名额，还有 2 个');
    const refused = await send(page, `${day}/walk-in`, typed);
    expect(refused.status).toBe(422);
    expect(refused.html).not.toContain(idNumber);
    expect(wrongBeside(refused.html, 'consent')).toBe('请当面告知，来人同意后打勾');
    const kept = { consent: 'yes', doseNumber: '1' };
    const yes = await send(refused, `${day}/walk-in`, kept);
    expect(textOf(yes.html)).toContain('✓ 可以进 请把预约码念给来人');
    expect(rowOf(await desk.get(day), '08:00')).toBe('08:00–08:30 ▶ 进行中 0/10 1 0 1 0');
    const child = {
      ...typed,
      ...kept,
      'attendee.idNumber': residentId('2015-03-01', 9),
      'attendee.phone': person(9).phone,
    };
    const twice = await send(await desk.get(`${day}/walk-in`), `${day}/walk-in`, { ...typed, ...kept });
    expect(titleOf(twice.html)).toMatch(/^错误：这个人已有预约/);
    const empty = await send(await desk.get(`${day}/walk-in`), `${day}/walk-in`);
    expect(titleOf(empty.html)).toMatch(/^错误：姓名：请填写姓名/);
    expect(wrongBeside(empty.html, 'doseNumber')).toBe('请选第几剂');
    const alone = await send(await desk.get(`${day}/walk-in`), `${day}/walk-in`, child);
    expect(wrongBeside(alone.html, 'booker')).toBe('未满18周岁请填写监护人信息');
    world.clock.advance(3 * 3_600_000);
    const later = visit(world, await signedIn(world, { ...staffOfPuli, username: 'evening' }));
    expect(textOf((await later.get(`${day}/walk-in`)).html)).toContain('今天没有可用的时段了');
  });

  it('tells who sends a form after the sign-in has ended how to send it again', async () => {
    const own = await code(1);
    const page = await desk.get(day);
    const stored = await everything(world);
    const out = await send(page, `${day}/search`, { q: own }, visit(world));
    expect(out.status).toBe(401);
    expect(textOf(out.html)).toContain('登录后回到这一页刷新');
    expect(out.html).toContain('target="_blank"');
    expect(await everything(world)).toEqual(stored);
    expect(textOf((await send(page, `${day}/search`, { q: own })).html)).toContain('✓ 可以进');
  });
});
