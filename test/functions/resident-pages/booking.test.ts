import { beforeEach, describe, expect, it } from 'vitest';
import { buttonsElsewhere, formOf, linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { person, residentId } from '../../support/people.ts';
import { booked, everything, openWorld, putSlot, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0900-30';
const bookPath = `/sites/puli/slots/${slotId}/book`;

/** Fields of a first dose for person `n`, over those that the page already holds. */
export const filled = (fields: Map<string, string>, n: number, change: Record<string, string> = {}) => {
  const { name, idNumber, phone } = person(n);
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  return new Map([...fields, ...Object.entries({ ...typed, consent: 'yes', ...change })]);
};

describe('booking pages', () => {
  let world: World;
  let visitor: Visitor;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, slotId, 2);
    visitor = visit(world);
  });

  const openForm = async () => formOf((await visitor.get(bookPath)).html);

  it('books from the empty form to the confirmation, without script and without cookies', async () => {
    const form = await openForm();
    const sent = await visitor.post(form.action, filled(form.fields, 1));
    expect(sent.status).toBe(303);
    expect(sent.headers.get('set-cookie')).toBeNull();
    const manageLink = sent.headers.get('location')!;
    expect(manageLink).toMatch(/^\/a\/[0-9A-Z]{8}\/[\w-]{24}$/);
    const { status, html, headers } = await visitor.get(manageLink);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const text = textOf(html);
    expect(text).toContain('预约成功');
    expect(text).toContain('11月24日 周二 09:00–09:30');
    expect(text).toContain('居*1');
    expect(text).toContain('手机尾号 0001');
    expect(text).toContain('新冠疫苗接种 第一剂');
    expect(linksOf(html)).toContain('tel:0371-00000001');
    expect(text).not.toContain(person(1).idNumber);
    expect(text).not.toContain(person(1).phone);
  });

  it('takes the same form twice as one booking', async () => {
    const form = await openForm();
    const first = await visitor.post(form.action, filled(form.fields, 1));
    const again = await visitor.post(form.action, filled(form.fields, 1));
    expect(again.status).toBe(303);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('keeps everything typed but never shows the document number', async () => {
    const form = await openForm();
    const typed = filled(form.fields, 1, {
      'attendee.phone': '12345',
      'needs.wheelchair': 'yes',
      rewardChoice: 'gym-card',
    });
    const { status, html } = await visitor.post(form.action, typed);
    expect(status).toBe(422);
    expect(titleOf(html)).toBe('错误：手机号码：请填写正确的手机号码 - 家门口预约');
    expect(html).toContain('role="alert"');
    expect(linksOf(html)).toContain('#attendee.phone');
    expect(wrongBeside(html, 'attendee.phone')).toBe('请填写正确的手机号码');
    const { idNumber, name } = person(1);
    expect(html).not.toContain(idNumber);
    expect(textOf(html)).toContain(`尾号 ${idNumber.slice(-4)} 的号码已记下`);
    const kept = formOf(html).fields;
    expect(kept.get('attendee.name')).toBe(name);
    expect(kept.get('attendee.phone')).toBe('12345');
    expect(kept.get('attendee.idNumber')).toBe('');
    expect(kept.get('needs.wheelchair')).toBe('yes');
    expect(kept.get('rewardChoice')).toBe('gym-card');
    expect(kept.get('consent')).toBe('yes');
    const mended = await visitor.post(form.action, new Map([...kept, ['attendee.phone', person(1).phone]]));
    expect(mended.status).toBe(303);
  });

  it('offers the nearest free slots when this one is gone, and one press books with the same answers', async () => {
    await putSlot(world, 'puli-20261124-0930-30', 5);
    await putSlot(world, 'weilai-20261124-0900-30', 5);
    const form = await openForm();
    await booked(world, 8, slotId);
    await booked(world, 9, slotId);
    const { status, html } = await visitor.post(form.action, filled(form.fields, 1));
    expect(status).toBe(409);
    expect(textOf(html)).toContain('该时段已约满，请选其他时段');
    const [same, other] = buttonsElsewhere(html);
    expect(same).toMatchObject({ action: '/sites/puli/slots/puli-20261124-0930-30/book' });
    expect(other!.text).toContain('未来花园社区流动接种点');
    const pressed = await visitor.post(same!.action, formOf(html).fields);
    expect(pressed.status).toBe(303);
    expect(textOf((await visitor.get(pressed.headers.get('location')!)).html)).toContain('09:30–10:00');
  });

  it('asks for the guardian of a child, with the fields unfolded', async () => {
    const child = residentId('2015-05-05', 12);
    const form = await openForm();
    const { status, html } = await visitor.post(form.action, filled(form.fields, 1, { 'attendee.idNumber': child }));
    expect(status).toBe(422);
    expect(wrongBeside(html, 'booker')).toBe('未满18周岁请填写监护人信息');
    expect(html).toContain('<details open="" id="booker">');
    const guardian = { 'booker.name': '王芳', 'booker.phone': '13900001111', 'booker.relation': '监护人' };
    const again = await visitor.post(form.action, new Map([...formOf(html).fields, ...Object.entries(guardian)]));
    expect(again.status).toBe(303);
  });

  it('names all mistakes at once, in the order of the page', async () => {
    const form = await openForm();
    const { status, html } = await visitor.post(form.action, form.fields);
    expect(status).toBe(422);
    const leads = linksOf(html).filter((href) => href.startsWith('#'));
    expect(leads).toEqual(['#doseNumber', '#attendee.name', '#attendee.idNumber', '#attendee.phone', '#consent']);
    for (const lead of leads) expect(html).toContain(`id="${lead.slice(1)}"`);
  });

  it('takes a passport with a birth date as people type it', async () => {
    const form = await openForm();
    const passport = { 'attendee.idType': 'passport', 'attendee.idNumber': 'e1234567' };
    const asked = await visitor.post(form.action, filled(form.fields, 1, passport));
    expect(wrongBeside(asked.html, 'attendee.birthDate')).toBe('请填写此项');
    const given = new Map([...formOf(asked.html).fields, ['attendee.birthDate', '１９８０年３月８日']] as const);
    expect((await visitor.post(form.action, given)).status).toBe(303);
  });

  it('says that somebody has an appointment already, and leads to it', async () => {
    await putSlot(world, 'puli-20261124-1000-30', 5);
    await booked(world, 1, 'puli-20261124-1000-30');
    const form = await openForm();
    const { status, html } = await visitor.post(form.action, filled(form.fields, 1));
    expect(status).toBe(409);
    expect(textOf(html)).toContain('您已有预约，可先取消再改约');
    expect(textOf(html)).toContain('可以改时间，也可以取消后再约');
    expect(linksOf(html).filter((href) => href === '/find')).toHaveLength(2);
  });

  it('gives a form that was used for somebody else a new key and keeps what was typed', async () => {
    const form = await openForm();
    await visitor.post(form.action, filled(form.fields, 1));
    const other = await visitor.post(form.action, filled(form.fields, 2));
    expect(other.status).toBe(422);
    expect(textOf(other.html)).toContain('页面内容已变化');
    expect(formOf(other.html).fields.get('formKey')).not.toBe(form.fields.get('formKey'));
    expect((await visitor.post(form.action, formOf(other.html).fields)).status).toBe(303);
  });

  it('shows the form again under the same key when the store fails, and pressing again books once', async () => {
    const form = await openForm();
    const { client } = world.table;
    const fail = { fails: true };
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (fail.fails && String(context.commandName).startsWith('TransactWrite')) throw new Error('no answer');
        return next(args);
      },
      { step: 'initialize', name: 'failWrites', priority: 'high' },
    );
    const { status, html, headers } = await visitor.post(form.action, filled(form.fields, 1));
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(textOf(html)).toContain('系统繁忙，结果未确认，请在本页重试');
    expect(textOf(html)).toContain('不会重复预约');
    expect(formOf(html).fields.get('formKey')).toBe(form.fields.get('formKey'));
    fail.fails = false;
    expect((await visitor.post(form.action, formOf(html).fields)).status).toBe(303);
  });

  it('changes nothing in the store when it refuses', async () => {
    const form = await openForm();
    const before = await everything(world);
    await visitor.post(form.action, form.fields);
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    ['a slot of another site', `/sites/weilai/slots/${slotId}/book`, 404, '未找到该时段'],
    ['a key of the store', '/sites/puli/slots/SITE%231/book', 404, '未找到该时段'],
    ['a path', '/sites/puli/slots/..%2Fx/book', 404, '未找到该时段'],
    ['an emoji', '/sites/puli/slots/%F0%9F%98%80/book', 404, '未找到该时段'],
    ['a slot that does not exist', '/sites/puli/slots/puli-20261124-2300-30/book', 404, '未找到该时段'],
  ])('refuses %s in the address', async (_what, path, status, message) => {
    const shown = await visitor.get(path);
    expect(shown.status).toBe(status);
    expect(textOf(shown.html)).toContain(message);
  });
});

