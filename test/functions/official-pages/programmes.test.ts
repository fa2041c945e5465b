import { beforeEach, describe, expect, it } from 'vitest';
import { programmeBody } from '../../../shared/domain/requests/officials.ts';
import { putProgramme } from '../../../shared/usecases/officials/put-programme.ts';
import { accepted } from '../../support/answers.ts';
import { signedIn } from '../../support/api.ts';
import { buttonsElsewhere, linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import {
  admin,
  booked,
  everything,
  officialOfFengchan,
  openWorld,
  putSlot,
  staffOfPuli,
  type World,
} from '../../support/world.ts';
import { type Fields, follow, formTo, loseAnswer, type Office, openOffice } from './office.ts';

const list = '/office/programmes';
const path = '/office/programmes/fengchanlu-2022';

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

describe('the list of programmes', () => {
  it('says each rule as a sentence, where it counts and whether it does', async () => {
    const text = textOf((await office.get(list)).html);
    expect(text).toContain('加强针或60岁及以上：鸡蛋10个、口罩1包');
    expect(text).toContain('状态 ● 生效中 地区 丰产路街道 项目 新冠疫苗接种 每人最多领几次 1 次 管到的服务点 1 个');
  });

  it('shows those from above to look at only, and those of others not at all', async () => {
    await put('district', 'jinshui');
    await put('elsewhere', 'guancheng');
    const { html } = await office.get(list);
    expect(linksOf(html)).toContain(`${list}/district`);
    expect(html).not.toContain('elsewhere');
    // The street's own programme decides at every site below the district.
    expect(textOf(html)).toContain('– 没有服务点用到');
    const above = await office.get(`${list}/district`);
    expect(textOf(above.html)).toContain('这是上级的方案，只能看。');
    expect(above.html).not.toContain('name="perPerson"');
    expect((await office.get(`${list}/elsewhere`)).status).toBe(404);
    expect((await office.get(`${list}/nowhere`)).status).toBe(404);
  });

  it('is for officials', async () => {
    expect((await visit(world, await signedIn(world, staffOfPuli)).get(list)).status).toBe(403);
  });

  it('says so when there is none, and what to do', async () => {
    office = await openOffice(world, { username: 'official-east', role: 'official', scope: 'chengdonglu' });
    expect(textOf((await office.get(list)).html)).toContain('还没有奖励方案');
  });
});

describe('changing a programme', () => {
  it('shows the rules as they are, to be changed in place', async () => {
    const page = await office.get(path);
    const { fields } = formTo(page, path);
    expect(Object.fromEntries(fields)).toMatchObject({
      name: '丰产路街道接种奖励',
      perPerson: '1',
      version: '1',
      'rules.0.who': 'any',
      'rules.0.doses': '3',
      'rules.0.age': '60',
      'rules.0.give': 'all',
      'rules.0.item.eggs': '10',
      'rules.0.item.gym-card': '',
      'rules.1.who': 'others',
      'rules.1.give': 'one',
      'rules.1.item.gym-card': '1',
    });
  });

  it('says the rule back with people as examples before anything changes', async () => {
    const before = await everything(world);
    const { status, html } = await change({ 'rules.0.age': '６５', 'rules.0.item.eggs': '30' });
    const text = textOf(html);
    expect(status).toBe(200);
    expect(text).toContain('加强针或65岁及以上：鸡蛋30个、口罩1包');
    expect(text).toContain('管到 1 个服务点。');
    expect(text).toContain('已经约好的人不变');
    expect(text).toContain('65岁，加强针 鸡蛋30个、口罩1包 鸡蛋10个、口罩1包');
    expect(text).toContain(
      '60岁，第一剂 读书借阅卡1张、健身卡1张、党群服务中心儿童游乐畅玩卡1张任选一种 鸡蛋10个、口罩1包 64岁',
    );
    expect(await everything(world)).toEqual(before);
  });

  it('is done once when it is confirmed, and bookings keep what they were promised', async () => {
    const slotId = 'puli-20261124-0830-30';
    await putSlot(world, slotId, 5);
    const early = await booked(world, 1, slotId, { doseNumber: 1 });
    const page = await change({ 'rules.1.who': 'any', 'rules.1.doses': ['1'], 'rules.1.item.gym-card': '2' });
    const saved = await office.send(page, path);
    expect((await office.send(page, path)).status).toBe(303);
    expect(textOf((await follow(office, saved)).html)).toContain('方案已保存');
    const { version, rules } = await fengchan();
    expect(version).toBe(2);
    expect(rules[1]).toEqual({
      id: 'others',
      when: { doseNumber: 1 },
      give: {
        oneOf: [
          { item: 'library-card', quantity: 1 },
          { item: 'gym-card', quantity: 2 },
          { item: 'kids-play-card', quantity: 1 },
        ],
      },
    });
    const late = await booked(world, 2, slotId, { doseNumber: 1 });
    const gym = ({ appointment }: typeof early) =>
      appointment.entitlement.find(({ itemId }) => itemId === 'gym-card')?.quantity;
    expect([gym(early), gym(late)]).toEqual([1, 2]);
  });

  it('says who gets nothing', async () => {
    const page = await change({ step: 'remove-1' }, 'remove-1');
    const { html } = await office.send(page, path, { step: 'check' });
    expect(textOf(html)).toContain('哪条都不符合的人没有奖励。');
    expect(textOf(html)).toContain(
      '59岁，第一剂 没有 读书借阅卡1张、健身卡1张、党群服务中心儿童游乐畅玩卡1张任选一种 60岁，第一剂 鸡蛋10个、口罩1包 一样',
    );
  });

  it('adds, removes and moves rules without losing what was typed', async () => {
    const added = await change({ name: '新名称' }, 'add');
    // Before the rule for everybody else, which has to stay the last one.
    const blank = formTo(added, path).fields;
    expect([blank.get('rules.1.who'), blank.get('rules.1.id'), blank.get('rules.2.who')]).toEqual([
      'any',
      'rule-1',
      'others',
    ]);
    expect(buttonsElsewhere(added.html)).toContainEqual({ action: `${path}#rule-1`, text: '把第2条往前挪' });
    const typed = { 'rules.1.doses': ['2'], 'rules.1.item.eggs': '5' };
    const moved = await office.send(added, path, { ...typed, step: 'up-1' });
    const { fields } = formTo(moved, path);
    expect([fields.get('rules.0.item.eggs'), fields.get('rules.1.item.eggs')]).toEqual(['5', '10']);
    const check = await office.send(moved, path, { step: 'check' });
    expect(textOf(check.html)).toContain('第二剂：鸡蛋5个 加强针或60岁及以上：');
    const back = await office.send(check, path, { step: 'edit' });
    expect(formTo(back, path).fields.get('name')).toBe('新名称');
    expect(formTo(back, path).fields.get('rules.0.doses')).toBe('2');
    const removed = await office.send(back, path, { step: 'remove-0' });
    expect(formTo(removed, path).fields.get('rules.0.item.eggs')).toBe('10');
  });

  it('asks that everything is met where that was chosen', async () => {
    const { html } = await change({ 'rules.0.who': 'all' });
    expect(textOf(html)).toContain('加强针且60岁及以上');
  });

  it('says when nothing would change', async () => {
    const { html } = await change({});
    expect(textOf(html)).toContain('没有改动');
    expect(html).not.toContain('value="save"');
  });

  it.each([
    ['name', { name: ' ' }, '请填写此项'],
    ['perPerson', { perPerson: '0' }, '请填写1到100之间的整数'],
    ['rules.0.doses', { 'rules.0.doses': [], 'rules.0.age': '' }, '请选第几剂，或者填年龄'],
    ['rules.0.doses', { 'rules.0.doses': ['1', '2'], 'rules.0.who': 'all' }, '每一项都要符合时，只能选一剂'],
    ['rules.0.age', { 'rules.0.age': '六十' }, '请填写0到150之间的整数'],
    ['rules.0.age', { 'rules.0.age': '151' }, '请填写0到150之间的整数'],
    ['rules.0.who', { 'rules.0.who': 'others' }, '“其他所有人”要放在最后一条'],
    ['rules.0.items', { 'rules.0.item.eggs': '', 'rules.0.item.masks': '0' }, '请至少填一样要发的数量'],
    ['rules.0.item.eggs', { 'rules.0.item.eggs': '2.5' }, '请填写1到10000之间的整数，不发就空着'],
    ['rules.0.item.eggs', { 'rules.0.item.eggs': '10001' }, '请填写1到10000之间的整数，不发就空着'],
  ])('refuses %s of %j and keeps what was typed', async (field, typed, words) => {
    const page = await change({ 'rules.1.item.gym-card': '7', ...typed } as Fields);
    expect(page.status).toBe(422);
    expect(titleOf(page.html)).toMatch(/^错误：/);
    expect(wrongBeside(page.html, field)).toBe(words);
    expect(linksOf(page.html)).toContain(`#${field}`);
    expect(page.html).toContain(`id="${field}"`);
    expect(formTo(page, path).fields.get('rules.1.item.gym-card')).toBe('7');
    expect((await fengchan()).version).toBe(1);
  });

  it('tells what somebody else made of it meanwhile, and goes on from there with what was typed', async () => {
    const page = await change({ 'rules.0.item.eggs': '12' });
    await put('fengchanlu-2022', 'fengchanlu');
    const stale = await office.send(page, path);
    expect(stale.status).toBe(409);
    expect(textOf(stale.html)).toContain('方案现在是这样（别人改过的） 所有人：口罩2包');
    expect(formTo(stale, path).fields.get('rules.0.item.eggs')).toBe('12');
    const checked = await office.send(stale, path, { step: 'check' });
    expect(checked.status).toBe(200);
    expect((await office.send(checked, path)).status).toBe(303);
    expect(await fengchan()).toMatchObject({ version: 3, name: '丰产路街道接种奖励' });
  });

  it('tells it before the question too', async () => {
    const page = await office.get(path);
    await put('fengchanlu-2022', 'fengchanlu');
    expect((await office.send(page, path, { perPerson: '2', step: 'check' })).status).toBe(409);
  });

  it('may be pressed again when it is not known whether it was saved', async () => {
    const page = await change({ perPerson: '2' });
    expect(textOf(page.html)).toContain('每人最多领 2 次。');
    loseAnswer(world, 'TransactWriteItems');
    const unknown = await office.send(page, path);
    expect(unknown.status).toBe(503);
    expect((await office.send(unknown, path)).status).toBe(303);
    expect(await fengchan()).toMatchObject({ version: 2, perPerson: 2 });
  });

  it('is not for officials of another street', async () => {
    const page = await change({ perPerson: '2' });
    const other = await openOffice(world, { username: 'official-east', role: 'official', scope: 'chengdonglu' });
    expect((await other.get(path)).status).toBe(404);
    const sent = [...formTo(page, path).fields];
    expect((await other.visitor.post(path, sent)).status).toBe(403);
    expect((await fengchan()).version).toBe(1);
  });
});
