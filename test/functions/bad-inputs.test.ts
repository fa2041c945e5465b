import { beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, type ApiRequest, bookingJson, openApi, refused } from '../support/api.ts';
import { keyFor, person, residentId } from '../support/people.ts';
import { everything, openWorld, putSlot, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const { birthDate: _inTheIdNumber, ...attendee } = person(1);

const book = (body: unknown, change: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/api/appointments',
  key: keyFor('bad-input'),
  body,
  ...change,
});
const bookWith = (change: object) => book(bookingJson(1, slotId, change));
const attendeeWith = (change: object) => bookWith({ attendee: { ...attendee, ...change } });
const named = (name: string) => attendeeWith({ name });
const idNumber = (number: string) => attendeeWith({ idNumber: number });
const phone = (number: string) => attendeeWith({ phone: number });
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const valid = JSON.stringify(bookingJson(1, slotId));
const chunked = (text: string) => new Blob([text]).stream();

/** What is sent → which code answers; the message is the dictionary's, its status the table's. */
const cases: readonly [name: string, request: ApiRequest, code: string, message: string][] = [
  ['ID number with a wrong check digit', idNumber('110101199003077777'), 'ID_CHECKSUM', '身份证号码校验不通过，请核对'],
  ['ID number born on 30 February', idNumber(residentId('1999-02-30', 1)), 'ID_DATE', '身份证号码中的出生日期无效'],
  ['ID number born in the future', idNumber(residentId('2030-01-01', 1)), 'ID_DATE', '身份证号码中的出生日期无效'],
  ['ID number of 15 characters', idNumber('110101900307777'), 'ID_FORMAT', '请填写18位身份证号码'],
  ['ID number of 17 characters', idNumber('11010119900307777'), 'ID_FORMAT', '请填写18位身份证号码'],
  ['a phone that no operator gives out', phone('12345678901'), 'PHONE_FORMAT', '请填写正确的手机号码'],
  ['a phone of 12 digits', phone('138000000011'), 'PHONE_FORMAT', '请填写正确的手机号码'],
  ['no name', named(''), 'NAME_REQUIRED', '请填写姓名'],
  ['a name of blanks', named(' \u3000\t'), 'NAME_REQUIRED', '请填写姓名'],
  ['a name of zero-width characters', named('\u200b\u200d\ufeff'), 'NAME_REQUIRED', '请填写姓名'],
  ['a name with markup', named('<b>张三</b>'), 'NAME_CHARS', '姓名含有不支持的字符'],
  ['a name with a control character', named('张\u0007三'), 'NAME_CHARS', '姓名含有不支持的字符'],
  ['a name with a bidi override', named('张\u202e三'), 'NAME_CHARS', '姓名含有不支持的字符'],
  ['a name with a private-use character', named('张\ue000'), 'NAME_CHARS', '姓名含有不支持的字符'],
  ['a name that starts like a formula', named('=1+1'), 'NAME_CHARS', '姓名含有不支持的字符'],
  ['a name of 10,000 characters', named('张'.repeat(4_000)), 'NAME_LENGTH', '姓名不能超过50个字'],
  ['invalid UTF-8', book(bytes('{"siteId":"', [0xff, 0xfe], '"}')), 'BAD_ENCODING', '提交内容编码有误'],
  ['no consent', bookWith({ consent: undefined }), 'CONSENT_REQUIRED', '请阅读并同意个人信息处理告知'],
  ['consent refused', bookWith({ consent: false }), 'CONSENT_REQUIRED', '请阅读并同意个人信息处理告知'],
  [
    'under 18 without a booker',
    idNumber(residentId('2012-05-05', 7)),
    'GUARDIAN_REQUIRED',
    '未满18周岁请填写监护人信息',
  ],
  ['no key', book(valid, { key: undefined as never }), 'KEY_REQUIRED', '页面已过期，请刷新'],
  ['a short key', book(valid, { key: 'short' }), 'KEY_REQUIRED', '页面已过期，请刷新'],
  ['a long key', book(valid, { key: 'k'.repeat(129) }), 'KEY_REQUIRED', '页面已过期，请刷新'],
  ['a malformed key', book(valid, { key: 'sixteen characters!' }), 'KEY_REQUIRED', '页面已过期，请刷新'],
  ['broken JSON', book('{"siteId":'), 'BAD_JSON', '提交内容格式错误'],
  [
    'NaN, which JSON does not have',
    book(valid.replace('"doseNumber":1', '"doseNumber":NaN')),
    'BAD_JSON',
    '提交内容格式错误',
  ],
  ['an array', book('[1]'), 'BAD_JSON', '提交内容格式错误'],
  ['null', book('null'), 'BAD_JSON', '提交内容格式错误'],
  ['nothing at all', book(''), 'BAD_JSON', '提交内容格式错误'],
  ['16 KiB of brackets', book(`{"a":${'['.repeat(8_000)}${']'.repeat(8_000)}}`), 'BAD_JSON', '提交内容格式错误'],
  ['XML', book('<a/>', { headers: { 'content-type': 'application/xml' } }), 'UNSUPPORTED_TYPE', '不支持的提交格式'],
  [
    'JSON that calls itself text',
    book(valid, { headers: { 'content-type': 'text/plain' } }),
    'UNSUPPORTED_TYPE',
    '不支持的提交格式',
  ],
  [
    'JSON in another charset',
    book(valid, { headers: { 'content-type': 'application/json; charset=gbk' } }),
    'UNSUPPORTED_TYPE',
    '不支持的提交格式',
  ],
  ['a foreign host', { path: '/api/sites', headers: { host: 'evil.example' } }, 'HOST_NOT_ALLOWED', '请求地址不正确'],
  ['no sign-in', { path: '/api/staff/sites/puli/day' }, 'SIGN_IN_REQUIRED', '请先登录'],
  ['a forged token', { path: '/api/staff/sites/puli/day', bearer: 'forged.token' }, 'SIGN_IN_REQUIRED', '请先登录'],
  ['a slot of another site', bookWith({ siteId: 'weilai' }), 'SLOT_NOT_FOUND', '未找到该时段'],
  ['a key of the store as id', bookWith({ slotId: 'SITE#1' }), 'SLOT_NOT_FOUND', '未找到该时段'],
  ['a path as id', bookWith({ slotId: '../x' }), 'SLOT_NOT_FOUND', '未找到该时段'],
  ['an emoji as id', bookWith({ slotId: '🐔' }), 'SLOT_NOT_FOUND', '未找到该时段'],
  ['a slot that was never made', bookWith({ slotId: 'puli-20261124-0900-30' }), 'SLOT_NOT_FOUND', '未找到该时段'],
  ['a slot that is over', bookWith({ slotId: 'puli-20261123-0830-30' }), 'SLOT_CLOSED', '该时段未开放或已结束'],
  ['a reward that does not exist', bookWith({ rewardChoice: 'gold' }), 'FIELD_INVALID', '填写内容无效，请核对'],
  ['the same need twice', bookWith({ needs: ['child', 'child'] }), 'FIELD_INVALID', '填写内容无效，请核对'],
  [
    'a relation with a bidi override',
    bookWith({ booker: { name: '张小四', phone: '13800000009', relation: '母\u202e亲' } }),
    'FIELD_INVALID',
    '填写内容无效，请核对',
  ],
  ['a role nobody asked for', bookWith({ role: 'admin' }), 'UNKNOWN_FIELD', '提交了无法识别的内容'],
  ['a status nobody asked for', bookWith({ status: 'fulfilled' }), 'UNKNOWN_FIELD', '提交了无法识别的内容'],
  ['__proto__', book(valid.replace('{', '{"__proto__":{"admin":true},')), 'UNKNOWN_FIELD', '提交了无法识别的内容'],
  [
    '__proto__ further in',
    book(valid.replace('"name"', '"__proto__":1,"name"')),
    'UNKNOWN_FIELD',
    '提交了无法识别的内容',
  ],
  [
    'a field called refused',
    book(valid.replace('{', '{"refused":"SLOT_FULL",')),
    'UNKNOWN_FIELD',
    '提交了无法识别的内容',
  ],
  ['the same field twice', book(valid.replace('{', '{"siteId":"weilai",')), 'DUPLICATE_FIELD', '同一项目重复提交'],
  [
    'the same field twice further in',
    book(valid.replace('"name"', '"phone":"1","name"')),
    'DUPLICATE_FIELD',
    '同一项目重复提交',
  ],
  [
    'the same field twice, once escaped',
    book(valid.replace('{', '{"\\u0073iteId":"weilai",')),
    'DUPLICATE_FIELD',
    '同一项目重复提交',
  ],
  ['the same query parameter twice', { path: '/api/sites?q=a&q=b' }, 'DUPLICATE_FIELD', '同一项目重复提交'],
  ['an unknown query parameter', { path: '/api/sites?role=admin' }, 'UNKNOWN_FIELD', '提交了无法识别的内容'],
  ['__proto__ as query parameter', { path: '/api/sites?__proto__=1' }, 'UNKNOWN_FIELD', '提交了无法识别的内容'],
  ['a query that is not UTF-8', { path: '/api/sites?q=%ff' }, 'BAD_ENCODING', '提交内容编码有误'],
  ['a date that does not exist', { path: '/api/sites?date=2026-02-30' }, 'DATE_FORMAT', '日期无效'],
  ['a body over 16 KiB', book(' '.repeat(16 * 1024 + 1)), 'BODY_TOO_LARGE', '提交内容过大'],
  ['a body over 16 KiB in chunks', book(chunked(' '.repeat(40_000))), 'BODY_TOO_LARGE', '提交内容过大'],
  [
    'a body that announces more',
    book('{}', { headers: { 'content-length': '99999' } }),
    'BODY_TOO_LARGE',
    '提交内容过大',
  ],
  ['an unknown code', { path: '/api/appointments/K7M3P9QX?phoneTail=1234' }, 'NOT_FOUND', '未找到预约'],
  ['an address that does not exist', { path: '/api/nothing' }, 'NOT_FOUND', '未找到'],
  [
    'a method that the address does not take',
    { method: 'DELETE', path: '/api/sites' },
    'METHOD_NOT_ALLOWED',
    '不支持的操作',
  ],
];

describe('bad inputs of the API', () => {
  let world: World;
  let api: ApiClient;
  beforeEach(async () => {
    world = await openWorld();
    api = openApi(world);
    await putSlot(world, slotId, 10);
  });

  it.each(cases)('%s', async (_name, request, code, message) => {
    const before = await everything(world);
    const body = refused(await api.send(request));
    expect(body).toMatchObject({ code, message });
    const changed = [...(await everything(world)).keys()].filter((key) => !key.startsWith('L#'));
    expect(changed).toEqual([...before.keys()]);
  });
});
