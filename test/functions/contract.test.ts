import { beforeEach, describe, expect, it } from 'vitest';
import { allRoutes } from '../../functions/app.ts';
import {
  type ApiAnswer,
  type ApiClient,
  type ApiRequest,
  bookingJson,
  bookThrough,
  openApi,
  signedIn,
} from '../support/api.ts';
import { keyFor, person } from '../support/people.ts';
import { admin, officialOfFengchan, openWorld, putSlot, staffOfPuli, type World } from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';

/** Sends, and compares what came with the answer that the route declares: nothing less and nothing more. */
const asDeclared = async (api: ApiClient, pattern: string, request: ApiRequest): Promise<ApiAnswer> => {
  const method = request.method ?? 'GET';
  const declared = allRoutes.find((route) => `${route.method} ${route.path}` === `${method} ${pattern}`)!;
  const answer = await api.send(request);
  expect(answer.status, answer.text).toBe(declared.status ?? 200);
  expect(declared.answer.parse(answer.body)).toEqual(answer.body);
  return answer;
};

describe('the contract', () => {
  let world: World;
  let api: ApiClient;
  let keys = 0;
  const post = (path: string, body?: unknown, bearer?: string): ApiRequest => ({
    method: 'POST',
    path,
    key: keyFor(`contract-${++keys}`),
    ...(body !== undefined && { body }),
    ...(bearer !== undefined && { bearer }),
  });

  beforeEach(async () => {
    world = await openWorld();
    api = openApi(world);
    await putSlot(world, slotId, 10);
    await putSlot(world, slotId, 5, 'walkIn');
  });

  it('lets a resident look, book, find, move and cancel', async () => {
    const sites = await asDeclared(api, '/api/sites', { path: '/api/sites?lat=34.78&lng=113.67' });
    expect(sites.body.sites.map(({ siteId }: { siteId: string }) => siteId)).toEqual(['puli', 'weilai']);
    expect(sites.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, stale-while-revalidate=1');
    const slots = await asDeclared(api, '/api/sites/{siteId}/slots', { path: '/api/sites/puli/slots' });
    expect(slots.body.slots[0]).toMatchObject({ slotId, capacity: 10, booked: 0, remaining: 10, status: 'open' });

    const booked = await asDeclared(api, '/api/appointments', post('/api/appointments', bookingJson(1, slotId)));
    const { appointmentCode: code, manageToken: bearer, manageUrl } = booked.body;
    expect(manageUrl).toBe(`https://doorstep.example/a/${code}/${bearer}`);
    expect(booked.headers.get('cache-control')).toBe('no-store');
    const pattern = '/api/appointments/{code}';
    const found = await asDeclared(api, pattern, { path: `/api/appointments/${code}`, bearer });
    const byTail = await asDeclared(api, pattern, { path: `/api/appointments/${code}?phoneTail=0001` });
    expect(byTail.body).toEqual(found.body);

    const next = 'puli-20261125-0900-30';
    await putSlot(world, next, 1);
    const move = post(`/api/appointments/${code}/move`, { siteId: 'puli', slotId: next }, bearer);
    const moved = await asDeclared(api, '/api/appointments/{code}/move', move);
    expect(moved.body.slot.slotId).toBe(next);
    const cancel = post(`/api/appointments/${code}/cancel`, undefined, bearer);
    const cancelled = await asDeclared(api, '/api/appointments/{code}/cancel', cancel);
    expect(cancelled.body.status).toBe('cancelled');
    expect((await api.send(cancel)).text).toBe(cancelled.text);
    expect((await api.send(move)).text).toBe(moved.text);
  });

  it('lets staff admit, check in, lead through the stages, complete and hand out', async () => {
    const bearer = await signedIn(world, staffOfPuli);
    const official = await signedIn(world, officialOfFengchan);
    const stock = { itemId: 'gym-card', kind: 'receipt', quantity: 2 };
    const stockPath = '/api/official/sites/{siteId}/stock';
    await asDeclared(api, stockPath, post('/api/official/sites/puli/stock', stock, official));
    const { appointmentCode } = (await bookThrough(api, 1, slotId)).body;

    const checkIns = '/api/staff/sites/{siteId}/check-ins';
    const checkIn = () =>
      asDeclared(api, checkIns, post('/api/staff/sites/puli/check-ins', { appointmentCode }, bearer));
    expect((await checkIn()).body).toMatchObject({ status: 'checkedIn' });
    expect((await checkIn()).body.already).toMatchObject({ by: 'staff-puli' });
    const act = (name: string, body?: object) =>
      asDeclared(
        api,
        `/api/staff/appointments/{code}/${name}`,
        post(`/api/staff/appointments/${appointmentCode}/${name}`, body, bearer),
      );
    expect((await act('undo-check-in')).body.status).toBe('booked');
    await checkIn();
    expect((await act('stage', { stage: '等候区' })).body.stage).toBe('等候区');
    expect((await act('complete', {})).body.status).toBe('fulfilled');
    const given = await act('hand-outs', { itemIds: ['gym-card'] });
    expect(given.body.handedOut).toMatchObject([{ itemId: 'gym-card', quantity: 1 }]);

    const { birthDate: _inTheIdNumber, ...attendee } = person(2);
    const walkIn = { attendee, service: 'covid19-vaccine', doseNumber: 1, consent: true };
    const walkIns = '/api/staff/sites/{siteId}/walk-ins';
    await asDeclared(api, walkIns, post('/api/staff/sites/puli/walk-ins', walkIn, bearer));
    const day = await asDeclared(api, '/api/staff/sites/{siteId}/day', { path: '/api/staff/sites/puli/day', bearer });
    expect(day.body.appointments).toHaveLength(2);
    const close = post('/api/staff/sites/puli/close-day', { date: '2026-11-24', counts: [] }, bearer);
    expect((await api.send(close)).body).toMatchObject({ code: 'DAY_OPEN', open: [{ slotId, checkedIn: 1 }] });

    const report = { path: '/api/official/reports/daily', bearer: official };
    const json = await asDeclared(api, '/api/official/reports/daily', report);
    expect(json.body.total).toMatchObject({ fulfilled: 1, walkIns: 1 });
    const csv = await api.send({ ...report, headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text).toMatch(/^日期,服务点/);
    const english = await api.send({ ...report, headers: { accept: 'text/csv', 'accept-language': 'en' } });
    expect(english.text).toMatch(/^Date,Site/);
  });

  it('lets officials open sites, cut days, change slots, keep programmes and accounts', async () => {
    const bearer = await signedIn(world, admin);
    const examples = new Map(allRoutes.map((route) => [`${route.method} ${route.path}`, route.example]));
    const site = await asDeclared(
      api,
      '/api/official/sites',
      post('/api/official/sites', examples.get('POST /api/official/sites'), bearer),
    );
    const { siteId } = site.body;
    const patch = { method: 'PATCH', path: `/api/official/sites/${siteId}`, bearer, body: { status: 'open' } };
    await asDeclared(api, '/api/official/sites/{siteId}', patch);
    const schedules = '/api/official/sites/{siteId}/schedules';
    const dates = { ...examples.get(`POST ${schedules}`), dates: ['2026-11-25'] };
    const made = await asDeclared(api, schedules, post(`/api/official/sites/${siteId}/schedules`, dates, bearer));
    const slots = { path: `/api/official/sites/${siteId}/slots?date=2026-11-25`, bearer };
    const seen = await asDeclared(api, '/api/official/sites/{siteId}/slots', slots);
    expect(seen.body.slots).toEqual(made.body.created);
    const { slotId: first, version } = seen.body.slots[0];
    const change = {
      method: 'PATCH',
      path: `/api/official/sites/${siteId}/slots/${first}`,
      bearer,
      body: { capacity: 40, version },
    };
    await asDeclared(api, '/api/official/sites/{siteId}/slots/{slotId}', change);

    const programmes = '/api/official/programmes/{programmeId}';
    const put = {
      method: 'PUT',
      path: '/api/official/programmes/winter',
      bearer,
      body: examples.get(`PUT ${programmes}`),
    };
    await asDeclared(api, programmes, put);
    await asDeclared(api, '/api/official/programmes', { path: '/api/official/programmes', bearer });
    await asDeclared(api, '/api/official/sites/{siteId}/stock', {
      path: `/api/official/sites/${siteId}/stock`,
      bearer,
    });

    const accounts = '/api/official/accounts';
    const opened = await asDeclared(api, accounts, post(accounts, examples.get(`POST ${accounts}`), bearer));
    const { username, oneTimePassword: password } = opened.body;
    const signIn = { method: 'POST', path: '/api/sign-in', body: { username, password } };
    const { token } = (await asDeclared(api, '/api/sign-in', signIn)).body;
    expect((await api.send({ path: '/api/staff/sites/puli/day', bearer: token })).status).toBe(200);
    await asDeclared(api, `${accounts}/{username}/reset`, post(`${accounts}/${username}/reset`, undefined, bearer));
    expect((await api.send({ path: '/api/staff/sites/puli/day', bearer: token })).status).toBe(401);
    await asDeclared(api, `${accounts}/{username}`, { method: 'DELETE', path: `${accounts}/${username}`, bearer });
  });

  it('answers HEAD as GET without a body, and tells that it can serve', async () => {
    const head = await api.send({ method: 'HEAD', path: '/api/sites' });
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await api.send({ path: '/healthz' })).body).toEqual({ ok: true, version: 'test' });
  });

  it('carries security headers on every answer', async () => {
    for (const path of ['/healthz', '/api/sites', '/api/nothing', '/nothing']) {
      const { headers } = await api.send({ path });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
  });

  it('answers TRY_AGAIN when the store fails, without a word about why', async () => {
    const client = { send: () => Promise.reject(new Error('secret of 张三 at 10.0.0.1')) };
    const table = { ...world.table, client: client as never };
    const broken = openApi({ ...world, deps: { ...world.deps, table } });
    const answer = await bookThrough(broken, 1, slotId);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.body).toEqual({
      code: 'TRY_AGAIN',
      message: '系统繁忙，结果未确认，请在本页重试',
      requestId: answer.headers.get('x-request-id'),
    });
  });

  it('logs the pattern of an address, never what stands in it', async () => {
    const { appointmentCode } = (await bookThrough(api, 1, slotId)).body;
    await api.send({ path: `/api/appointments/${appointmentCode}?phoneTail=0001` });
    expect(JSON.parse(api.logged.at(-1)!)).toMatchObject({ route: '/api/appointments/:code', status: 200 });
    expect(api.logged.join()).not.toContain(appointmentCode);
  });
});
