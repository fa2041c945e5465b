import { describe, expect, it } from 'vitest';
import type { Ground } from '../contract/ground.ts';

const puli = '璞丽中心广场';

/** Queries as they come over the wire. */
export const queries = (ground: () => Ground): void => {
  describe('a query', () => {
    const ask = (query: string) => ground().client.send({ path: `/api/sites?${query}` });
    const found = async (query: string): Promise<string[]> =>
      (await ask(query)).json.sites.map(({ siteId }: { siteId: string }) => siteId);

    it('is text in UTF-8', async () => {
      expect(await found(`q=${encodeURIComponent(puli)}`)).toEqual(['puli']);
      expect(await found(`q=${encodeURIComponent(puli).toLowerCase()}`)).toEqual(['puli']);
      expect(await found('q=FCL-01')).toEqual(['puli']);
      expect(await found('%71=%46CL%2D01')).toEqual(['puli']);
    });

    it('has a blank for a plus, and a plus for its escape', async () => {
      expect(await found('q=FCL-01+')).toEqual(['puli']);
      expect(await found('q=+FCL-01%20')).toEqual(['puli']);
      expect(await found('q=FCL-01%2B')).toEqual([]);
    });

    it('may leave values empty, and everything out', async () => {
      const all = await found('limit=200');
      expect(await found('limit=200&q=&service=&date=&lat=&lng=')).toEqual(all);
      expect((await ask('')).status).toBe(200);
      expect(await found('&limit=200&')).toEqual(all);
    });

    it.each([
      ['q=a&q=b', 'DUPLICATE_FIELD', 400],
      ['q=a&%71=a', 'DUPLICATE_FIELD', 400],
      ['limit=1&limit=1', 'DUPLICATE_FIELD', 400],
      ['role=a&role=b', 'DUPLICATE_FIELD', 400],
      ['q=%zz', 'BAD_ENCODING', 400],
      ['q=%E7%92', 'BAD_ENCODING', 400],
      ['q=%ff', 'BAD_ENCODING', 400],
      ['q=100%', 'BAD_ENCODING', 400],
      ['q[]=a', 'UNKNOWN_FIELD', 422],
      ['__proto__=a', 'UNKNOWN_FIELD', 422],
      ['q=a?limit=1', undefined, 200],
    ])('%s is %s', async (query, code, status) => {
      const answer = await ask(query);
      expect([answer.status, answer.json.code]).toEqual([status, code]);
    });

    it('that cannot be read does not keep people from a page', async () => {
      for (const query of ['q=%zz', 'q=a&q=b', 'q=%ff', 'utm_source=%E7', 'lat=north&lng=1']) {
        expect((await ground().client.send({ path: `/?${query}` })).status).toBe(200);
      }
      const wrong = await ground().client.send({ path: '/sites/puli?date=2026-02-30' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('日期无效');
    });
  });
};
