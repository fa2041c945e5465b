import { describe, expect, it } from 'vitest';
import type { Ground } from '../contract/ground.ts';

/** Hosts, methods and paths: what is judged before anything else. */
export const addresses = (ground: () => Ground): void => {
  describe('the address of a request', () => {
    const own = () => new URL(ground().client.origin).host;

    it.each([
      ['another host', () => 'evil.example'],
      ['a host that only begins like ours', () => `${own()}.evil.example`],
      ['our port elsewhere', () => `evil.example:${own().split(':')[1] ?? '443'}`],
    ])('with %s is refused, to programs and to people', async (_what, host) => {
      const { client } = ground();
      const asJson = await client.send({ path: '/healthz', host: host() });
      expect([asJson.status, asJson.json.code]).toEqual([421, 'HOST_NOT_ALLOWED']);
      const asPage = await client.send({ path: '/', host: host() });
      expect(asPage.status).toBe(421);
      expect(asPage.text).toContain('请求地址不正确');
    });

    it('may spell the host as people do, and nothing that a proxy adds changes it', async () => {
      const { client } = ground();
      expect((await client.send({ path: '/healthz', host: own().toUpperCase() })).status).toBe(200);
      const headers = [
        ['X-Forwarded-Host', 'evil.example'],
        ['Forwarded', 'host=evil.example'],
        ['X-Viewer-Host', 'evil.example'],
      ] as const;
      const page = await client.send({ path: '/', headers });
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('evil.example');
    });

    it.each(['/api/nothing', '/api/sites/puli/slots/more', '/api'])('%s is unknown to programs', async (path) => {
      const { status, json } = await ground().client.send({ path });
      expect([status, json.code]).toEqual([404, 'NOT_FOUND']);
    });

    it.each(['/nothing', '/sites', '/healthz/more', '/public/nothing.js', '/.git/config', '/sites/no-such-site'])(
      '%s is a page that says so',
      async (path) => {
        const { status, header, text } = await ground().client.send({ path });
        expect([status, header('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
        expect(text).toContain('未找到');
      },
    );

    it.each([
      ['DELETE', '/api/sites', 'GET, HEAD'],
      ['OPTIONS', '/api/sites', 'GET, HEAD'],
      ['PATCH', '/api/appointments', 'POST'],
      ['GET', '/api/appointments/K7M3P9QX/cancel', 'POST'],
      ['PUT', '/healthz', 'GET, HEAD'],
      ['POST', '/openapi.json', 'GET, HEAD'],
    ])('is refused to %s %s, with the methods that it takes', async (method, path, allowed) => {
      const answer = await ground().client.send({ method, path });
      expect([answer.status, answer.json.code, answer.header('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', allowed]);
    });

    it.each([
      ['PUT', '/', 'GET, HEAD'],
      ['OPTIONS', '/privacy', 'GET, HEAD'],
      ['DELETE', '/find', 'GET, HEAD, POST'],
    ])('is refused to %s %s as a page', async (method, path, allowed) => {
      const answer = await ground().client.send({ method, path });
      expect([answer.status, answer.header('allow')]).toEqual([405, allowed]);
      expect(answer.text).toContain('不支持的操作');
    });

    it.each([
      ['an emoji', '%F0%9F%8D%8E'],
      ['a path', '..%2Fx'],
      ['a key of the store', 'SITE%231'],
      ['a slash', 'puli%2Fslots'],
      ['Chinese', '%E7%92%9E%E4%B8%BD'],
      ['half an escape', '%zz'],
      ['bytes that are no text', '%ff'],
      ['a zero byte', 'puli%00'],
    ])('with %s for a site finds none', async (_what, segment) => {
      const { client } = ground();
      const { status, json } = await client.send({ path: `/api/sites/${segment}/slots` });
      expect([status, json.code]).toEqual([404, 'NOT_FOUND']);
      expect((await client.send({ path: `/sites/${segment}` })).status).toBe(404);
    });

    it('with a query in the path for a site finds none, unless a gateway cut it off', async () => {
      const { client, host } = ground();
      const { status } = await client.send({ path: '/sites/puli%3Fdate=2026-01-01' });
      expect(status).toBe(host.decodesPaths ? 200 : 404);
    });

    it('may be escaped where that changes nothing', async () => {
      const { json } = await ground().client.send({ path: '/api/sites/p%75li/slots' });
      expect(json.siteId).toBe('puli');
    });
  });
};
