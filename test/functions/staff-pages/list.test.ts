import { beforeEach, describe, expect, it } from 'vitest';
import { cancelAppointment } from '../../../shared/usecases/residents/cancel-appointment.ts';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { signedIn } from '../../support/api.ts';
import { textOf } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { booked, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const eight = 'puli-20261124-0800-30';
const nine = 'puli-20261124-0900-30';

describe('the printed list', () => {
  let world: World;
  let desk: Visitor;
  beforeEach(async () => {
    world = await openWorld({ at: '2026-11-24T08:05:00+08:00' });
    for (const slot of [eight, nine]) await putSlot(world, slot, 120);
    desk = visit(world, await signedIn(world, staffOfPuli));
  });
  const shownCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

  it('has everybody with a seat by slot, masked, with boxes, and nobody who cancelled', async () => {
    const first = await booked(world, 1, eight, { needs: ['wheelchair'] });
    const second = await booked(world, 2, nine);
    const gone = await booked(world, 3, nine);
    const { appointmentCode: code } = gone.appointment;
    await cancelAppointment(world.deps, { key: keyFor('cancel'), code, token: gone.manageToken });
    const here = first.appointment.appointmentCode;
    await checkIn(world.deps, { actor: staffOfPuli, key: keyFor('in'), siteId: 'puli', code: here });
    const { html, headers } = await desk.get('/desk/puli/list');
    const text = textOf(html);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('打印时间 2026-11-24 08:05');
    expect(text).toMatch(
      new RegExp(`08:00–08:30 · 1 人 ${shownCode(here)} 居\\*1 0001 \\d+ 新冠疫苗接种 第一剂 坐轮椅 .*?已到 ☑ ☐ ☐`),
    );
    expect(text).toContain(shownCode(second.appointment.appointmentCode));
    expect(text).not.toContain(shownCode(code));
    expect(text).not.toContain('居民1');
    expect(text).toContain('现场登记（手写）');
    expect(html).toMatch(/id="print"[^>]* hidden/);
  });

  it('reads every page of the list', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 105; n++) codes.push((await booked(world, n, eight)).appointment.appointmentCode);
    const text = textOf((await desk.get('/desk/puli/list')).html);
    expect(codes.filter((code) => !text.includes(shownCode(code)))).toEqual([]);
  });

  it('says when nobody is booked, and still has lines for walk-ins; other days and sites are judged', async () => {
    const empty = textOf((await desk.get('/desk/puli/list?date=2026-11-25')).html);
    expect(empty).toContain('这一天没有人预约');
    expect(empty).toContain('现场登记（手写）');
    expect((await desk.get('/desk/puli/list?date=tomorrow')).status).toBe(422);
    expect((await desk.get('/desk/weilai/list')).status).toBe(404);
    expect((await visit(world).get('/desk/puli/list')).headers.get('location')).toBe(
      '/sign-in?next=%2Fdesk%2Fpuli%2Flist',
    );
  });
});
