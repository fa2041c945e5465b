import { beforeAll, describe, expect, it } from 'vitest';
import { type Booked, book } from '../contract/bookings.ts';
import type { Answer, RawRequest } from '../contract/client.ts';
import { daysAfter, today } from '../contract/dates.ts';
import type { Ground } from '../contract/ground.ts';
import { eventually, makeSlots, openSite, seenEverywhere } from '../contract/sites.ts';

const gzip = [['Accept-Encoding', 'gzip, deflate, br']] as const;
/** Figures that are the same for everybody: a cache in front asks once a second, a browser every time. */
const forASecond = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';
const forEver = 'public, max-age=31536000, immutable';

/** How answers are compressed, kept and asked for again. */
export const answers = (ground: () => Ground): void => {
  describe('an answer', () => {
    let [siteId, slot] = ['', ''];
    let booked: Booked;
    const date = daysAfter(today(), 3);
    beforeAll(async () => {
      ({ siteId } = await openSite(ground()));
      [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
      booked = await book(ground(), slot);
    });
    const get = (path: string, headers: RawRequest['headers'] = []): Promise<Answer> =>
      ground().client.send({ path, headers });
    const day = () => `/sites/${siteId}?date=${date}`;
    const script = async () => /<script src="([^"]+)"/.exec((await get('/')).text)![1]!;

    it('may be kept as long as its kind allows', async () => {
      const own = `/a/${booked.code}/${booked.token}`;
      const kinds: [path: string, cacheControl: string][] = [
        ['/healthz', 'no-store'],
        ['/openapi.json', 'public, max-age=300'],
        ['/api/sites', forASecond],
        [`/api/sites/${siteId}/slots?date=${date}`, forASecond],
        ['/', forASecond],
        // Where somebody is, is nobody else's business.
        ['/?lat=34.78&lng=113.67', 'private, no-cache'],
        [day(), forASecond],
        [`/sites/${siteId}/slots/${slot}/book`, 'no-store'],
        [own, 'no-store'],
        [`${own}/cancel`, 'no-store'],
        [`${own}/move`, 'no-store'],
        ['/find', 'no-store'],
        [`/C/${booked.code}`, 'no-store'],
        ['/privacy', 'public, max-age=3600'],
        ['/robots.txt', 'public, max-age=86400'],
        ['/favicon.ico', forEver],
        [await script(), forEver],
      ];
      for (const [path, cacheControl] of kinds) {
        const answer = await get(path);
        expect([path, answer.status < 300, answer.header('cache-control')]).toEqual([path, true, cacheControl]);
        const head = await ground().client.send({ method: 'HEAD', path });
        expect([path, head.status, head.bytes.length]).toEqual([path, answer.status, 0]);
        for (const name of ['cache-control', 'content-type', 'referrer-policy', 'vary']) {
          expect([path, name, head.header(name)]).toEqual([path, name, answer.header(name)]);
        }
      }
      const token = [['Authorization', `Bearer ${booked.token}`]] as const;
      expect((await get(`/api/appointments/${booked.code}`, token)).header('cache-control')).toBe('no-store');
      const staff = [['Authorization', `Bearer ${await ground().token('staff')}`]] as const;
      expect((await get('/api/staff/sites/puli/day', staff)).header('cache-control')).toBe('no-store');
    });

    // Caches choose by the path as it was sent; a gateway may decode it, and then it leads to what belongs to one person.
    it('is kept by nobody under an address that hides whose it is behind escapes', async () => {
      const own = `${booked.code}%2F${booked.token}`;
      const paths = [
        `/sites/${siteId}%2Fslots%2F${slot}%2Fbook`,
        `/sites/${siteId}%2fslots%2f${slot}%2fbook`,
        `/sites/${siteId}/slots%2F${slot}%2Fbook`,
        `/sites/x%2F..%2F..%2Fa%2F${own}`,
        `/public/..%2Fa%2F${own}`,
        `/sites/..%2FC%2F${booked.code}`,
        `/api/sites%2F..%2Fappointments%2F${booked.code}`,
      ];
      const headers = [['Authorization', `Bearer ${booked.token}`]] as const;
      for (const path of paths) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await ground().client.send({ method, path, headers });
          expect([method, path, answer.header('cache-control')]).toEqual([method, path, 'no-store']);
        }
      }
    });

    it('is the same compressed and plain', async () => {
      const own = `/a/${booked.code}/${booked.token}`;
      for (const path of ['/privacy', day(), `/C/${booked.code}`, own, '/nothing']) {
        const [plain, packed] = [await get(path), await get(path, gzip)];
        expect([path, plain.header('content-encoding')]).toEqual([path, undefined]);
        expect([path, packed.header('content-encoding')]).toEqual([path, 'gzip']);
        expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
        const withoutId = ({ text, header }: Answer) => text.replace(header('x-request-id')!, '');
        expect(withoutId(packed)).toBe(withoutId(plain));
        for (const { header } of [plain, packed]) expect(header('vary')).toMatch(/Accept-Encoding/i);
      }
      // Programs may get JSON either way; what it says is the same.
      const [plain, packed] = [await get('/openapi.json'), await get('/openapi.json', gzip)];
      expect(packed.json).toEqual(plain.json);
    });

    it('is not compressed for whoever says that they cannot read it', async () => {
      for (const coding of ['gzip;q=0', 'br, gzip; q=0.0', 'identity', 'br', 'gzipped', '']) {
        const answer = await get('/privacy', [['Accept-Encoding', coding]]);
        expect([coding, answer.header('content-encoding')]).toEqual([coding, undefined]);
      }
    });

    it('is compressed for whoever can read it, however they say so', async () => {
      for (const coding of ['gzip', 'br;q=1.0, gzip;q=0.8, *;q=0.1', 'deflate,gzip', 'GZIP']) {
        const answer = await get('/privacy', [['Accept-Encoding', coding]]);
        expect([coding, answer.header('content-encoding')]).toEqual([coding, 'gzip']);
      }
    });

    it('has its length, or comes in parts, and no more than it says', async () => {
      for (const path of ['/privacy', '/api/sites', '/nothing']) {
        const answer = await get(path);
        const length = answer.header('content-length');
        expect(length === undefined || Number(length) === answer.bytes.length).toBe(true);
      }
    });

    it('about a day is not sent again while nothing has changed', async () => {
      const first = await get(day());
      const etag = first.header('etag')!;
      expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
      for (const headers of [[], gzip]) {
        const again = await get(day(), [['If-None-Match', etag], ...headers]);
        expect([again.status, again.bytes.length, again.header('etag')]).toEqual([304, 0, etag]);
        expect(again.header('cache-control')).toBe(first.header('cache-control'));
      }
      expect((await get(day(), [['If-None-Match', '"another"']])).status).toBe(200);
      expect(
        (
          await get(day(), [
            ['If-None-Match', etag],
            ['Accept-Language', 'en'],
          ])
        ).status,
      ).toBe(200);

      await book(ground(), slot);
      await eventually(async () => {
        const changed = await get(day(), [['If-None-Match', etag]]);
        expect(changed.status).toBe(200);
        expect(changed.header('etag')).not.toBe(etag);
      });
    });

    it('says that it can serve, and in which version', async () => {
      const { json } = await get('/healthz');
      expect(json).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
      expect((await get('/openapi.json')).json).toMatchObject({ openapi: '3.1.0', info: { version: json.version } });
    });
  });
};
