import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../shared/store/keys.ts';
import { linksOf, textOf } from '../../support/html.ts';
import { origin, type Visitor, visit } from '../../support/pages.ts';
import { booked, itemAt, openWorld, putSlot, type World } from '../../support/world.ts';

const setStatus = async (world: World, siteId: string, status: string) => {
  const Item = { ...(await itemAt(world, keys.site(siteId))), status };
  await world.table.client.send(new PutCommand({ TableName: world.table.name, Item }));
  world.deps.directory.forget();
};

const namesIn = (html: string): string[] => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name = '']) => name);

describe('the list of sites', () => {
  let world: World;
  let visitor: Visitor;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, 'puli-20261124-0900-30', 2);
    await putSlot(world, 'weilai-20261125-1000-30', 3);
    visitor = visit(world);
  });

  it('shows each with its area, services, places of today, next free time and rewards', async () => {
    const { status, html } = await visitor.get('/');
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain(
      '丰产路街道璞丽中心广场临时接种点 新冠疫苗接种 金水区 丰产路街道 金水区璞丽中心广场 今天还有 2 个名额 最早可约：11月24日 周二（今天） 09:00',
    );
    expect(text).toContain('奖励：加强针或60岁及以上：鸡蛋10个、口罩1包');
    expect(text).toContain('今天没有名额了 最早可约：11月25日 周三（明天） 10:00');
    expect(linksOf(html)).toContain('/sites/puli');
  });

  it('orders by distance where the place is known', async () => {
    const { html } = await visitor.get('/?lat=34.748&lng=113.700');
    expect(namesIn(html)).toEqual(['未来花园社区流动接种点', '丰产路街道璞丽中心广场临时接种点']);
    expect(textOf(html)).toContain('约100米');
    expect(textOf(html)).toContain('约4.6公里');
  });

  it.each([
    ['street', '丰产路', ['丰产路街道璞丽中心广场临时接种点']],
    ['community', '未来花园', ['未来花园社区流动接种点']],
    ['district', '管城', ['未来花园社区流动接种点']],
    ['service', '核酸', ['未来花园社区流动接种点']],
    ['dose', '加强针', ['丰产路街道璞丽中心广场临时接种点', '未来花园社区流动接种点']],
    ['several words', '疫苗　丰产路', ['丰产路街道璞丽中心广场临时接种点']],
  ])('finds by %s', async (_what, q, names) => {
    expect(namesIn((await visitor.get(`/?q=${encodeURIComponent(q)}`)).html)).toEqual(names);
  });

  it('says what to do when nothing is found, and echoes what was typed as text', async () => {
    const { html } = await visitor.get(`/?q=${encodeURIComponent('<script>')}`);
    expect(textOf(html)).toContain('没有找到“<script>”');
    expect(html).not.toContain('<script>');
    expect(textOf(html)).toContain('看全部服务点');
  });

  it('says what to do when all are full', async () => {
    await booked(world, 1, 'puli-20261124-0900-30');
    await booked(world, 2, 'puli-20261124-0900-30');
    expect(textOf((await visitor.get('/?q=puli')).html)).toContain('没有找到');
    expect(textOf((await visitor.get(`/?q=${encodeURIComponent('璞丽')}`)).html)).toContain('这些服务点都约满了');
  });

  it('says what to do when all are paused, and shows no draft', async () => {
    await setStatus(world, 'puli', 'paused');
    await setStatus(world, 'weilai', 'draft');
    const { html } = await visitor.get('/');
    expect(textOf(html)).toContain('这些服务点都暂停了');
    expect(namesIn(html)).toEqual(['这些服务点都暂停了', '丰产路街道璞丽中心广场临时接种点']);
    expect((await visitor.get('/sites/weilai')).status).toBe(404);
  });

  it.each(['/?from=timeline&isappinstalled=0', '/?lat=abc&lng=', '/?lat=999&lng=1', '/?shown=-5', '/?lang=fr'])(
    'tolerates %s',
    async (path) => {
      expect((await visitor.get(path)).status).toBe(200);
    },
  );

  it('speaks English by preference and by the switch, and keeps the choice in its links', async () => {
    expect(textOf((await visitor.get('/', { 'accept-language': 'en-GB,en;q=0.9' })).html)).toContain('Choose a site');
    const { html } = await visitor.get('/?q=x&lang=en');
    expect(textOf(html)).toContain('Nothing found');
    expect(html).toContain('<html lang="en">');
    expect(linksOf(html)).toContain('/?q=x&lang=zh-CN');
    expect(linksOf(html)).toContain('/find?lang=en');
  });
});

