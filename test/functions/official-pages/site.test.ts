import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { changeSite } from '../../../shared/usecases/officials/change-site.ts';
import { linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { admin, everything, officialOfFengchan, openWorld, putItem, type World } from '../../support/world.ts';
import { follow, formTo, type Office, openOffice } from './office.ts';

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

const sites = async () => {
  world.deps.directory.forget();
  return (await world.deps.directory.current()).sites;
};

const typed = {
  number: 'FCL-02',
  name: '丰产路街道第二接种点',
  address: '金水区文化路',
  services: ['covid19-vaccine'],
  stages: '登记区、接种区\r\n观察区',
  'responsible.name': '丰产路街道',
  'responsible.phone': '0371-00000002',
  position: '34.79, 113.68',
  status: 'open',
};

describe('opening a site', () => {
  const open = async (change: object = {}, path = '/office/new-site') =>
    office.send(await office.get(path), '/office/new-site', { ...typed, ...change });

  it('from a form: the site is there with all that was typed, and the next step is offered', async () => {
    const opened = await open();
    expect(opened.headers.get('location')).toBe('/office/sites/fcl-02?saved=opened');
    const { position: _asTyped, ...plain } = typed;
    expect((await sites()).get('fcl-02')).toEqual({
      siteId: 'fcl-02',
      number: plain.number,
      name: plain.name,
      area: 'fengchanlu',
      address: plain.address,
      lat: 34.79,
      lng: 113.68,
      services: ['covid19-vaccine'],
      stages: ['登记区', '接种区', '观察区'],
      responsible: { name: '丰产路街道', phone: '0371-00000002' },
      status: 'open',
    });
    const page = await follow(office, opened);
    expect(textOf(page.html)).toContain('已开设');
    expect(linksOf(page.html)).toContain('/office/sites/fcl-02/schedules');
  });

  it('opens one site, however often the button is pressed', async () => {
    const page = await office.get('/office/new-site');
    for (let n = 0; n < 2; n++) await office.send(page, '/office/new-site', { ...typed, position: '' });
    expect((await sites()).size).toBe(3);
  });

  it('without a position puts it amid the sites nearby and says so', async () => {
    const opened = await open({ position: ' ' });
    expect((await sites()).get('fcl-02')).toMatchObject({ lat: 34.7835, lng: 113.6735 });
    expect(textOf((await follow(office, opened)).html)).toContain('位置没有填');
  });

  it('as a copy has everything of the other but its number', async () => {
    const page = await office.get('/office/new-site?copy=puli');
    const { fields } = formTo(page, '/office/new-site');
    expect(fields.get('number')).toBe('');
    expect(fields.get('stages')).toBe('登记区\n等候区\n接种区\n观察区\n医疗保障区');
    expect(fields.get('services')).toBe('covid19-vaccine');
    expect(textOf(page.html)).toContain('璞丽中心广场临时接种点”填好了');
    expect((await office.get('/office/new-site?copy=weilai')).status).toBe(404);
  });

  it('refuses a copy in which nothing was changed, and the number or name of another site that is not closed', async () => {
    const copy = await office.get('/office/new-site?copy=puli');
    const { number, name } = (await sites()).get('puli')!;
    const same = await office.send(copy, '/office/new-site', { number: number.toLowerCase() });
    expect(same.status).toBe(409);
    expect(wrongBeside(same.html, 'number')).toBe('这个地区已有服务点用这个编号，请换一个');
    expect(wrongBeside(same.html, 'name')).toBe('这个地区已有同名的服务点，请换一个，居民才分得清');
    expect((await sites()).size).toBe(2);
    expect((await office.send(same, '/office/new-site', { number: 'FCL-02', name: '第二接种点' })).status).toBe(303);
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { status: 'closed' } });
    expect((await open({ number, name })).status).toBe(303);
  });

  it('says what is missing of lists, and takes no phone number that nobody can call', async () => {
    const wrong = await open({ services: [], stages: '', 'responsible.phone': '12' });
    expect(wrongBeside(wrong.html, 'services')).toBe('请至少选一个项目');
    expect(wrongBeside(wrong.html, 'stages')).toContain('请填1到12个环节');
    expect(wrongBeside(wrong.html, 'responsible.phone')).toContain('打得通');
    expect((await open({ 'responsible.phone': '12345' })).status).toBe(303);
  });

  it('offers an administrator the areas from the top down', async () => {
    const { html } = await (await openOffice(world, admin)).get('/office/new-site');
    const [, options = ''] = /<select[^>]*name="area"[^>]*>(.*?)<\/select>/s.exec(html) ?? [];
    const offered = [...options.matchAll(/value="([^"]+)"/g)].map(([, areaId]) => areaId!);
    const { areas } = await world.deps.directory.current();
    expect(offered).toHaveLength(areas.size);
    for (const [place, areaId] of offered.entries()) {
      const parent = areas.get(areaId)?.parent;
      if (parent) expect(offered.slice(0, place), areaId).toContain(parent);
    }
  });

  it('shows every field that is wrong beside it, and keeps the rest', async () => {
    const wrong = await open({ number: '', services: [], position: 'near the square', stages: ' ' });
    expect(wrong.status).toBe(422);
    expect(titleOf(wrong.html)).toMatch(/^错误：/);
    for (const field of ['number', 'services', 'stages', 'position']) {
      expect(wrongBeside(wrong.html, field), field).toBeDefined();
    }
    expect(formTo(wrong, '/office/new-site').fields.get('name')).toBe(typed.name);
    expect((await sites()).size).toBe(2);
  });

  it('stays within the official’s area', async () => {
    const { html } = await office.get('/office/new-site');
    expect(html).not.toContain('value="guancheng"');
    expect((await open({ area: 'guancheng' })).status).toBe(404);
    expect((await sites()).size).toBe(2);
  });
});

