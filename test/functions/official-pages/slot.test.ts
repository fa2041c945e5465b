import { beforeEach, describe, expect, it } from 'vitest';
import { changeSlot } from '../../../shared/usecases/officials/change-slot.ts';
import { viewSlot } from '../../../shared/usecases/officials/view-slot.ts';
import { closeDay } from '../../../shared/usecases/staff/close-day.ts';
import { accepted } from '../../support/answers.ts';
import { linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { keyFor } from '../../support/people.ts';
import { admin, booked, everything, officialOfFengchan, openWorld, type World } from '../../support/world.ts';
import { follow, formTo, loseAnswer, type Office, openOffice, scheduleDays } from './office.ts';

const slotId = 'puli-20261124-0830-30';
const path = `/office/sites/puli/slots/${slotId}`;

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
  await scheduleDays(world);
  for (let n = 0; n < 3; n++) await booked(world, n, slotId);
});

const stored = async () => accepted(await viewSlot(world.deps, { actor: admin, siteId: 'puli', slotId }));
const check = async (typed: Record<string, string>) => office.send(await office.get(path), path, typed);

describe('a slot edited in place', () => {
  it('says first what a change comes to, and changes nothing yet', async () => {
    const before = await everything(world);
    const raised = await check({ capacity: '２８', walkInCapacity: '2' });
    expect(raised.status).toBe(200);
    expect(textOf(raised.html)).toContain(
      '线上预约名额从 20 增到 28：多放 8 个号；已约 3 人不变，改后还有 25 个空号。',
    );
    expect(textOf(raised.html)).toContain('现场登记名额从 5 减到 2：少放 3 个号');
    expect(await everything(world)).toEqual(before);
  });

  it('makes the change once it is confirmed, leads to the next slot and back to what was', async () => {
    const saved = await office.send(await check({ capacity: '28', walkInCapacity: '2' }), path);
    const page = await follow(office, saved);
    expect(textOf(page.html)).toContain('已保存');
    expect(await stored()).toMatchObject({ capacity: 28, walkIn: { capacity: 2 }, version: 2 });
    expect(linksOf(page.html)).toContain('/office/sites/puli/slots/puli-20261124-0900-30');
    expect(textOf(page.html)).toContain('撤销，改回线上 20、现场 5、开放');
    await follow(office, await office.send(page, path));
    expect(await stored()).toMatchObject({ capacity: 20, walkIn: { capacity: 5 }, version: 3 });
  });

  it('offers no way back once somebody else has changed it', async () => {
    const saved = await office.send(await check({ capacity: '28' }), path);
    const input = { version: 2, capacity: 22 };
    accepted(await changeSlot(world.deps, { actor: admin, siteId: 'puli', slotId, input }));
    const { html } = await follow(office, saved);
    expect(textOf(html)).toContain('已约 3，名额 22');
    expect(textOf(html)).not.toContain('撤销');
  });

  it('says when it is not known whether it was changed, and can then be pressed again', async () => {
    const page = await check({ capacity: '28' });
    loseAnswer(world, 'TransactWriteItems');
    const unknown = await office.send(page, path);
    expect(unknown.status).toBe(503);
    expect(titleOf(unknown.html)).toMatch(/^错误：系统繁忙/);
    expect(textOf(unknown.html)).toContain('线上 28、现场 5、开放');
    expect((await office.send(unknown, path)).status).toBe(303);
    expect(await stored()).toMatchObject({ capacity: 28, version: 2 });
  });

  it('keeps what was typed when the store cannot be read', async () => {
    const page = await office.get(path);
    loseAnswer(world, 'BatchGetItem');
    const unread = await office.send(page, path, { capacity: '28' });
    expect(unread.status).toBe(503);
    expect(textOf((await office.send(unread, path)).html)).toContain('从 20 增到 28');
  });

  it('is one change, however often the button is pressed', async () => {
    const page = await check({ capacity: '28' });
    const once = await office.send(page, path);
    const again = await office.send(page, path);
    expect(again.headers.get('location')).toBe(once.headers.get('location'));
    expect(await stored()).toMatchObject({ capacity: 28, version: 2 });
  });

  it('refuses less than is booked, says how low it may go, and keeps what was typed', async () => {
    const refused = await check({ capacity: '2', walkInCapacity: '4' });
    expect(refused.status).toBe(409);
    expect(titleOf(refused.html)).toMatch(/^错误：/);
    expect(wrongBeside(refused.html, 'capacity')).toBe('已有3人预约，名额不能少于3');
    expect(formTo(refused, path).fields.get('capacity')).toBe('2');
    expect(formTo(refused, path).fields.get('walkInCapacity')).toBe('4');
  });

  it.each(['', '-1', '2.5', '1e9', 'NaN', '2001'])('refuses the capacity %j', async (capacity) => {
    const refused = await check({ capacity });
    expect(refused.status).toBe(422);
    expect(wrongBeside(refused.html, 'capacity')).toBe('请填写0到2000之间的整数');
  });

  it('shows what another official made of it meanwhile, keeps what was typed, and can then be sent', async () => {
    const page = await check({ capacity: '28' });
    const input = { version: 1, capacity: 22, walkInCapacity: 7 };
    accepted(await changeSlot(world.deps, { actor: admin, siteId: 'puli', slotId, input }));
    const stale = await office.send(page, path);
    expect(stale.status).toBe(409);
    expect(textOf(stale.html)).toContain('已约 3，名额 22');
    expect(textOf(stale.html)).toContain('您填的还在');
    expect(formTo(stale, path).fields.get('capacity')).toBe('28');
    await follow(office, await office.send(await office.send(stale, path), path));
    expect(await stored()).toMatchObject({ capacity: 28, version: 3 });
  });

  it('says when there is nothing to change, and leads back to the form as it was typed', async () => {
    const same = await check({});
    expect(textOf(same.html)).toContain('没有改动');
    const back = await office.send(same, path);
    expect(formTo(back, path).fields.get('capacity')).toBe('20');
  });

  it('paused: nobody can book, who is booked is listed, and a text is ready in both languages', async () => {
    const page = await check({ status: 'paused' });
    expect(textOf(page.html)).toContain('居民马上不能再约这个时段');
    const paused = await follow(office, await office.send(page, path));
    expect(await stored()).toMatchObject({ status: 'paused', booked: 3 });
    const text = textOf(paused.html);
    expect(linksOf(paused.html), 'to the list further down').toContain('#affected');
    expect(paused.html).toContain('id="affected"');
    expect(text).toContain('共 3 人');
    expect(text).toContain('居*1');
    expect(text).not.toContain('13800000001');
    expect(text).toMatch(/【通知】因故，.*11月24日 周二 08:30–09:00这个时段暂停服务/);
    expect(text).toContain('https://doorstep.example/find');
    expect(text).toMatch(/Notice: the slot Tue 24 Nov 08:30–09:00 at .* is paused/);
    const rain = await office.get(`${path}?reason=下雨`);
    expect(textOf(rain.html)).toContain('【通知】因下雨，');
  });

  it('of another site or of none is not found', async () => {
    expect((await office.get('/office/sites/weilai/slots/weilai-20261124-0830-30')).status).toBe(404);
    expect((await office.get('/office/sites/puli/slots/weilai-20261124-0830-30')).status).toBe(404);
    expect((await office.get('/office/sites/puli/slots/puli-20261124-0715-30')).status).toBe(404);
    expect((await office.get('/office/sites/puli/slots/..%2Fx')).status).toBe(404);
  });

  it('of a day that is closed meanwhile is shown without a form, and a form sent late is refused', async () => {
    world = await openWorld();
    await scheduleDays(world);
    world.clock.set('2026-11-24T20:00:00+08:00');
    office = await openOffice(world, officialOfFengchan);
    const page = await check({ capacity: '28' });
    expect(textOf((await office.get(path)).html)).toContain('这个时段已经结束');
    const closing = { actor: officialOfFengchan, siteId: 'puli', input: { date: '2026-11-24', counts: [] } };
    accepted(await closeDay(world.deps, { ...closing, key: keyFor('close') }));
    const late = await office.send(page, path);
    expect(late.status).toBe(409);
    expect(textOf(late.html)).toContain('当日已结账，不能再更改');
    expect(late.html).not.toContain('name="capacity"');
    expect(await stored()).toMatchObject({ capacity: 20, version: 1 });
  });

  it('takes no fields that it did not ask for, and no form of another slot', async () => {
    expect((await check({ role: 'admin' })).status).toBe(422);
    const other = formTo(await office.get(path.replace('0830', '0900')), path.replace('0830', '0900'));
    expect((await office.visitor.post(path, other.fields)).status).toBe(403);
  });
});