describe('a site with two services', () => {
  const testPath = '/sites/weilai/slots/weilai-20261124-0900-30/book';

  it('asks which, tells to which the doses belong, and takes a test without a dose', async () => {
    const world = await openWorld();
    await putSlot(world, 'weilai-20261124-0900-30', 2);
    const visitor = visit(world);
    const { html } = await visitor.get(testPath);
    expect(textOf(html)).toContain('项目 新冠疫苗接种 核酸采样 新冠疫苗接种：第几剂');
    const { action, fields } = formOf(html);
    const unasked = await visitor.post(action, filled(fields, 1));
    expect(unasked.status).toBe(422);
    expect(wrongBeside(unasked.html, 'service')).toBe('请选择');
    const empty = await visitor.post(action, fields);
    const leads = linksOf(empty.html).filter((href) => href.startsWith('#'));
    expect(leads).toEqual(['#service', '#attendee.name', '#attendee.idNumber', '#attendee.phone', '#consent']);
    const sent = await visitor.post(action, filled(fields, 1, { service: 'nucleic-acid-test' }));
    expect(sent.status).toBe(303);
    expect(textOf((await visitor.get(sent.headers.get('location')!)).html)).toContain('项目 核酸采样');
  });

  it('leaves out the doses when the test was chosen beforehand', async () => {
    const world = await openWorld();
    await putSlot(world, 'weilai-20261124-0900-30', 2);
    const { html } = await visit(world).get(`${testPath}?service=nucleic-acid-test`);
    expect(textOf(html)).not.toContain('第几剂');
    expect(formOf(html).fields.get('service')).toBe('nucleic-acid-test');
  });
});