describe("a site's page", () => {
  const path = '/office/sites/puli';
  const change = async (fields: Record<string, string | string[]>) => office.send(await office.get(path), path, fields);

  it('shows the facts and leads to all that can be done with the site', async () => {
    const { html } = await office.get(path);
    expect(textOf(html)).toContain('登记区 → 等候区 → 接种区');
    expect(linksOf(html)).toEqual(
      expect.arrayContaining([
        `${path}/schedules`,
        `${path}/status`,
        `${path}/stock`,
        '/desk/puli',
        '/sites/puli',
        '/office/new-site?copy=puli',
      ]),
    );
  });

  it('refuses a new name that another site has, and keeps its own as it is', async () => {
    await office.send(await office.get('/office/new-site'), '/office/new-site', typed);
    const same = await change({ name: ` ${typed.name}`, number: 'FCL-01' });
    expect(same.status).toBe(409);
    expect(wrongBeside(same.html, 'name')).toBe('这个地区已有同名的服务点，请换一个，居民才分得清');
    expect(wrongBeside(same.html, 'number')).toBeUndefined();
    expect((await change({ address: '金水区新址' })).status).toBe(303);
  });

  it('changes what was typed anew and leaves alone what somebody else has changed meanwhile', async () => {
    const page = await office.get(path);
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { address: '金水区璞丽中心广场北门' } });
    const saved = await office.send(page, path, { 'responsible.phone': '0371-11111111' });
    expect(textOf((await follow(office, saved)).html)).toContain('已保存');
    expect((await sites()).get('puli')).toMatchObject({
      address: '金水区璞丽中心广场北门',
      responsible: { name: '丰产路街道社会治理办公室', phone: '0371-11111111' },
      lat: 34.7835,
      stages: ['登记区', '等候区', '接种区', '观察区', '医疗保障区'],
    });
  });

  it('does not overwrite what somebody else has made of the same field, unless sent again', async () => {
    const page = await office.get(path);
    await changeSite(world.deps, { actor: admin, siteId: 'puli', input: { address: '北门' } });
    const stale = await office.send(page, path, { address: '南门' });
    expect(stale.status).toBe(409);
    expect(textOf(stale.html)).toContain('别人刚刚改过 改了：地址。');
    expect((await sites()).get('puli')!.address).toBe('北门');
    expect(formTo(stale, path).fields.get('address')).toBe('南门');
    await follow(office, await office.send(stale, path));
    expect((await sites()).get('puli')!.address).toBe('南门');
  });

  it('is changed once, however often the button is pressed', async () => {
    const page = await office.get(path);
    for (let n = 0; n < 2; n++) expect((await office.send(page, path, { address: '南门' })).status).toBe(303);
    expect((await sites()).get('puli')!.address).toBe('南门');
  });

  it('refuses nonsense and changes nothing', async () => {
    const before = await everything(world);
    const wrong = await change({ name: '\u202e', position: '1,2,3' });
    expect(wrong.status).toBe(422);
    expect(wrongBeside(wrong.html, 'name')).toBeDefined();
    expect(wrongBeside(wrong.html, 'position')).toBeDefined();
    expect(wrong.html).toMatch(/<details open/);
    expect((await change({ status: 'closed' })).status).toBe(422);
    expect(await everything(world)).toEqual(before);
  });

  it('is there at once, also where another process has opened or changed it', async () => {
    const { sites: known } = await world.deps.directory.current();
    await putItem(world, { ...keys.site('new'), ...known.get('puli'), siteId: 'new', name: '刚开的接种点' });
    await putItem(world, { ...keys.site('puli'), ...known.get('puli'), address: '刚改的地址' });
    expect(textOf((await office.get('/office/sites/new')).html)).toContain('刚开的接种点');
    expect(textOf((await office.get(path)).html)).toContain('刚改的地址');
  });

  it('is not found outside the area', async () => {
    for (const sub of ['', '/schedules', '/status']) {
      expect((await office.get(`/office/sites/weilai${sub}`)).status, sub).toBe(404);
      expect((await office.get(`/office/sites/nowhere${sub}`)).status, sub).toBe(404);
      expect((await office.get(`/office/sites/${'x'.repeat(1500)}${sub}`)).status, sub).toBe(404);
    }
  });
});
