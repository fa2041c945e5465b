import { beforeEach, describe, expect, it } from 'vitest';
import { formOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { person, residentId } from '../../support/people.ts';
import { everything, openWorld, putSlot, type World } from '../../support/world.ts';

const bookPath = '/sites/puli/slots/puli-20261124-0900-30/book';
const good = person(1);
const goodFields = {
  doseNumber: '1',
  'attendee.name': good.name,
  'attendee.idNumber': good.idNumber,
  'attendee.phone': good.phone,
  consent: 'yes',
};
/** The same number with its check character changed. */
const miscounted = good.idNumber.slice(0, 17) + (good.idNumber.endsWith('0') ? '1' : '0');

describe('bad inputs on the booking page', () => {
  let world: World;
  let visitor: Visitor;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, 'puli-20261124-0900-30', 2);
    visitor = visit(world);
  });

  const send = async (change: Record<string, string>) => {
    const { action, fields } = formOf((await visitor.get(bookPath)).html);
    return visitor.post(action, [...new Map([...fields, ...Object.entries({ ...goodFields, ...change })])]);
  };

  it.each([
    ['a wrong check digit', 'attendee.idNumber', miscounted, 422, '身份证号码校验不通过，请核对'],
    ['30 February in the number', 'attendee.idNumber', '410105199902301234', 422, '身份证号码中的出生日期无效'],
    ['a birth date to come', 'attendee.idNumber', residentId('2126-01-01', 5), 422, '身份证号码中的出生日期无效'],
    ['15 digits', 'attendee.idNumber', '410105510308001', 422, '请填写18位身份证号码'],
    ['17 digits', 'attendee.idNumber', good.idNumber.slice(0, 17), 422, '请填写18位身份证号码'],
    ['an impossible phone', 'attendee.phone', '12345678901', 422, '请填写正确的手机号码'],
    ['12 digits of phone', 'attendee.phone', '138000000001', 422, '请填写正确的手机号码'],
    ['no name', 'attendee.name', '', 422, '请填写姓名'],
    ['blanks as a name', 'attendee.name', '  \u200b　', 422, '请填写姓名'],
    ['markup in a name', 'attendee.name', '<b>张三</b>', 422, '姓名含有不支持的字符'],
    ['a formula as a name', 'attendee.name', '=1+1', 422, '姓名含有不支持的字符'],
    ['direction marks in a name', 'attendee.name', '张\u202e三', 422, '姓名含有不支持的字符'],
    ['10,000 characters of name', 'attendee.name', '张'.repeat(1_500), 422, '姓名不能超过50个字'],
    ['no consent', 'consent', '', 422, '请阅读并同意个人信息处理告知'],
    ['a dose that does not exist', 'doseNumber', '0', 422, '请填写0到2000之间的整数'],
    ['a dose that is no number', 'doseNumber', 'NaN', 422, '请填写0到2000之间的整数'],
    ['a second dose without the date of the first', 'doseNumber', '2', 422, '请填写此项'],
  ])('refuses %s', async (_what, field, value, status, message) => {
    const before = await everything(world);
    const shown = await send({ [field]: value });
    expect(shown.status).toBe(status);
    expect(textOf(shown.html)).toContain(message);
    const beside = field === 'doseNumber' && value === '2' ? 'attendee.previousDoseDate' : field;
    expect(wrongBeside(shown.html, beside)).toBe(message);
    expect(titleOf(shown.html)).toMatch(/^错误：/);
    if (field === 'attendee.idNumber' && value.length > 8) expect(shown.html).not.toContain(value);
    if (field !== 'attendee.name') expect(formOf(shown.html).fields.get('attendee.name')).toBe(good.name);
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    [
      'full-width digits and a small x',
      { 'attendee.idNumber': toFullWidth(residentId('1951-03-08', 27)).toLowerCase() },
    ],
    ['a phone with +86 and blanks', { 'attendee.phone': '+86 138 0000 0001' }],
    ['a name with a middle dot', { 'attendee.name': '买买提·吐尔逊' }],
    ['a rare ideograph', { 'attendee.name': '𠮷田' }],
  ])('accepts %s', async (_what, change) => {
    expect((await send(change)).status).toBe(303);
  });

  it('says from when a dose is possible', async () => {
    const early = await send({ doseNumber: '3', 'attendee.previousDoseDate': '2026-10-01' });
    expect(early.status).toBe(409);
    expect(wrongBeside(early.html, 'attendee.previousDoseDate')).toBe('距上一剂时间不足，2027-03-30起可以预约');
    const young = await send({ 'attendee.idNumber': residentId('2025-01-01', 3), ...guardian });
    expect(young.status).toBe(409);
    expect(textOf(young.html)).toContain('未到接种年龄，2028-01-01起可以预约');
  });

  it('answers the same ID under another phone without a word about the other appointment', async () => {
    expect((await send({})).status).toBe(303);
    const other = await send({ 'attendee.phone': '13911112222' });
    expect(other.status).toBe(409);
    expect(textOf(other.html)).toContain('暂时无法办理，请联系服务点');
  });

  it.each(['role', 'status', '__proto__', 'attendee.role'])('refuses the unknown field %s', async (name) => {
    const shown = await send({ [name]: 'x' });
    expect(shown.status).toBe(422);
    expect(textOf(shown.html)).toContain('提交了无法识别的内容');
    expect(formOf(shown.html).fields.get('attendee.name')).toBe(good.name);
  });

  it.each([
    ['a field twice', '&consent=yes', {}, 400, '同一项目重复提交'],
    ['bytes that are no UTF-8', '&note=%FF%FE', {}, 400, '提交内容编码有误'],
    ['XML', '', { 'content-type': 'application/xml' }, 415, '不支持的提交格式'],
    ['JSON', '', { 'content-type': 'application/json' }, 415, '不支持的提交格式'],
    ['another origin', '', { origin: 'https://evil.example' }, 403, '页面已失效，请刷新后重试'],
    ['more than 16 KiB', `&x=${'y'.repeat(17_000)}`, {}, 413, '提交内容过大'],
  ])('refuses %s with a page', async (_what, more, headers, status, message) => {
    const { action, fields } = formOf((await visitor.get(bookPath)).html);
    const body = new URLSearchParams([...new Map([...fields, ...Object.entries(goodFields)])]).toString() + more;
    const shown = await visitor.post(action, body, headers);
    expect(shown.status).toBe(status);
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(textOf(shown.html)).toContain(message);
  });

  it.each([
    ['no key', { formKey: '' }, 400, '页面已过期，请刷新'],
    ['a short key', { formKey: 'abc' }, 400, '页面已过期，请刷新'],
    ['no form token', { formToken: '' }, 403, '页面已失效，请刷新后重试'],
    ['the token of another form', { formToken: 'mwtvc680.AAAAAAAAAAAAAAAAAAAAAAAA' }, 403, '页面已失效，请刷新后重试'],
  ])('refuses %s', async (_what, change, status, message) => {
    const shown = await send(change);
    expect(shown.status).toBe(status);
    expect(textOf(shown.html)).toContain(message);
  });

  it('shows a form that was open for more than twelve hours again, with all that was typed', async () => {
    await putSlot(world, 'puli-20261125-0900-30', 1);
    const tomorrow = bookPath.replace('1124', '1125');
    const { action, fields } = formOf((await visitor.get(tomorrow)).html);
    world.clock.advance(12 * 3_600_000 + 1);
    const stale = await visitor.post(action, new Map([...fields, ...Object.entries(goodFields)]));
    expect(stale.status).toBe(403);
    expect(titleOf(stale.html)).toMatch(/^错误：页面已失效/);
    expect(textOf(stale.html)).toContain('您填的内容都还在。请核对一遍，再按一次。');
    expect(stale.html).not.toContain(good.idNumber);
    expect((await visitor.post(action, formOf(stale.html).fields)).status).toBe(303);
  });

  it('refuses a slot that closed while the form was open, whatever clock the client sends', async () => {
    const { action, fields } = formOf((await visitor.get(bookPath)).html);
    world.clock.set('2026-11-24T09:30:00+08:00');
    const shown = await visitor.post(action, [...new Map([...fields, ...Object.entries(goodFields)])], {
      date: 'Tue, 24 Nov 2026 00:00:00 GMT',
    });
    expect(shown.status).toBe(409);
    expect(textOf(shown.html)).toContain('该时段未开放或已结束');
  });
});

const guardian = { 'booker.name': '王芳', 'booker.phone': '13900001111', 'booker.relation': '监护人' };

/** ASCII as a Chinese keyboard types it. */
function toFullWidth(text: string): string {
  return [...text].map((character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)).join('');
}
