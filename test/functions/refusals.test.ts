import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ApiClient,
  type ApiRequest,
  bookingJson,
  bookThrough,
  openApi,
  refused,
  signedIn,
} from '../support/api.ts';
import { keyFor, person, residentId } from '../support/people.ts';
import { officialOfFengchan, openWorld, putSlot, staffOfPuli, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const { birthDate: _inTheIdNumber, ...attendee } = person(1);

const book = (body: unknown, key = keyFor('bad-input')): ApiRequest => ({
  method: 'POST',
  path: '/api/appointments',
  key,
  body,
});

describe('refusals of the API in context', () => {
  let world: World;
  let api: ApiClient;
  beforeEach(async () => {
    world = await openWorld();
    api = openApi(world);
    await putSlot(world, slotId, 10);
  });

  it('says it in English to whoever prefers that', async () => {
    const answer = await api.send({ path: '/api/nothing', headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
    expect(answer.body.message).toBe('Not found');
  });

  it('answers another method with what is allowed', async () => {
    const answer = await api.send({ method: 'DELETE', path: '/api/sites' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });

  it('judges in order: size, route, method, sign-in, scope, key, type, fields', async () => {
    const bearer = await signedIn(world, staffOfPuli);
    const large = ' '.repeat(20_000);
    const foreign = { method: 'POST', path: '/api/staff/sites/weilai/check-ins' };
    const own = { method: 'POST', path: '/api/staff/sites/puli/check-ins', bearer };
    const key = keyFor('order');
    const codes: string[] = [];
    for (const request of [
      { method: 'POST', path: '/api/nothing', body: large },
      { ...foreign, path: '/api/nothing', body: 'broken' },
      { ...foreign, method: 'PUT', body: 'broken' },
      { ...foreign, body: 'broken' },
      { ...foreign, bearer, body: 'broken' },
      { ...own, body: 'broken' },
      { ...own, key, body: 'broken', headers: { 'content-type': 'text/plain' } },
      { ...own, key, body: 'broken' },
      { ...own, key, body: {} },
    ]) {
      codes.push(refused(await api.send(request)).code);
    }
    expect(codes).toEqual([
      'BODY_TOO_LARGE',
      'NOT_FOUND',
      'METHOD_NOT_ALLOWED',
      'SIGN_IN_REQUIRED',
      'NOT_FOUND',
      'KEY_REQUIRED',
      'UNSUPPORTED_TYPE',
      'BAD_JSON',
      'FIELD_REQUIRED',
    ]);
  });

  it('tells nobody outside the scope what is wrong with a request', async () => {
    const booked = await bookThrough(api, 1, slotId);
    const { appointmentCode: code } = booked.body;
    const outsider = await signedIn(world, { username: 'staff-weilai', role: 'staff', scope: 'weilai' });
    const send = (path: string, bearer?: string) =>
      api.send({ method: 'POST', path, ...(bearer && { bearer }), body: 'broken' });
    const known = await send(`/api/staff/appointments/${code}/stage`, outsider);
    const unknown = await send('/api/staff/appointments/K7M3P9QX/stage', outsider);
    const own = await send(`/api/appointments/${code}/move`, booked.body.manageToken);
    const notOwn = await send(`/api/appointments/${code}/move`, 'somebody-elses-token');
    expect([known, unknown, own, notOwn].map(({ body }) => body.code)).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
      'KEY_REQUIRED',
      'NOT_FOUND',
    ]);
  });

  it('answers unknown code, foreign code and wrong tail in the same bytes', async () => {
    const { appointmentCode: code, manageToken } = (await bookThrough(api, 1, slotId)).body;
    const other = (await bookThrough(api, 2, slotId)).body;
    const answers = [
      await api.send({ path: '/api/appointments/K7M3P9QX?phoneTail=0001' }),
      await api.send({ path: `/api/appointments/${code}?phoneTail=9999` }),
      await api.send({ path: `/api/appointments/${code}` }),
      await api.send({ path: `/api/appointments/${code}`, bearer: other.manageToken }),
      await api.send({ path: '/api/appointments/not-a-code', bearer: manageToken }),
    ];
    const texts = answers.map((answer) => answer.text.replace(refused(answer).requestId, ''));
    expect(new Set(texts).size).toBe(1);
    const sent = answers.map(({ headers }) => [...headers].filter(([name]) => name !== 'x-request-id'));
    for (const headers of sent) expect(headers).toEqual(sent[0]);
  });

  it('stops the eleventh failed look-up of a client in 15 minutes, and no other client', async () => {
    const { appointmentCode: code, manageToken } = (await bookThrough(api, 1, slotId)).body;
    const wrong = { path: `/api/appointments/${code}?phoneTail=9999` };
    for (let n = 0; n < 10; n++) expect((await api.send(wrong)).status).toBe(404);
    const limited = await api.send(wrong);
    expect(refused(limited).code).toBe('RATE_LIMITED');
    expect(limited.headers.get('retry-after')).toBe('900');
    expect((await api.send({ path: `/api/appointments/${code}?phoneTail=0001` })).status).toBe(429);
    expect((await api.send({ path: `/api/appointments/${code}`, bearer: manageToken })).status).toBe(200);
    expect((await api.send({ ...wrong, client: '192.0.2.2' })).status).toBe(404);
    world.clock.advance(15 * 60_000);
    expect((await api.send({ path: `/api/appointments/${code}?phoneTail=0001` })).status).toBe(200);
  });

  it('tells ALREADY_BOOKED to the owner and NOT_POSSIBLE to anybody else', async () => {
    await bookThrough(api, 1, slotId);
    const again = (change: object, key: string) =>
      api.send(book(bookingJson(1, slotId, { attendee: { ...attendee, ...change } }), keyFor(key)));
    expect(refused(await again({}, 'again')).code).toBe('ALREADY_BOOKED');
    expect(refused(await again({ phone: '13900000001' }, 'foreign')).code).toBe('NOT_POSSIBLE');
  });

  it('names the first possible date to whoever is too young or too early', async () => {
    const child = { ...attendee, idNumber: residentId('2024-05-05', 7) };
    const booker = { name: '张父', phone: '13900000002', relation: '父亲' };
    const young = refused(await api.send(book(bookingJson(1, slotId, { attendee: child, booker }))));
    expect(young).toMatchObject({ code: 'TOO_YOUNG', possibleFrom: '2027-05-05' });
    const second = { ...attendee, previousDoseDate: '2026-11-10' };
    const early = refused(await api.send(book(bookingJson(1, slotId, { attendee: second, doseNumber: 2 }))));
    expect(early).toMatchObject({ code: 'DOSE_TOO_EARLY', possibleFrom: '2026-12-01' });
  });

  it('refuses another body under the same key, and repeats the answer of the same', async () => {
    const first = await bookThrough(api, 1, slotId);
    const same = await bookThrough(api, 1, slotId);
    expect([same.status, same.body]).toEqual([201, first.body]);
    const other = await api.send(book(bookingJson(2, slotId), keyFor('book-1')));
    expect(refused(other).code).toBe('KEY_REUSED');
  });

  it.each([-1, 2.5, 1e9, null, 'NaN', '10'])('refuses a capacity of %s', async (capacity) => {
    const bearer = await signedIn(world, officialOfFengchan);
    const path = `/api/official/sites/puli/slots/${slotId}`;
    const answer = await api.send({ method: 'PATCH', path, bearer, body: { capacity, version: 1 } });
    expect(refused(answer)).toMatchObject({ code: 'NUMBER_FORMAT', message: '请填写0到2000之间的整数' });
  });

  it('refuses a capacity below what is booked, and an older version', async () => {
    const bearer = await signedIn(world, officialOfFengchan);
    for (const n of [1, 2, 3]) await bookThrough(api, n, slotId);
    const patch = (body: object) =>
      api.send({ method: 'PATCH', path: `/api/official/sites/puli/slots/${slotId}`, bearer, body });
    const below = refused(await patch({ capacity: 2, version: 1 }));
    expect(below).toMatchObject({ code: 'CAPACITY_BELOW_BOOKED', booked: 3, message: '已有3人预约，名额不能少于3' });
    expect((await patch({ capacity: 20, version: 1 })).body).toMatchObject({ capacity: 20, version: 2 });
    expect(refused(await patch({ capacity: 30, version: 1 })).code).toBe('STALE_VERSION');
  });

  it.each([{ dates: ['2026-02-30'] }, { dates: ['2026-11-25', '2026-12-26'] }])('refuses $dates', async ({ dates }) => {
    const bearer = await signedIn(world, officialOfFengchan);
    const body = { dates, opens: '08:30', closes: '12:00', slotMinutes: 30, desks: 1, perDeskPerSlot: 1 };
    const path = '/api/official/sites/puli/schedules';
    const answer = await api.send({ method: 'POST', path, bearer, key: keyFor('dates'), body });
    expect(refused(answer).code).toBe('DATE_FORMAT');
  });

  it('keeps staff and officials to their own', async () => {
    const staff = await signedIn(world, staffOfPuli);
    const official = await signedIn(world, officialOfFengchan);
    const get = async (path: string, bearer: string) => refused(await api.send({ path, bearer })).code;
    expect(await get('/api/staff/sites/weilai/day', staff)).toBe('NOT_FOUND');
    expect(await get('/api/official/sites/weilai/slots', official)).toBe('NOT_FOUND');
    expect(await get('/api/official/programmes', staff)).toBe('FORBIDDEN');
    expect(await get('/api/official/sites/weilai/slots', staff)).toBe('FORBIDDEN');
    const remove = { method: 'DELETE', path: '/api/official/accounts/staff-puli', bearer: official };
    expect((await api.send(remove)).status).toBe(200);
    expect(await get('/api/staff/sites/puli/day', staff)).toBe('FORBIDDEN');
  });
});
