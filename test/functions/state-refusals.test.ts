import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../shared/store/keys.ts';
import { type ApiClient, bookingJson, bookThrough, openApi, refused, signedIn } from '../support/api.ts';
import { keyFor, person, residentId } from '../support/people.ts';
import {
  everything,
  officialOfFengchan,
  openWorld,
  putItem,
  putSlot,
  staffOfPuli,
  type World,
} from '../support/world.ts';

const slotId = 'puli-20261124-0830-30';
const elder = { ...person(9), idNumber: residentId('1950-05-05', 9), birthDate: undefined };

/** The lines of docs/refusals.md that speak of the state of the world, through the API, and what they leave stored. */
describe('refusals for the state of a slot', () => {
  let world: World;
  let api: ApiClient;
  let official: string;
  beforeEach(async () => {
    world = await openWorld();
    api = openApi(world);
    official = await signedIn(world, officialOfFengchan);
    await putSlot(world, slotId, 1);
  });
  const patch = (path: string, body: object) =>
    api.send({ method: 'PATCH', path: `/api/official/sites/puli${path}`, bearer: official, body });
  const refusedBooking = async () => {
    const before = await everything(world);
    const { code, message } = refused(await bookThrough(api, 2, slotId));
    expect(await everything(world)).toEqual(new Map([...before, ...limitsOf(await everything(world))]));
    return { code, message };
  };
  const limitsOf = (items: Map<string, Record<string, unknown>>) => [...items].filter(([key]) => key.startsWith('L#'));

  it('is full', async () => {
    await bookThrough(api, 1, slotId);
    expect(await refusedBooking()).toEqual({ code: 'SLOT_FULL', message: '该时段已约满，请选其他时段' });
  });

  it.each(['paused', 'closed'])('is %s', async (status) => {
    await patch(`/slots/${slotId}`, { status, version: 1 });
    expect(await refusedBooking()).toEqual({ code: 'SLOT_CLOSED', message: '该时段未开放或已结束' });
  });

  it.each(['paused', 'closed', 'draft'])('belongs to a site that is %s', async (status) => {
    await patch('', { status });
    expect((await refusedBooking()).code).toBe('SLOT_CLOSED');
  });

  it('is over, whatever clock the client has', async () => {
    world.clock.set('2026-11-24T09:00:00+08:00');
    const body = bookingJson(2, slotId);
    const headers = { date: 'Tue, 24 Nov 2026 00:00:00 GMT', 'x-amz-date': '20261124T000000Z' };
    const answer = await api.send({ method: 'POST', path: '/api/appointments', key: keyFor('late'), body, headers });
    expect(refused(answer).code).toBe('SLOT_CLOSED');
  });

  it.each(['weilai-20261124-0830-30', 'SITE#1', '../x', '😀'])('is %s, which this site does not have', async (id) => {
    const body = bookingJson(2, slotId, { slotId: id });
    const answer = await api.send({ method: 'POST', path: '/api/appointments', key: keyFor('odd-slot'), body });
    expect(refused(answer)).toMatchObject({ code: 'SLOT_NOT_FOUND', message: '未找到该时段' });
  });
});

describe('refusals for the state of a hand-out', () => {
  let world: World;
  let api: ApiClient;
  let staff: string;
  let code: string;
  beforeEach(async () => {
    world = await openWorld();
    api = openApi(world);
    staff = await signedIn(world, staffOfPuli);
    await putSlot(world, slotId, 2);
    await putItem(world, { ...keys.stock('puli'), 'on:eggs': 10, 'on:masks': 1 });
    code = await bookElder('elder', elder);
  });
  const post = (path: string, body: object, key: string) =>
    api.send({ method: 'POST', path: `/api/staff${path}`, bearer: staff, key: keyFor(key), body });
  const bookElder = async (key: string, attendee: object): Promise<string> => {
    const body = bookingJson(9, slotId, { attendee });
    return (await api.send({ method: 'POST', path: '/api/appointments', key: keyFor(key), body })).body.appointmentCode;
  };
  const visit = async (of: string) => {
    await post('/sites/puli/check-ins', { appointmentCode: of }, `in-${of}`);
    await post(`/appointments/${of}/complete`, {}, `done-${of}`);
  };
  const handOut = (of: string, key: string) => post(`/appointments/${of}/hand-outs`, {}, key);

  it('comes before completion', async () => {
    expect(refused(await handOut(code, 'early'))).toMatchObject({
      code: 'NOT_COMPLETED',
      message: '请先完成接种或采样',
    });
  });

  it('comes a second time', async () => {
    await visit(code);
    expect((await handOut(code, 'first')).status).toBe(200);
    const again = refused(await handOut(code, 'second'));
    expect(again).toMatchObject({ code: 'ALREADY_HANDED_OUT', at: '2026-11-24T07:00:00+08:00' });
    expect(again.message).toContain('已领取');
  });

  it('finds nothing left, and takes nothing', async () => {
    await visit(code);
    await handOut(code, 'first');
    const other = await bookElder('other', { ...elder, idNumber: residentId('1951-05-05', 8), phone: '13800000008' });
    await visit(other);
    const before = await everything(world);
    expect(refused(await handOut(other, 'empty'))).toMatchObject({ code: 'OUT_OF_STOCK', message: '物资已发完' });
    expect(await everything(world)).toEqual(before);
  });
});
