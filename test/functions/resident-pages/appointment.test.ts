import { beforeEach, describe, expect, it } from 'vitest';
import { checkIn } from '../../../shared/usecases/staff/check-in.ts';
import { completeAppointment } from '../../../shared/usecases/staff/complete-appointment.ts';
import { markNoShow } from '../../../shared/usecases/staff/mark-no-show.ts';
import { formOf, linksOf, textOf } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { booked, openWorld, putSlot, staffOfPuli, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0900-30';
const laterId = 'puli-20261125-1000-30';
const elsewhereId = 'weilai-20261124-0900-30';

describe('pages of an appointment', () => {
  let world: World;
  let visitor: Visitor;
  let link: string;
  let code: string;
  beforeEach(async () => {
    world = await openWorld();
    for (const id of [slotId, laterId, elsewhereId]) await putSlot(world, id, 2);
    visitor = visit(world);
    const { appointment, manageToken } = await booked(world, 1, slotId);
    code = appointment.appointmentCode;
    link = `/a/${code}/${manageToken}`;
  });
  const textAt = async (path: string) => textOf((await visitor.get(path)).html);
  const staffAct = { actor: staffOfPuli, key: keyFor('staff') };

  it('draws the code as a QR code', async () => {
    const { html } = await visitor.get(link);
    expect(html).toMatch(/<svg viewBox="0 0 33 33" role="img" aria-label="二维码[^"]*"[^>]*><path d="M4 4\.5h7/);
    expect(textOf(html)).toContain(`${code.slice(0, 4)}-${code.slice(4)}`);
  });

  it('cancels after asking once more, and gives the seat back', async () => {
    const asked = await visitor.get(`${link}/cancel`);
    expect(textOf(asked.html)).toContain('确定要取消吗？');
    const { action, fields } = formOf(asked.html);
    const sent = await visitor.post(action, fields);
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(link);
    const text = await textAt(link);
    expect(text).toContain('已取消');
    expect(text).not.toContain('取消预约');
    expect(await textAt('/sites/puli?date=2026-11-24')).toContain('还有 2 个名额');
    expect((await visitor.post(action, fields)).status).toBe(303);
  });

  it('moves to another day and to another site with one press', async () => {
    const asked = await visitor.get(`${link}/move`);
    expect(linksOf(asked.html)).toContain(`${link}/move?siteId=puli&date=2026-11-25`);
    const { action, fields } = formOf(asked.html);
    const later = await visitor.post(action, new Map([...fields, ['slotId', laterId]]));
    expect(later.status).toBe(303);
    expect(await textAt(link)).toContain('11月25日 周三 10:00–10:30');
    const next = formOf((await visitor.get(`${link}/move?siteId=weilai&date=2026-11-24`)).html);
    await visitor.post(next.action, new Map([...next.fields, ['slotId', elsewhereId]]));
    expect(await textAt(link)).toContain('未来花园社区流动接种点');
  });

  it('stays where it is when the new slot is full, and says so', async () => {
    const { action, fields } = formOf((await visitor.get(`${link}/move`)).html);
    await booked(world, 2, laterId);
    await booked(world, 3, laterId);
    const { status, html } = await visitor.post(action, new Map([...fields, ['slotId', laterId]]));
    expect(status).toBe(409);
    expect(textOf(html)).toContain('该时段已约满，请选其他时段');
    expect(await textAt(link)).toContain('11月24日 周二 09:00–09:30');
  });

  it.each([
    ['nothing', {}],
    ['no slot', { slotId: '../x' }],
  ])('refuses to move to %s', async (_what, change) => {
    const { action, fields } = formOf((await visitor.get(`${link}/move`)).html);
    expect((await visitor.post(action, new Map([...fields, ...Object.entries(change)]))).status).toBe(404);
  });

  it('says honestly that the time has passed', async () => {
    world.clock.set('2026-11-24T09:30:00+08:00');
    const text = await textAt(link);
    expect(text).toContain('预约时间已过');
    expect(text).not.toContain('改时间');
    expect((await visitor.get(`${link}/cancel`)).status).toBe(303);
    expect((await visitor.get(`${link}/move`)).status).toBe(303);
  });

  it('says that it is checked in, and then done', async () => {
    await checkIn(world.deps, { ...staffAct, siteId: 'puli', code });
    expect(await textAt(link)).toContain('已签到');
    await completeAppointment(world.deps, { ...staffAct, key: keyFor('done'), code });
    const text = await textAt(link);
    expect(text).toContain('已完成');
    expect(text).toContain('任选一样');
  });

  it('says that nobody came', async () => {
    world.clock.set('2026-11-24T09:31:00+08:00');
    await markNoShow(world.deps, { ...staffAct, code });
    expect(await textAt(link)).toContain('未到场');
  });

  it.each(['', '/cancel', '/move'])('shows nothing under a wrong link%s', async (more) => {
    const { status, html } = await visitor.get(`/a/${code}/AAAAAAAAAAAAAAAAAAAAAAAA${more}`);
    expect(status).toBe(404);
    expect(textOf(html)).toContain('未找到预约');
    expect(html).not.toContain('居*1');
  });

  it('refuses a form whose token was made for another appointment', async () => {
    const { fields } = formOf((await visitor.get(`${link}/cancel`)).html);
    const other = await booked(world, 2, slotId);
    const path = `/a/${other.appointment.appointmentCode}/${other.manageToken}/cancel`;
    expect((await visitor.post(path, fields)).status).toBe(403);
  });
});

