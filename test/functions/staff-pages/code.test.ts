import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { undoCheckIn } from '../../../shared/usecases/staff/undo-check-in.ts';
import { signedIn } from '../../support/api.ts';
import { formsOf, linksOf, textOf, titleOf } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import {
  admin,
  booked,
  everything,
  itemAt,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

const eight = 'puli-20261124-0800-30';
const elsewhere = 'weilai-20261124-0800-30';
const topLevel = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

describe("opening the address in a resident's QR code", () => {
  let world: World;
  let phone: Visitor;
  let code: string;
  beforeEach(async () => {
    world = await openWorld({ at: '2026-11-24T08:05:00+08:00' });
    for (const slot of [eight, elsewhere]) await putSlot(world, slot, 10);
    code = (await booked(world, 1, eight)).appointment.appointmentCode;
    phone = visit(world, await signedIn(world, staffOfPuli));
  });

  const stored = async () => (await itemAt(world, keys.appointment(code)))?.st;

  it('checks in on a phone that is signed in, and says so again without a second effect', async () => {
    const scanned = await phone.get(`/C/${code}`, topLevel);
    expect(scanned.status).toBe(200);
    expect(scanned.headers.get('cache-control')).toBe('no-store');
    expect(textOf(scanned.html)).toContain('可以进');
    expect(await stored()).toBe('checkedIn');
    const before = await everything(world);
    const reloaded = await phone.get(`/C/${code}`, { ...topLevel, 'cache-control': 'max-age=0' });
    expect(textOf(reloaded.html)).toContain('已来过');
    expect(await everything(world)).toEqual(before);
  });

  it.each([
    ['another site led there', { ...topLevel, 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site led there', { ...topLevel, 'sec-fetch-site': 'same-site' }],
    ['a page fetches it', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['it is embedded', { ...topLevel, 'sec-fetch-dest': 'iframe' }],
    ['it is fetched ahead', { ...topLevel, 'sec-purpose': 'prefetch;prerender' }],
    ['it is fetched ahead by an older browser', { purpose: 'prefetch' }],
  ])('asks with a button first when %s', async (_what, headers) => {
    const before = await everything(world);
    const asked = await phone.get(`/C/${code}`, headers);
    expect(titleOf(asked.html)).toMatch(/^签到/);
    expect(await everything(world)).toEqual(before);
    const form = formsOf(asked.html).find(({ action }) => action === '/desk/puli/check-in')!;
    expect(textOf((await phone.post(form.action, form.fields)).html)).toContain('可以进');
    expect(await stored()).toBe('checkedIn');
  });

  it('checks nobody in on a HEAD request', async () => {
    const before = await everything(world);
    const cookie = `__Host-doorstep=${await signedIn(world, admin)}`;
    await phone.app.request(`https://doorstep.example/C/${code}`, { method: 'HEAD', headers: { cookie } });
    const own = await signedIn(world, { ...staffOfPuli, username: 'staff-puli-2' });
    const head = { method: 'HEAD', headers: { cookie: `__Host-doorstep=${own}` } };
    await phone.app.request(`https://doorstep.example/C/${code}`, head);
    const after = await everything(world);
    for (const [key, item] of before) expect(after.get(key)).toEqual(item);
  });

  it('does not check in again by a reload after the check-in was taken back', async () => {
    await phone.get(`/C/${code}`, topLevel);
    await undoCheckIn(world.deps, { actor: staffOfPuli, key: keyFor('undo'), code });
    const reloaded = await phone.get(`/C/${code}`, topLevel);
    expect(textOf(reloaded.html)).toContain('这次签到撤销过');
    expect(await stored()).toBe('booked');
    const form = formsOf(reloaded.html).find(({ action }) => action === '/desk/puli/check-in')!;
    expect(textOf((await phone.post(form.action, form.fields)).html)).toContain('可以进');
  });

  it('says where an appointment of another site is, and what to do about a code that nobody has', async () => {
    const other = (await booked(world, 2, elsewhere)).appointment.appointmentCode;
    const before = await everything(world);
    const wrongSite = await phone.get(`/C/${other}`, topLevel);
    expect(wrongSite.status).toBe(409);
    expect(textOf(wrongSite.html)).toContain('不能进');
    expect(textOf(wrongSite.html)).toContain('未来花园社区流动接种点');
    const unknown = await phone.get('/C/ZZZZZZZZ', topLevel);
    expect(unknown.status).toBe(404);
    expect(textOf(unknown.html)).toContain('没有这个预约码');
    const malformed = await phone.get('/C/K7', topLevel);
    expect(malformed.status).toBe(404);
    expect(textOf(malformed.html)).toContain('没有这个预约码');
    expect(await everything(world)).toEqual(before);
  });

  it('takes a code in lower case', async () => {
    expect(textOf((await phone.get(`/C/${code.toLowerCase()}`, topLevel)).html)).toContain('可以进');
  });

  it('names the site to officials and lets them press, within their area', async () => {
    const office = visit(world, await signedIn(world, officialOfFengchan));
    const asked = await office.get(`/C/${code}`, topLevel);
    expect(textOf(asked.html)).toContain('丰产路街道璞丽中心广场临时接种点');
    expect(await stored()).toBe('booked');
    const form = formsOf(asked.html).find(({ action }) => action === '/desk/puli/check-in')!;
    expect(textOf((await office.post(form.action, form.fields)).html)).toContain('可以进');
    const other = (await booked(world, 2, elsewhere)).appointment.appointmentCode;
    const outside = await office.get(`/C/${other}`, topLevel);
    const unknown = await office.get('/C/ZZZZZZZZ', topLevel);
    expect(outside.status).toBe(404);
    const bare = (html: string) =>
      textOf(html)
        .replaceAll(/id-\d+/g, '')
        .replaceAll(other, '')
        .replaceAll('ZZZZZZZZ', '');
    expect(bare(outside.html)).toBe(bare(unknown.html));
  });

  it('shows others the same page for every code, with the way to sign in that comes back', async () => {
    const before = await everything(world);
    const resident = visit(world);
    const shown = await resident.get(`/C/${code}`, topLevel);
    expect(linksOf(shown.html)).toContain(`/sign-in?next=${encodeURIComponent(`/C/${code}`)}`);
    const unknown = await resident.get('/C/ZZZZZZZZ', topLevel);
    const shownCode = `${code.slice(0, 4)}-${code.slice(4)}`;
    expect(shown.html.replaceAll(code, '').replaceAll(shownCode, '')).toBe(
      unknown.html.replaceAll('ZZZZZZZZ', '').replaceAll('ZZZZ-ZZZZ', ''),
    );
    expect((await resident.get('/C/K7')).status).toBe(404);
    expect(await everything(world)).toEqual(before);
  });
});