describe('what the reader chose', () => {
  it('stays through search, position, more sites and the switches', async () => {
    const world = await openWorld();
    const visitor = visit(world);
    const chosen = 'service=covid19-vaccine&lat=34.748&lng=113.7&lang=en&size=large';
    const { html } = await visitor.get(`/?q=${encodeURIComponent('管城')}&${chosen}`);
    const search = /<form action="\/">(.*?)<\/form>/s.exec(html)![1]!;
    for (const field of ['service', 'lat', 'lng', 'lang', 'size']) expect(search).toContain(`name="${field}"`);
    const nearby = /<form id="nearby"(.*?)<\/form>/s.exec(html)![1]!;
    expect(nearby).toContain('name="q" value="管城"');
    expect(nearby).toContain('name="service" value="covid19-vaccine"');
    const links = linksOf(html);
    expect(links).toContain(`/?${chosen}`);
    expect(links).toContain('/sites/weilai?service=covid19-vaccine&lang=en&size=large');
    expect(links.find((href) => href.includes('lang=zh-CN'))).toMatch(/q=%E7%AE%A1%E5%9F%8E.*lat=34\.748.*size=large/);
  });

  it('can be changed on an error page that can be asked for again, and never leads to another host', async () => {
    const visitor = visit(await openWorld());
    const { html } = await visitor.get('/nowhere?size=large');
    expect(linksOf(html)).toContain('/nowhere?lang=en&size=large');
    expect(linksOf((await visitor.get('//evil.example/x')).html)).toContain('/evil.example/x?lang=en');
    expect(linksOf((await visitor.post('/nowhere', [])).html).filter((href) => href.includes('lang='))).toEqual([]);
  });
});

describe('files and errors', () => {
  it('serves the script under a name that changes with its text', async () => {
    const visitor = visit(await openWorld());
    const path = /<script src="([^"]+)" defer/.exec((await visitor.get('/')).html)![1]!;
    const script = await visitor.get(path);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await visitor.get('/public/other.js')).status).toBe(404);
    expect((await visitor.get('/favicon.ico')).status).toBe(204);
    expect((await visitor.get('/robots.txt')).html).toContain('Disallow: /a/');
  });

  it.each([
    ['/nowhere', 404, '未找到', '请从首页重新开始'],
    ['/sites/nowhere', 404, '未找到', '请从首页重新开始'],
    ['/sites/puli?date=2026-02-30', 422, '日期无效', '选时间'],
    ['/C/x', 404, '未找到', '请从首页重新开始'],
  ])('says at %s what is the matter and what to do', async (path, status, message, advice) => {
    const visitor = visit(await openWorld());
    const shown = await visitor.get(path);
    expect(shown.status).toBe(status);
    expect(textOf(shown.html)).toContain(message);
    expect(textOf(shown.html)).toContain(advice);
    expect(textOf((await visitor.get(path, { 'accept-language': 'en' })).html)).not.toMatch(/[一-鿿]{2}(?<!中文)/);
  });

  it('answers a method that a page does not take, and a host that is not ours, as pages', async () => {
    const visitor = visit(await openWorld());
    const method = await visitor.post('/', []);
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toContain('GET');
    expect(textOf(method.html)).toContain('不支持的操作');
    const host = await visitor.app.request(`${origin}/`, { headers: { host: 'evil.example', accept: 'text/html' } });
    expect(host.status).toBe(421);
    expect(textOf(await host.text())).toContain('请求地址不正确');
  });
});