describe('finding an appointment', () => {
  let world: World;
  let visitor: Visitor;
  let code: string;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 2);
    visitor = visit(world);
    code = (await booked(world, 1, slotId)).appointment.appointmentCode;
  });
  const find = async (typed: string, tail: string) => {
    const { action, fields } = formOf((await visitor.get('/find')).html);
    return visitor.post(action, new Map([...fields, ['code', typed], ['phoneTail', tail]]));
  };

  it('leads to the manage link, however the code was typed', async () => {
    const found = await find(` ${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase(), '0001');
    expect(found.status).toBe(303);
    expect(found.headers.get('location')).toMatch(new RegExp(`^/a/${code}/`));
  });

  it.each(['13800000001', '+86 138 0000 0001', '０００１'])('takes the phone number %s for its end', async (typed) => {
    const found = await find(code, typed);
    expect(found.status).toBe(303);
    expect((await find(code, '13800000002')).status).toBe(404);
  });

  it('says what to do without the code, and leads to the sites with their phones', async () => {
    const { html } = await visitor.get('/find');
    expect(textOf(html)).toContain('忘了预约码？ 请打您约的那个服务点的电话');
    expect(linksOf(html).filter((href) => href === '/')).toHaveLength(2);
  });

  it('answers unknown, foreign and wrong alike', async () => {
    const withoutInput = ({ html }: { html: string }) => textOf(html);
    const unknown = await find('00000000', '0001');
    const wrong = await find(code, '9999');
    const malformed = await find('?', '');
    expect([unknown.status, wrong.status, malformed.status]).toEqual([404, 404, 404]);
    expect(withoutInput(unknown)).toContain('未找到预约');
    expect(withoutInput(wrong)).toBe(withoutInput(unknown));
    expect(withoutInput(malformed)).toBe(withoutInput(unknown));
  });

  it('refuses the eleventh failure in 15 minutes', async () => {
    for (let tries = 0; tries < 10; tries++) expect((await find(code, '9999')).status).toBe(404);
    const refused = await find(code, '0001');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(textOf(refused.html)).toContain('操作过于频繁，请稍后再试');
  });

  it('shows the same page behind every QR code', async () => {
    const known = await visitor.get(`/C/${code}`);
    const unknown = await visitor.get('/C/00000000');
    expect(known.status).toBe(200);
    expect(known.html.replaceAll(code, '').replaceAll(`${code.slice(0, 4)}-${code.slice(4)}`, '')).toBe(
      unknown.html.replaceAll('00000000', '').replaceAll('0000-0000', ''),
    );
    expect(linksOf(known.html)).toContain(`/find?code=${code}`);
  });
});
