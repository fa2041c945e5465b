import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from '../../../shared/domain/parsing.ts';
import { type SiteInput, siteBody } from '../../../shared/domain/requests/officials.ts';
import { siteIdFrom } from '../../../shared/domain/sites.ts';
import { parseSlotId } from '../../../shared/domain/slots.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { bookAppointment } from '../../../shared/usecases/residents/book-appointment.ts';
import { listSites } from '../../../shared/usecases/residents/list-sites.ts';
import { accepted } from '../../support/answers.ts';
import { newSite } from '../../support/new-site.ts';
import { keyFor } from '../../support/people.ts';
import {
  admin,
  bookingFor,
  everything,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const site = (change: Partial<SiteInput> = {}): SiteInput => accepted(parse(siteBody, newSite('FCL-02', change)));

const open = (input: SiteInput, key = 'open', actor = officialOfFengchan) =>
  openSite(world.deps, { actor, key: keyFor(key), input });

const namesSeen = async () => (await listSites(world.deps, { limit: 50 })).sites.map(({ siteId }) => siteId);

describe('a new site', () => {
  it('is a draft that residents neither see nor book until it is opened', async () => {
    const opened = accepted(await open(site()));
    expect(opened).toEqual({ siteId: 'fcl-02', ...site(), status: 'draft' });
    const slotId = 'fcl-02-20261124-0830-30';
    await putSlot(world, slotId, 10);
    expect(await namesSeen()).not.toContain('fcl-02');
    const booking = () => bookAppointment(world.deps, { key: keyFor('b'), input: bookingFor(1, slotId) });
    expect(await booking()).toHaveProperty('refused');
    await changeSite(world.deps, { actor: officialOfFengchan, siteId: 'fcl-02', input: { status: 'open' } });
    expect(await namesSeen()).toContain('fcl-02');
    expect(await booking()).toHaveProperty('manageToken');
  });

  it('is made once per key, also when its number is taken meanwhile', async () => {
    const first = await open(site());
    expect(await open(site())).toEqual(first);
    expect(accepted(await open(site(), 'another')).siteId).toMatch(/^fcl-02-[a-z0-9]+$/);
    expect(await open(site({ name: '别的' }))).toEqual({ refused: 'KEY_REUSED' });
  });

  it('gets different ids when two officials use one number at the same moment', async () => {
    const opened = (await Promise.all([open(site(), 'a'), open(site(), 'b')])).map(accepted);
    expect(new Set(opened.map(({ siteId }) => siteId)).size).toBe(2);
  });

  it('needs services and an area that exist, and an area of the official', async () => {
    const before = await everything(world);
    expect(await open(site({ services: ['covid19-vaccine', 'x-ray'] }))).toEqual({
      refused: 'FIELD_INVALID',
      fields: [{ field: 'services.1', code: 'FIELD_INVALID' }],
    });
    expect(await open(site({ area: 'atlantis' }))).toMatchObject({ fields: [{ field: 'area' }] });
    expect(await open(site({ area: 'weilaihuayuan' }))).toEqual({ refused: 'NOT_FOUND' });
    expect(await open(site(), 'staff', staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    expect(await everything(world)).toEqual(before);
    accepted(await open(site({ area: 'weilaihuayuan' }), 'admin', admin));
  });
});

describe('a change of a site', () => {
  const change = (siteId: string, input: object, actor = officialOfFengchan, key?: string) =>
    changeSite(world.deps, { actor, siteId, input, key });

  it('keeps what was not named, and is seen at once', async () => {
    const before = (await world.deps.directory.current()).sites.get('puli')!;
    expect(await change('puli', { status: 'paused' })).toEqual({ ...before, status: 'paused' });
    expect((await world.deps.directory.current()).sites.get('puli')).toEqual({ ...before, status: 'paused' });
  });

  it('does not undo what another official changed at the same moment', async () => {
    await Promise.all([change('puli', { status: 'paused' }), change('puli', { address: '新地址' })]);
    const after = (await world.deps.directory.current()).sites.get('puli');
    expect(after).toMatchObject({ status: 'paused', address: '新地址' });
  });

  it('answers a repeated key as the first time, although the site was changed again', async () => {
    const first = await change('puli', { status: 'paused' }, officialOfFengchan, keyFor('rain'));
    await change('puli', { status: 'open' });
    expect(await change('puli', { status: 'paused' }, officialOfFengchan, keyFor('rain'))).toEqual(first);
    expect((await world.deps.directory.current()).sites.get('puli')?.status).toBe('open');
  });

  it('is refused outside the area, for staff, and for what does not exist', async () => {
    expect(await change('weilai', { status: 'closed' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await change('nowhere', { status: 'closed' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await change('puli', { status: 'closed' }, staffOfPuli)).toEqual({ refused: 'FORBIDDEN' });
    expect(await change('puli', { area: 'weilaihuayuan' })).toEqual({ refused: 'NOT_FOUND' });
    expect(await change('puli', { services: ['x-ray'] })).toMatchObject({ refused: 'FIELD_INVALID' });
  });
});

describe('the id of a site', () => {
  const newId = () => 'V1StGXR8_Z5jdHi6B-myT';
  it.each([
    ['FCL-01', false, 'fcl-01'],
    ['FCL_01 / a', false, 'fcl-01-a'],
    ['FCL-01', true, 'fcl-01-v1stgxr8'],
    ['采样点一', false, 'site-v1stgxr8'],
    ['#1', false, 'site-v1stgxr8'],
    [`A${'1'.repeat(29)}`, true, `a${'1'.repeat(29)}-v1stgxr8`],
  ])('is made from %s (taken: %s)', (number, isTaken, siteId) => {
    expect(siteIdFrom(number, newId, () => isTaken)).toBe(siteId);
    expect(parseSlotId(`${siteId}-20261124-0830-30`)).toMatchObject({ siteId });
  });
});
