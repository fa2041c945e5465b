import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { meter } from '../../support/counting.ts';
import { formOf, linksOf, textOf } from '../../support/html.ts';
import { origin, type Visitor, visit } from '../../support/pages.ts';
import { person } from '../../support/people.ts';
import { booked, openWorld, putSlot, type World } from '../../support/world.ts';

const slotId = 'puli-20261124-0900-30';
const path = '/sites/puli?date=2026-11-24';

describe("a site's day", () => {
  let world: World;
  let visitor: Visitor;
  beforeEach(async () => {
    world = await openWorld();
    await putSlot(world, 'puli-20261124-0830-30', 1);
    await putSlot(world, slotId, 3);
    await putSlot(world, 'puli-20261126-0900-30', 3);
    visitor = visit(world);
  });

  it('shows every slot with its places, past and full ones too, and the days around', async () => {
    await booked(world, 1, 'puli-20261124-0830-30');
    const { html } = await visitor.get(path);
    expect(textOf(html)).toContain('新冠疫苗接种 金水区璞丽中心广场 电话');
    expect(textOf(html)).toContain('11月24日 周二（今天）');
    expect(textOf(html)).toContain('08:30–09:00 已约满 09:00–09:30 还有 3 个名额');
    expect(linksOf(html)).toContain(`/sites/puli/slots/${slotId}/book`);
    expect(linksOf(html)).not.toContain('/sites/puli/slots/puli-20261124-0830-30/book');
    expect(linksOf(html)).toContain('/sites/puli?date=2026-11-26');
    world.clock.set('2026-11-24T09:00:00+08:00');
    expect(textOf((await visitor.get(path)).html)).toContain('08:30–09:00 已结束');
    const later = await visitor.get('/sites/puli?date=2026-11-26');
    expect(linksOf(later.html)).toContain('/sites/puli?date=2026-11-24');
  });

  it('opens at the first day with places', async () => {
    world.clock.set('2026-11-24T18:00:00+08:00');
    expect(textOf((await visitor.get('/sites/puli')).html)).toContain('11月26日 周四');
    world.clock.set('2026-11-25T18:00:00+08:00');
    expect(textOf((await visitor.get('/sites/puli')).html)).toContain('11月26日 周四（明天）');
  });

  it('leads back to the first free time from a day that no other day is near', async () => {
    const { html } = await visitor.get('/sites/puli?date=2027-12-24');
    expect(linksOf(html)).toContain('/sites/puli');
    const near = await visitor.get('/sites/puli?date=2026-11-25');
    expect(linksOf(near.html)).not.toContain('/sites/puli');
  });

  it.each([
    ['nothing is planned', '/sites/puli?date=2026-12-24', '这一天没有安排'],
    ['all is over', path, '这一天没有名额了'],
  ])('says what to do when %s', async (_what, at, words) => {
    world.clock.set('2026-11-24T18:00:00+08:00');
    const { html } = await visitor.get(at);
    expect(textOf(html)).toContain(words);
    expect(textOf(html)).toContain('选其他服务点');
  });

  it('shows own bookings at once, also one after the other', async () => {
    for (const places of [3, 2, 1]) {
      expect(textOf((await visitor.get(path)).html)).toContain(`09:00–09:30 还有 ${places} 个名额`);
      const { action, fields } = formOf((await visitor.get(`/sites/puli/slots/${slotId}/book`)).html);
      const { name, idNumber, phone } = person(places);
      const typed = { doseNumber: '1', 'attendee.name': name, 'attendee.idNumber': idNumber, 'attendee.phone': phone };
      await visitor.post(action, new Map([...fields, ...Object.entries({ ...typed, consent: 'yes' })]));
    }
    expect(textOf((await visitor.get(path)).html)).toContain('09:00–09:30 已约满');
  });

  it("shows other processes' bookings within two seconds", async () => {
    await visitor.get(path);
    await putSlot(world, slotId, 2);
    world.clock.advance(2_000);
    expect(textOf((await visitor.get(path)).html)).toContain('09:00–09:30 还有 2 个名额');
  });

  it('asks the store nothing while it is in memory', async () => {
    await visitor.get(path);
    const { cost } = await meter(world.table).measure(async () => {
      for (let reload = 0; reload < 10; reload++) await visitor.get(path);
    });
    expect(cost.calls).toEqual([]);
  });

  it('tells a browser that has the page that nothing is new', async () => {
    const { headers } = await visitor.get(path);
    const again = await visitor.get(path, { 'if-none-match': headers.get('etag')! });
    expect(again.status).toBe(304);
    expect(again.html).toBe('');
    await booked(world, 1, slotId);
    expect((await visitor.get(path, { 'if-none-match': headers.get('etag')! })).status).toBe(200);
  });

  it('comes compressed where that is taken, in each language under its own address or preference', async () => {
    const zipped = await visitor.app.request(origin + path, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toBe('Accept-Encoding, Accept-Language');
    const html = gunzipSync(await zipped.arrayBuffer()).toString();
    expect(html).toBe((await visitor.get(path)).html);
    expect(textOf((await visitor.get(path, { 'accept-language': 'en' })).html)).toContain('3 places left');
    const chosen = await visitor.get(`${path}&lang=en&from=timeline`);
    expect(linksOf(chosen.html)).toContain(`/sites/puli/slots/${slotId}/book?lang=en`);
  });
});
