import { beforeEach, describe, expect, it } from 'vitest';
import { programmeBody } from '../../../shared/domain/requests/officials.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { accepted } from '../../support/answers.ts';
import { textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { keyFor } from '../../support/people.ts';
import { admin, booked, officialOfFengchan, openWorld, putSlot, type World } from '../../support/world.ts';
import { type Fields, follow, type Office, openOffice } from './office.ts';

const list = '/office/programmes';
const path = '/office/programmes/fengchanlu-2022';
const place = (area: string, service = 'covid19-vaccine') => `${list}/new?area=${area}&service=${service}`;

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

const programmes = async () => (await world.deps.directory.current()).programmes;
const fengchan = async () => (await programmes()).get('fengchanlu-2022')!;
const change = async (typed: Fields, step = 'check') => office.send(await office.get(path), path, { ...typed, step });
const put = async (id: string, area: string, more: object = {}) => {
  const rules = [{ id: 'all', when: { otherwise: true }, give: { allOf: [{ item: 'masks', quantity: 2 }] } }];
  const input = programmeBody.parse({ name: id, area, service: 'covid19-vaccine', rules, ...more });
  return accepted(await putProgramme(world.deps, { actor: admin, key: keyFor(id), programmeId: id, input }));
};

describe('a new programme', () => {
  it('is written for an area and a service, with the doses of that service', async () => {
    const action = `${list}/fengchanlu-nucleic-acid-test`;
    const page = await office.get(place('fengchanlu', 'nucleic-acid-test'));
    expect(page.html).not.toContain('name="rules.0.doses"');
    const nobody = await office.send(page, action, { 'rules.0.item.masks': '1', step: 'check' });
    expect(wrongBeside(nobody.html, 'rules.0.age')).toBe('请填年龄');
    const check = await office.send(page, action, { 'rules.0.age': '70', 'rules.0.item.masks': '3', step: 'check' });
    expect(textOf(check.html)).toContain('70岁及以上：口罩3包');
    expect(textOf(check.html)).toContain('现在没有服务点会用到它。');
    expect(textOf(check.html)).toContain('70岁 口罩3包 没有');
    const saved = await office.send(check, action);
    expect(textOf((await follow(office, saved)).html)).toContain('– 没有服务点用到');
    expect((await programmes()).get('fengchanlu-nucleic-acid-test')).toMatchObject({
      area: 'fengchanlu',
      service: 'nucleic-acid-test',
      rules: [{ id: 'rule-1', when: { ageAtLeast: 70 }, give: { allOf: [{ item: 'masks', quantity: 3 }] } }],
    });
  });

  it('leads to the one that is there, suspended or not', async () => {
    expect((await office.get(place('fengchanlu'))).headers.get('location')).toBe(`${path}?saved=isThere`);
    await put('fengchanlu-2022', 'fengchanlu', { suspended: true });
    expect((await office.get(place('fengchanlu'))).headers.get('location')).toBe(`${path}?saved=isThere`);
  });

  it('shows what people get now from the programme above', async () => {
    await put('district', 'guancheng');
    office = await openOffice(world, { username: 'official-east', role: 'official', scope: 'chengdonglu' });
    const action = `${list}/chengdonglu-covid19-vaccine`;
    const page = await office.get(place('chengdonglu'));
    const typed = { 'rules.0.who': 'others', 'rules.0.item.eggs': '6', step: 'check' };
    expect(textOf((await office.send(page, action, typed)).html)).toContain('30岁，第一剂 鸡蛋6个 口罩2包');
  });

  it('asks for the place when none was chosen, and keeps the rest', async () => {
    office = await openOffice(world, admin);
    expect((await office.get(list)).html).toContain('<option value="" selected="">请选择</option>');
    const { status, html } = await office.get(place('', 'nucleic-acid-test'));
    expect(status).toBe(422);
    expect(titleOf(html)).toMatch(/^错误：/);
    expect(wrongBeside(html, 'area')).toBe('请填写此项');
    expect(html).toContain('<option value="nucleic-acid-test" selected="">');
  });

  it('has no place outside the official’s area', async () => {
    expect((await office.get(place('guancheng'))).status).toBe(404);
    expect((await office.get(place('atlantis'))).status).toBe(404);
    expect((await office.get(place('fengchanlu', 'haircut'))).status).toBe(404);
  });
});

describe('suspending a programme', () => {
  const press = async (to: string) => {
    const page = await office.get(`${path}?to=${to}`);
    return { page, saved: await office.send(page, path) };
  };

  it('says what it means, stops the promise for new bookings, and can be undone', async () => {
    const slotId = 'puli-20261124-0830-30';
    await putSlot(world, slotId, 5);
    const { page, saved } = await press('suspend');
    expect(textOf(page.html)).toContain('管到 1 个服务点。');
    expect(textOf((await follow(office, saved)).html)).toContain('‖ 已停用');
    expect((await booked(world, 1, slotId)).appointment.entitlement).toEqual([]);
    expect(textOf((await follow(office, (await press('resume')).saved)).html)).toContain('● 生效中');
    expect((await booked(world, 2, slotId)).appointment.entitlement).toHaveLength(3);
    expect(await fengchan()).toMatchObject({ version: 3, rules: [{ id: 'booster-or-60' }, { id: 'others' }] });
  });

  it('lets the programme above count', async () => {
    await put('district', 'jinshui');
    await follow(office, (await press('suspend')).saved);
    expect(textOf((await office.get(`${list}/district`)).html)).toContain('管到的服务点 1 个');
  });

  it('stays so when the rules are changed', async () => {
    await press('suspend');
    const page = await change({ perPerson: '2' });
    expect(textOf(page.html)).toContain('方案还是停用的');
    await office.send(page, path);
    expect(await fengchan()).toMatchObject({ version: 3, perPerson: 2, suspended: true });
  });

  it('is done once, and asked again after somebody else’s change', async () => {
    const page = await office.get(`${path}?to=suspend`);
    await put('fengchanlu-2022', 'fengchanlu');
    const stale = await office.send(page, path);
    expect(stale.status).toBe(409);
    expect((await office.send(stale, path)).status).toBe(303);
    expect((await office.send(stale, path)).status).toBe(303);
    expect(await fengchan()).toMatchObject({ version: 3, suspended: true });
  });
});
