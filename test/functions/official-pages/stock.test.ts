import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { type StockInput, stockBody } from '../../../shared/domain/requests/officials.ts';
import { recordStock } from '../../../shared/usecases/officials/record-stock.ts';
import { viewStock } from '../../../shared/usecases/officials/view-stock.ts';
import { accepted } from '../../support/answers.ts';
import { signedIn } from '../../support/api.ts';
import { linksOf, textOf, titleOf, wrongBeside } from '../../support/html.ts';
import { visit } from '../../support/pages.ts';
import { keyFor } from '../../support/people.ts';
import { admin, everything, officialOfFengchan, openWorld, staffOfPuli, type World } from '../../support/world.ts';
import { type Fields, follow, formTo, loseAnswer, type Office, openOffice } from './office.ts';

const path = '/office/sites/puli/stock';

let world: World;
let office: Office;
beforeEach(async () => {
  world = await openWorld();
  office = await openOffice(world, officialOfFengchan);
});

const stockOf = async (siteId = 'puli') => accepted(await viewStock(world.deps, { actor: admin, siteId }));
const onHand = async (itemId: string, siteId?: string) =>
  (await stockOf(siteId)).stock.find((item) => item.itemId === itemId)?.onHand;
let entries = 0;
/** One entry a second, so that their order is told. */
const record = async (input: Partial<StockInput>) => {
  world.clock.advance(1000);
  const body = stockBody.parse({ itemId: 'eggs', kind: 'receipt', quantity: 100, ...input });
  const act = { actor: officialOfFengchan, siteId: 'puli', key: keyFor(`entry-${++entries}`), input: body };
  return accepted(await recordStock(world.deps, act));
};
/** Fills the form of one kind of entry in, as far as the page that says what it comes to. */
const check = async (kind: string, typed: Fields) =>
  office.send(await office.get(`${path}?kind=${kind}`), path, { itemId: 'eggs', ...typed });

describe('the stock of a site', () => {
  it('says what is there and whether it will last, by word and shape', async () => {
    await record({ itemId: 'eggs', quantity: 200 });
    await record({ itemId: 'masks', quantity: 19 });
    const text = textOf((await office.get(path)).html);
    expect(text).toContain('鸡蛋 200个 ● 够用');
    expect(text).toContain('口罩 19包 ◔ 快没了');
    expect(text).toContain('健身卡 0张 ○ 没有了');
  });

  it('shows the ledger from the newest entry on, the older ones a press away', async () => {
    for (let n = 1; n <= 31; n++) await record({ quantity: n, donor: `第${n}家`, note: '早上送到' });
    const { html } = await office.get(path);
    const text = textOf(html);
    expect(text).toContain('2026-11-24 07:00 鸡蛋 入库 +31 official-fengchan 第31家、早上送到');
    expect(text).not.toContain('第1家');
    expect(linksOf(html)).toContain(`${path}?ledger=more`);
    const all = await office.get(`${path}?ledger=more`);
    expect(textOf(all.html)).toContain('第1家');
    expect(linksOf(all.html)).not.toContain(`${path}?ledger=more`);
  });

  it('stays light with all the lines it shows', async () => {
    for (let n = 1; n <= 210; n++) await record({ quantity: n, donor: `第${n}家${n * 7919}` });
    const { html } = await office.get(`${path}?ledger=more`);
    expect(textOf(html)).toContain('这里是最近的 200 条');
    expect(gzipSync(html).length).toBeLessThan(14_600);
  });

  it('gives the whole ledger as a file, oldest line first', async () => {
    await record({ quantity: 50, donor: '=1+1' });
    await record({ kind: 'writeOff', quantity: 3, note: '打破' });
    const { html, headers } = await office.get(`${path}?format=csv`);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('content-disposition')).toBe('attachment; filename="ledger-puli-2026-11-24.csv"');
    const [head, first, second] = html.split('\r\n');
    expect(head).toContain('时间,物资,做了什么,数量,增减,谁记的,说明');
    expect(first).toBe("2026-11-24T07:00:01+08:00,鸡蛋,入库,50,50,official-fengchan,'=1+1");
    expect(second).toMatch(/鸡蛋,报损,3,'?-3,official-fengchan,打破$/);
  });

  it('is for officials of the area', async () => {
    expect((await office.get('/office/sites/weilai/stock')).status).toBe(404);
    expect((await office.get('/office/sites/weilai/stock?format=csv')).status).toBe(404);
    expect((await visit(world, await signedIn(world, staffOfPuli)).get(path)).status).toBe(403);
  });
});

