import { beforeEach, describe, expect, it } from 'vitest';
import { buttonsElsewhere, formOf, linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { type Visitor, visit } from '../../support/pages.ts';
import { person, residentId } from '../../support/people.ts';
import { booked, openWorld, putSlot, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0900-30';
const bookPath = `/sites/puli/slots/${slotId}/book`;

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  await putSlot(world, slotId, 2);
  visitor = visit(world);
});
const send = async (n: number, change: Record<string, string>, headers = {}) => {
  const { action, fields } = formOf((await visitor.get(bookPath, headers)).html);
  const { name, idNumber, phone } = person(n);
  const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
  const all = new Map([...fields, ...Object.entries({ ...typed, consent: 'yes', ...change })]);
  return visitor.post(action, all, headers);
};
const tooEarly = { doseNumber: '2', 'attendee.previousDoseDate': '2026-11-05' };

describe('a dose that is too early', () => {
  it('is offered from its date on, and one press books it with all that was typed', async () => {
    for (const id of ['puli-20261125-0900-30', 'puli-20261126-0900-30', 'puli-20261127-0930-30']) {
      await putSlot(world, id, 1);
    }
    const { status, html } = await send(1, tooEarly);
    expect(status).toBe(409);
    expect(titleOf(html)).toMatch(/^错误：.*距上一剂时间不足，2026-11-26起可以预约/);
    expect(textOf(html)).toContain('11月26日 周四起就可以约，您填的内容都还在');
    const offered = buttonsElsewhere(html);
    expect(offered.map(({ text }) => text.slice(0, 21))).toEqual([
      '11月26日 周四 09:00–09:30',
      '11月27日 周五 09:30–10:00',
    ]);
    expect(linksOf(html)).toContain('/sites/puli?date=2026-11-26');
    const pressed = await visitor.post(offered[0]!.action, formOf(html).fields);
    expect(pressed.status).toBe(303);
    expect(textOf((await visitor.get(pressed.headers.get('location')!)).html)).toContain('11月26日 周四 09:00–09:30');
  });

  it('says in English too when nothing is planned that far ahead, and leads to other sites, not to an empty day', async () => {
    const { html } = await send(1, tooEarly, { 'accept-language': 'en' });
    expect(textOf(html)).toContain('No free time here in the week from Thu 26 Nov yet.');
    expect(textOf(html)).toContain('Choose another site');
    expect(buttonsElsewhere(html)).toEqual([]);
  });

  it('says so as well when an appointment is moved to it', async () => {
    await putSlot(world, 'puli-20261201-0900-30', 1);
    const previous = { previousDoseDate: '2026-11-05' };
    const first = await booked(world, 1, 'puli-20261201-0900-30', {
      doseNumber: 2,
      attendee: { ...person(1), ...previous },
    });
    const link = `/a/${first.appointment.appointmentCode}/${first.manageToken}/move`;
    const { action, fields } = formOf((await visitor.get(`${link}?date=2026-11-24`)).html);
    const { status, html } = await visitor.post(action, new Map([...fields, ['slotId', slotId]]));
    expect(status).toBe(409);
    expect(titleOf(html)).toMatch(/^错误：距上一剂时间不足/);
    expect(linksOf(html)).toContain(`${link}?siteId=puli&date=2026-11-26`);
  });
});

describe('a person who is not yet 18', () => {
  it('is told what to do when they move to a day on which they need a guardian', async () => {
    await putSlot(world, 'puli-20261128-0900-30', 1);
    const attendee = { ...person(1), idNumber: residentId('2008-11-28', 5), birthDate: '2008-11-28' };
    const { appointment, manageToken } = await booked(world, 1, 'puli-20261128-0900-30', { attendee });
    const link = `/a/${appointment.appointmentCode}/${manageToken}/move`;
    const { action, fields } = formOf((await visitor.get(`${link}?date=2026-11-24`)).html);
    const { status, html } = await visitor.post(action, new Map([...fields, ['slotId', slotId]]));
    expect(status).toBe(422);
    expect(textOf(html)).toContain('未满18周岁请填写监护人信息 到那天还未满18周岁。');
    expect(linksOf(html)).toContain('tel:0371-00000001');
  });
});

describe('a person who is too young', () => {
  it('is told from when', async () => {
    const guardian = { 'booker.name': '王芳', 'booker.phone': '13900001111', 'booker.relation': '监护人' };
    await putSlot(world, 'puli-20261128-0900-30', 1);
    const { status, html } = await send(1, { 'attendee.idNumber': residentId('2023-11-28', 3), ...guardian });
    expect(status).toBe(409);
    expect(wrongBeside(html, 'attendee.idNumber')).toBe('未到接种年龄，2026-11-28起可以预约');
    expect(buttonsElsewhere(html)).toHaveLength(1);
  });
});

describe('what only the site or the owner can clear up', () => {
  it('leads to the phone of the site', async () => {
    await booked(world, 1, slotId);
    const { status, html } = await send(1, { 'attendee.phone': '13911112222' });
    expect(status).toBe(409);
    expect(textOf(html)).toContain('暂时无法办理，请联系服务点 请打服务点的电话');
    expect(linksOf(html)).toContain('tel:0371-00000001');
  });

  it('keeps what was typed after a form was used for somebody else, and says what to do', async () => {
    const { action, fields } = formOf((await visitor.get(bookPath)).html);
    const filled = (n: number) => {
      const { name, idNumber, phone } = person(n);
      const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
      return new Map([...fields, ...Object.entries({ ...typed, consent: 'yes' })]);
    };
    await visitor.post(action, filled(1));
    const { html } = await visitor.post(action, filled(2));
    expect(textOf(html)).toContain('您填的内容都还在。请核对一遍，再按一次。');
  });
});

describe('the reward', () => {
  it('can be chosen where a rule gives a choice, with the rule in words, or later', async () => {
    const { html } = await visitor.get(bookPath);
    const text = textOf(html);
    expect(text).toContain('其他人员：读书借阅卡1张、健身卡1张、党群服务中心儿童游乐畅玩卡1张任选一种');
    expect(html.match(/type="radio" name="rewardChoice"/g)).toHaveLength(4);
    expect(formOf(html).fields.get('rewardChoice')).toBe('');
    const sent = await send(1, { rewardChoice: 'gym-card' });
    expect(textOf((await visitor.get(sent.headers.get('location')!)).html)).toContain('健身卡 × 1（您选的）');
    expect((await send(2, {})).status).toBe(303);
  });

  it('is not asked about where nothing is given', async () => {
    await putSlot(world, 'weilai-20261124-0900-30', 1);
    expect((await visitor.get('/sites/weilai/slots/weilai-20261124-0900-30/book')).html).not.toContain('rewardChoice');
  });
});
