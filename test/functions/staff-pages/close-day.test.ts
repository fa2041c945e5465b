import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { signedIn } from '../../support/api.ts';
import { formsOf, linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Shown, type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, booked, everything, itemAt, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const eight = 'puli-20261124-0800-30';
const late = 'puli-20261124-0830-30';
const path = '/desk/puli/close-day?date=2026-11-24';

describe('closing the day on pages', () => {
  let world: World;
  let desk: Visitor;
  beforeEach(async () => {
    world = await openWorld({ at: '2026-11-24T08:05:00+08:00' });
    for (const slot of [eight, late]) await putSlot(world, slot, 10);
    desk = visit(world, await signedIn(world, staffOfPuli));
  });

  const stock = (itemId: string, quantity: number) =>
    recordStock(world.deps, {
      actor: admin,
      key: keyFor(`stock-${itemId}`),
      siteId: 'puli',
      input: { itemId, kind: 'receipt', quantity },
    });
  const formWith = ({ html }: Shown, act: string) => {
    const form = formsOf(html).find(
      ({ action, fields }) => action === path && [act, undefined].includes(fields.get('act')),
    );
    if (!form) throw new Error(`no form for ${act} in ${textOf(html)}`);
    return form;
  };
  const send = (shown: Shown, act: string, typed: Record<string, string> = {}) => {
    const { action, fields } = formWith(shown, act);
    return desk.post(action, new Map([...fields, ...Object.entries(typed), ['act', act]]));
  };
  const stored = () => itemAt(world, keys.day('puli', '2026-11-24'));

  it('says the differences back, closes once however often it is pressed, and keeps the record', async () => {
    await stock('eggs', 100);
    await stock('masks', 20);
    const form = await desk.get(path);
    const checked = await send(form, 'check', { 'count.eggs': '９8', 'count.masks': '20' });
    expect(checked.status).toBe(200);
    expect(textOf(checked.html)).toContain('1 种物资和账上不一致');
    expect(textOf(checked.html)).toContain('鸡蛋 ⚠ −2 100 98');
    expect((await stored())?.closedAt).toBeUndefined();

    const closed = await send(checked, 'confirm');
    expect(closed.status).toBe(303);
    const before = await everything(world);
    expect((await send(checked, 'confirm')).headers.get('location')).toBe(closed.headers.get('location'));
    expect(await everything(world)).toEqual(before);
    const record = await desk.get(closed.headers.get('location')!);
    expect(textOf(record.html)).toContain('staff-puli 在 11月24日 周二 08:05 做了日结');
    expect(textOf(record.html)).toContain('鸡蛋 ⚠ −2 100 98');
    expect(await stored()).toMatchObject({ closedBy: 'staff-puli' });
    expect((await itemAt(world, keys.stock('puli')))?.['on:eggs']).toBe(98);

    const late = await send(form, 'check', { 'count.eggs': '1', 'count.masks': '1' });
    expect(late.status).toBe(409);
    expect(titleOf(late.html)).toMatch(/^错误：当日已结账/);
    expect(await everything(world)).toEqual(before);
  });

  it('names each item that was not counted, and keeps what was typed', async () => {
    await stock('eggs', 100);
    await stock('masks', 20);
    const before = await everything(world);
    const refused = await send(await desk.get(path), 'check', { 'count.eggs': '', 'count.masks': '2.5' });
    expect(refused.status).toBe(422);
    expect(titleOf(refused.html)).toMatch(/^错误：鸡蛋：请填写此项/);
    expect(wrongBeside(refused.html, 'count.masks')).toBe('请填 0 到 1000000 之间的整数');
    expect(linksOf(refused.html)).toContain('#count.eggs');
    expect(formWith(refused, 'check').fields.get('count.masks')).toBe('2.5');
    expect(await everything(world)).toEqual(before);
  });

  it('lets the count be changed before it is confirmed', async () => {
    await stock('eggs', 100);
    const checked = await send(await desk.get(path), 'check', { 'count.eggs': '98' });
    const again = await send(checked, 'change');
    expect(again.status).toBe(200);
    expect(formWith(again, 'check').fields.get('count.eggs')).toBe('98');
  });

  it('says the differences again when the books changed before the confirmation', async () => {
    await stock('eggs', 100);
    const checked = await send(await desk.get(path), 'check', { 'count.eggs': '100' });
    await recordStock(world.deps, {
      actor: admin,
      key: keyFor('more'),
      siteId: 'puli',
      input: { itemId: 'eggs', kind: 'receipt', quantity: 5 },
    });
    const changed = await send(checked, 'confirm');
    expect(changed.status).toBe(200);
    expect(textOf(changed.html)).toContain('账上的数量刚才变了');
    expect(textOf(changed.html)).toContain('鸡蛋 ⚠ −5 105 100');
    expect((await stored())?.closedAt).toBeUndefined();
    expect((await send(changed, 'confirm')).status).toBe(303);
  });

  it('names who is still open, and records those who did not come once their slot is over', async () => {
    const [missing, here, later] = [
      await booked(world, 1, eight),
      await booked(world, 2, eight),
      await booked(world, 3, late),
    ];
    const inside = { actor: staffOfPuli, code: here.appointment.appointmentCode };
    await checkIn(world.deps, { ...inside, key: keyFor('in'), siteId: 'puli' });
    const early = await desk.get(path);
    expect(textOf(early.html)).toContain('08:00–08:30：还没来 1 人，没办完 1 人');
    expect(linksOf(early.html)).toContain(`/desk/puli?date=2026-11-24&slot=${eight}`);
    expect(textOf(early.html)).not.toContain('记为未到 人');
    const refused = await send(early, 'check');
    expect(refused.status).toBe(409);
    expect(titleOf(refused.html)).toMatch(/^错误：当日还有未完成的预约/);

    world.clock.set('2026-11-24T08:31:00+08:00');
    const marked = await send(await desk.get(path), 'missing');
    expect(marked.headers.get('location')).toBe(`${path}&marked=1`);
    expect(textOf((await desk.get(`${path}&marked=1`)).html)).toContain('已把 1 人记为未到');
    const statusOf = async ({ appointment }: typeof missing) =>
      (await itemAt(world, keys.appointment(appointment.appointmentCode)))?.st;
    expect(await statusOf(missing)).toBe('noShow');
    expect(await statusOf(here)).toBe('checkedIn');
    expect(await statusOf(later)).toBe('booked');

    await completeAppointment(world.deps, { ...inside, key: keyFor('done') });
    world.clock.set('2026-11-24T09:00:00+08:00');
    await send(await desk.get(path), 'missing');
    expect((await send(await send(await desk.get(path), 'check'), 'confirm')).status).toBe(303);
  });

  it('closes a site without stock, and no day to come', async () => {
    const checked = await send(await desk.get(path), 'check');
    expect(textOf(checked.html)).toContain('这里没有奖励物资');
    expect((await send(checked, 'confirm')).status).toBe(303);
    const future = await desk.get('/desk/puli/close-day?date=2026-11-25');
    expect(textOf(future.html)).toContain('这一天还没到');
    expect(formsOf(future.html).some(({ action }) => action.includes('close-day'))).toBe(false);
    expect((await desk.get('/desk/puli/close-day?date=2026-02-30')).status).toBe(422);
    expect((await desk.get('/desk/weilai/close-day')).status).toBe(404);
  });
});