describe('an entry', () => {
  it('says first what it comes to, and is made once when it is confirmed', async () => {
    await record({ quantity: 100 });
    const before = await everything(world);
    const page = await check('receipt', { quantity: '１０', donor: '社区超市' });
    expect(textOf(page.html)).toContain('入库 鸡蛋 10个 社区超市 现有从 100个 变成 110个。');
    expect(await everything(world)).toEqual(before);
    const saved = await office.send(page, path);
    expect((await office.send(page, path)).status).toBe(303);
    const text = textOf((await follow(office, saved)).html);
    expect(text).toContain('已记下');
    expect(text).toContain('+10 official-fengchan 社区超市');
    expect(await onHand('eggs')).toBe(110);
  });

  it('takes thousands as they are written, and nothing that may be meant otherwise', async () => {
    for (const quantity of ['3,000', '3，000', '3000']) {
      expect(textOf((await check('receipt', { quantity })).html), quantity).toContain('入库 鸡蛋 3000个');
    }
    for (const quantity of ['3,00', '3.000', ',300', '3,0000']) {
      expect((await check('receipt', { quantity })).status, quantity).toBe(422);
    }
  });

  it('leads back to the form with everything that was typed', async () => {
    const page = await check('writeOff', { itemId: 'masks', quantity: '2', note: '淋湿' });
    const refused = formTo(page, path).fields;
    expect(Object.fromEntries(refused)).toMatchObject({ itemId: 'masks', quantity: '2', note: '淋湿' });
    await record({ itemId: 'masks', quantity: 5 });
    const checked = await office.send(page, path);
    const back = await office.send(checked, path, { step: 'edit' });
    expect(Object.fromEntries(formTo(back, path).fields)).toMatchObject({
      kind: 'writeOff',
      itemId: 'masks',
      quantity: '2',
      note: '淋湿',
    });
  });

  it('counts: the difference is said and recorded', async () => {
    await record({ quantity: 100 });
    const less = await check('count', { quantity: '97' });
    expect(textOf(less.html)).toContain('账上是 100个，少了 3个');
    await follow(office, await office.send(less, path));
    expect((await stockOf()).ledger[0]).toMatchObject({ kind: 'count', quantity: 97, change: -3 });
    expect(textOf((await check('count', { quantity: '99' })).html)).toContain('多了 2个');
    expect(textOf((await check('count', { quantity: '97' })).html)).toContain('没有差');
    await office.send(await check('count', { quantity: '0' }), path);
    expect(await onHand('eggs')).toBe(0);
  });

  it('sends goods, and leads to the other side where that is the official’s too', async () => {
    await record({ quantity: 100 });
    office = await openOffice(world, admin);
    const page = await check('transferOut', { quantity: '40', otherSiteId: 'weilai' });
    expect(textOf(page.html)).toContain('送到 未来花园社区流动接种点');
    const saved = await follow(office, await office.send(page, path));
    const other = linksOf(saved.html).find((href) => href.startsWith('/office/sites/weilai/stock'))!;
    const form = await office.get(other);
    const action = '/office/sites/weilai/stock';
    expect(Object.fromEntries(formTo(form, action).fields)).toMatchObject({
      kind: 'transferIn',
      itemId: 'eggs',
      quantity: '40',
      otherSiteId: 'puli',
    });
    await office.send(await office.send(form, action), action);
    expect([await onHand('eggs'), await onHand('eggs', 'weilai')]).toEqual([60, 40]);
  });

  it('does not lead to a site of somebody else', async () => {
    await record({ quantity: 100 });
    const page = await check('transferOut', { quantity: '40', otherSiteId: 'weilai' });
    const saved = await follow(office, await office.send(page, path));
    expect(textOf(saved.html)).toContain('已记下');
    expect(linksOf(saved.html).filter((href) => href.startsWith('/office/sites/weilai'))).toEqual([]);
  });

  it('cannot take what is not there, before and after the question', async () => {
    await record({ quantity: 10 });
    const more = await check('writeOff', { quantity: '11', note: '打破' });
    expect(more.status).toBe(409);
    expect(wrongBeside(more.html, 'quantity')).toBe('只有 10个，不够');
    expect(formTo(more, path).fields.get('note')).toBe('打破');
    const page = await check('writeOff', { quantity: '10', note: '打破' });
    await record({ kind: 'writeOff', quantity: 4, note: '过期' });
    const late = await office.send(page, path);
    expect(late.status).toBe(409);
    expect(wrongBeside(late.html, 'quantity')).toBe('只有 6个，不够');
    expect(await onHand('eggs')).toBe(6);
  });

  it.each([
    ['receipt', 'itemId', { itemId: '', quantity: '5' }, '请选择'],
    ['receipt', 'quantity', { quantity: '' }, '请填写1到1000000之间的整数'],
    ['receipt', 'quantity', { quantity: '0' }, '请填写1到1000000之间的整数'],
    ['receipt', 'quantity', { quantity: '2.5' }, '请填写1到1000000之间的整数'],
    ['count', 'quantity', { quantity: '-1' }, '请填写0到1000000之间的整数'],
    ['writeOff', 'note', { quantity: '5', note: ' ' }, '请填写此项'],
    ['transferOut', 'otherSiteId', { quantity: '5', otherSiteId: '' }, '请选择'],
    ['transferIn', 'otherSiteId', { quantity: '5', otherSiteId: 'nowhere' }, '请选择'],
  ])('of the kind %s is refused for %s of %j', async (kind, field, typed, words) => {
    const page = await check(kind, typed as Fields);
    const made = page.status === 200 ? await office.send(page, path) : page;
    expect(made.status).toBe(422);
    expect(titleOf(made.html)).toMatch(/^错误：/);
    expect(wrongBeside(made.html, field)).toBe(words);
    expect(formTo(made, path).fields.get('kind')).toBe(kind);
    expect((await stockOf()).ledger).toEqual([]);
  });

  it('may be pressed again when it is not known whether it was made', async () => {
    const page = await check('receipt', { quantity: '5' });
    loseAnswer(world, 'TransactWriteItems');
    const unknown = await office.send(page, path);
    expect(unknown.status).toBe(503);
    expect((await office.send(unknown, path)).status).toBe(303);
    expect(await onHand('eggs')).toBe(5);
  });

  it('keeps what was typed when the stock cannot be read', async () => {
    const page = await office.get(`${path}?kind=count`);
    world.table.client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName === 'QueryCommand') throw new Error('the store is away');
        return next(args);
      },
      { step: 'initialize', name: 'away' },
    );
    const unread = await office.send(page, path, { itemId: 'masks', quantity: '7' });
    expect(unread.status).toBe(503);
    expect(textOf(unread.html)).toContain('读不到现有的数');
    world.table.client.middlewareStack.remove('away');
    const checked = await office.send(unread, path);
    expect(textOf(checked.html)).toContain('盘点 口罩 7包');
  });
});
