import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { formOf, linksOf, textOf, titleOf } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { booked, itemAt, openWorld, putItem, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0900-30';
const laterId = 'puli-20261125-1000-30';

let world: World;
let visitor: Visitor;
let code: string;
let link: string;
beforeEach(async () => {
  world = await openWorld();
  for (const id of [slotId, laterId]) await putSlot(world, id, 2);
  visitor = visit(world);
  const { appointment, manageToken } = await booked(world, 1, slotId, { needs: ['wheelchair', 'companion'] });
  code = appointment.appointmentCode;
  link = `/a/${code}/${manageToken}`;
});
const textAt = async (path: string) => textOf((await visitor.get(path)).html);
const act = (key: string) => ({ key: keyFor(key), actor: staffOfPuli, code });
const complete = async (): Promise<void> => {
  await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
  await completeAppointment(world.deps, act('done'));
};
const press = async (path: string, more: Iterable<readonly [string, string]> = []) => {
  const { action, fields } = formOf((await visitor.get(path)).html);
  return visitor.post(action, new Map([...fields, ...more]));
};
const changeItem = async (key: Parameters<typeof itemAt>[1], change: object) => {
  await putItem(world, { ...(await itemAt(world, key)), ...change });
  world.deps.directory.forget();
  world.deps.days.forget('puli', '2026-11-24');
};

describe('the page of an appointment', () => {
  it('says which help was asked for, how long to stay, and until when it is kept', async () => {
    const text = await textAt(link);
    expect(text).toContain('需要帮助 坐轮椅、有人陪同');
    expect(text).toContain('接种后在现场观察30分钟');
    expect(text).toContain('加密保存到12月24日 周四，之后自动删除');
  });

  it('says that it was moved', async () => {
    await press(`${link}/move`, [['slotId', laterId]]);
    const { html } = await visitor.get(link);
    expect(titleOf(html)).toBe('已改到新时间 - 家门口预约');
    expect(textOf(html)).toContain('原来的时间已让出');
    expect(linksOf(html)).toContain(`${link}/move`);
  });

  it.each([
    ['site', 'paused', '这个时间暂停服务'],
    ['site', 'closed', '这个时间不再服务'],
    ['slot', 'paused', '这个时间暂停服务'],
    ['slot', 'closed', '这个时间不再服务'],
  ])('warns when its %s is %s, and offers another time', async (what, status, words) => {
    const lane = { pk: 'D#puli#2026-11-24', sk: 'O#0900-30#00' };
    await changeItem(what === 'site' ? keys.site('puli') : lane, what === 'site' ? { status } : { st: status });
    const { html } = await visitor.get(link);
    expect(titleOf(html)).toBe(`${words} - 家门口预约`);
    expect(textOf(html)).toContain('您的预约还在，但到时可能办不了');
    expect(textOf(html)).not.toContain('请按时到场');
    expect(linksOf(html)).toEqual(expect.arrayContaining([`${link}/move`, 'tel:0371-00000001']));
  });

  it('says on the page for moving that nothing is free on a day without places', async () => {
    const ownDay = await textAt(`${link}/move`);
    expect(ownDay).toContain('这一天没有名额了 请看其他日期，或选其他服务点');
    const next = `${link}/move?date=2026-11-25`;
    expect(await textAt(next)).not.toContain('这一天没有');
    await changeItem(keys.site('puli'), { status: 'paused' });
    expect(await textAt(next)).toContain('这一天没有名额了');
    expect(await textAt(`${link}/move?date=2026-11-26`)).toContain('这一天没有安排');
  });

  it('leads on to another booking on the same day', async () => {
    expect(linksOf((await visitor.get(link)).html)).toContain('/sites/puli?date=2026-11-24');
  });

  it('names the stage while somebody is served, and then the next dose', async () => {
    await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
    const inside = await visitor.get(link);
    expect(textOf(inside.html)).toContain('现在到了 登记区');
    expect(textOf(inside.html)).not.toContain('重新预约');
    await completeAppointment(world.deps, act('done'));
    expect(await textAt(link)).toContain('第二剂最早12月15日 周二可以接种');
  });

  it('says to its owner alone that it is no longer kept', async () => {
    world.clock.set('2026-12-25T00:00:00+08:00');
    const own = await visitor.get(link);
    expect(own.status).toBe(200);
    expect(titleOf(own.html)).toContain('这个预约已经没有记录');
    const other = await visitor.get(`/a/${code}/${'A'.repeat(24)}`);
    expect(other.status).toBe(404);
    expect(titleOf(other.html)).toContain('未找到预约');
  });
});

describe('the card', () => {
  it('has all that one sheet of paper needs', async () => {
    const { html, headers } = await visitor.get(`${link}/card`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const text = textOf(html);
    const shown = [`${code.slice(0, 4)}-${code.slice(4)}`, '11月24日 周二 09:00–09:30', '金水区璞丽中心广场'];
    for (const part of [...shown, '0371-00000001', '本人证件原件', '健身卡 × 1']) expect(text).toContain(part);
    expect(html).toContain('<svg');
    expect(html).toMatch(/@media print\{[^}]*\.button,\.screen\{display:none\}/);
    expect(linksOf(html)).toContain(link);
  });

  it('is only of an appointment to come', async () => {
    world.clock.set('2026-11-24T09:30:00+08:00');
    const { status, headers } = await visitor.get(`${link}/card`);
    expect([status, headers.get('location')]).toEqual([303, link]);
  });
});

describe('the calendar file', () => {
  const file = async (language = 'zh-CN') => {
    const shown = await visitor.get(`${link}/calendar.ics`, { 'accept-language': language });
    // Long lines are folded (RFC 5545, 3.1).
    return { ...shown, lines: shown.html.replaceAll('\r\n ', '').split('\r\n') };
  };

  it('is a download with the instants of the slot, an alarm and nothing that manages the appointment', async () => {
    const { status, headers, lines, html } = await file();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="doorstep-${code}.ics"`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(lines).toEqual(
      expect.arrayContaining([
        `UID:${code}@doorstep.example`,
        'SEQUENCE:0',
        'STATUS:CONFIRMED',
        'DTSTART:20261124T010000Z',
        'DTEND:20261124T013000Z',
        'TRIGGER:-PT2H',
        'SUMMARY:新冠疫苗接种 第一剂（居*1）',
      ]),
    );
    expect(html).not.toContain(link);
    expect(html).toContain(`/find?code=${code}`);
    expect((await file('en')).lines).toContain('SUMMARY:Vaccination (新冠疫苗接种) Dose 1 (第一剂) (居*1)');
  });

  it('keeps its id and counts on when the appointment moves and is cancelled', async () => {
    await press(`${link}/move`, [['slotId', laterId]]);
    const moved = (await file()).lines;
    expect(moved).toEqual(
      expect.arrayContaining([`UID:${code}@doorstep.example`, 'SEQUENCE:1', 'DTSTART:20261125T020000Z']),
    );
    await press(`${link}/cancel`);
    const cancelled = (await file()).lines;
    expect(cancelled).toEqual(
      expect.arrayContaining([`UID:${code}@doorstep.example`, 'SEQUENCE:2', 'STATUS:CANCELLED']),
    );
    expect(cancelled).not.toContain('BEGIN:VALARM');
    expect(linksOf((await visitor.get(link)).html)).toContain(`${link}/calendar.ics`);
  });

  it('is for the owner alone', async () => {
    const { status } = await visitor.get(`/a/${code}/${'A'.repeat(24)}/calendar.ics`);
    expect(status).toBe(404);
  });
});

describe('deleting what is kept', () => {
  it('is said first, then done, and then every address of the appointment says so', async () => {
    const asked = await visitor.get(`${link}/erase`);
    expect(textOf(asked.html)).toContain('会先取消它');
    expect(textOf(asked.html)).toContain('会留下 服务点那一天的人数');
    const { action, fields } = formOf(asked.html);
    const sent = await visitor.post(action, fields);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, link]);
    for (const path of ['', '/card', '/move', '/cancel', '/erase', '/calendar.ics']) {
      const { status, html } = await visitor.get(link + path);
      expect(status).toBe(200);
      expect(titleOf(html)).toBe('这个预约的信息已删除 - 家门口预约');
      expect(html).not.toContain('居*1');
    }
    expect(await textAt('/sites/puli?date=2026-11-24')).toContain('还有 2 个名额');
    const left = await itemAt(world, keys.appointment(code));
    expect(Object.keys(left!).toSorted()).toEqual(['er', 'expireAt', 'k', 'pk', 'sk']);
    const again = await visitor.post(action, fields);
    expect([again.status, again.headers.get('location')]).toEqual([303, link]);
  });

  it('looks like nothing to anybody else', async () => {
    await press(`${link}/erase`);
    expect((await visitor.get(`/a/${code}/${'A'.repeat(24)}`)).status).toBe(404);
    const { html, status } = await press('/find', [
      ['code', code],
      ['phoneTail', '0001'],
    ]);
    expect([status, textOf(html)]).toEqual([404, expect.stringContaining('未找到预约')]);
  });

  it.each([
    ['past', '2026-11-24T09:30:00+08:00', '会先记为未到场', async (): Promise<void> => undefined],
    ['done, with a reward to come', undefined, '您还没有领奖励', complete],
  ])('says what it means for an appointment that is %s', async (_what, at, words, before) => {
    await before();
    if (at) world.clock.set(at);
    expect(await textAt(`${link}/erase`)).toContain(words);
    expect((await press(`${link}/erase`)).status).toBe(303);
    expect(titleOf((await visitor.get(link)).html)).toContain('已删除');
  });

  it('waits until somebody at the site is done, also when they came in between', async () => {
    const { action, fields } = formOf((await visitor.get(`${link}/erase`)).html);
    await checkIn(world.deps, { ...act('in'), siteId: 'puli' });
    const sent = await visitor.post(action, fields);
    expect(sent.status).toBe(409);
    expect(titleOf(sent.html)).toMatch(/^错误：当前状态不能这样操作/);
    expect(textOf(sent.html)).toContain('办完以后才能删除');
    const asked = await visitor.get(`${link}/erase`);
    expect(asked.html).not.toContain('<form');
    expect(await textAt(link)).toContain('已签到');
  });

  it('is refused to a form that we did not show for this appointment', async () => {
    const { fields } = formOf((await visitor.get(`${link}/cancel`)).html);
    expect((await visitor.post(`${link}/erase`, fields)).status).toBe(403);
    expect(await textAt(link)).toContain('预约成功');
  });

  it('can be pressed again after the store failed', async () => {
    const { action, fields } = formOf((await visitor.get(`${link}/erase`)).html);
    const { client } = world.table;
    const { send } = client;
    let left = 1;
    client.send = ((command: object, ...rest: never[]) => {
      const isErasing = JSON.stringify(command).includes('"er":');
      if (isErasing && left-- > 0) throw new Error('store down');
      return Reflect.apply(send, client, [command, ...rest]);
    }) as typeof client.send;
    const failed = await visitor.post(action, fields);
    client.send = send;
    expect(failed.status).toBe(503);
    expect(failed.headers.get('retry-after')).not.toBeNull();
    const form = formOf(failed.html);
    expect(form.fields.get('formKey')).toBe(fields.get('formKey'));
    expect((await visitor.post(form.action, form.fields)).status).toBe(303);
    expect(titleOf((await visitor.get(link)).html)).toContain('已删除');
  });

  it('is explained where residents read about their data', async () => {
    const { html } = await visitor.get('/privacy');
    expect(textOf(html)).toContain('现在就删除我的信息');
    expect(linksOf(html).filter((href) => href === '/find')).toHaveLength(2);
  });
});
