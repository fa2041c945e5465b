import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { clientOf } from '../../../functions/http/client.ts';
import type { Edge, EdgeEnv } from '../../../functions/http/edge.ts';
import { frontWithKeys } from '../../../functions/http/front.ts';

const clientAt = async (remoteAddress: string, forwarded?: string, trustedProxies = 0) =>
  askedWith(remoteAddress, { trustedProxies }, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });

const askedWith = async (remoteAddress: string, edge: Partial<Edge>, headers: Record<string, string>) => {
  const app = new Hono<EdgeEnv>().get('/', (c) => {
    c.set('edge', { trustedProxies: 0, ...edge } as Edge);
    return c.text(clientOf(c));
  });
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
};

it('is the address at the other end of the socket, IPv4 in IPv6 too', async () => {
  expect(await clientAt('192.0.2.7')).toBe('192.0.2.7');
  expect(await clientAt('::ffff:192.0.2.7')).toBe('192.0.2.7');
});

it('is the /64 network of an IPv6 address, however it is written', async () => {
  const written = ['2001:db8:0:7::1', '2001:0db8:0000:0007:aaaa:bbbb:cccc:dddd', '2001:db8::7:1:2:3:4'];
  for (const address of written) expect(await clientAt(address)).toBe('2001:db8:0:7');
  expect(await clientAt('::1')).toBe('0:0:0:0');
});

it('believes X-Forwarded-For only as far as our own proxies wrote it', async () => {
  expect(await clientAt('192.0.2.7', '198.51.100.1')).toBe('192.0.2.7');
  expect(await clientAt('192.0.2.7', '198.51.100.1, 203.0.113.5', 1)).toBe('203.0.113.5');
  expect(await clientAt('192.0.2.7', '198.51.100.1, 203.0.113.5', 2)).toBe('198.51.100.1');
  expect(await clientAt('192.0.2.7', undefined, 1)).toBe('192.0.2.7');
});

it('is whom a front of our own names, and nobody else can name', async () => {
  const front = frontWithKeys(() => ['key-of-the-front']);
  const named = { 'x-viewer-host': 'doorstep.example', 'x-viewer-address': '198.51.100.9' };
  const proven = { ...named, 'x-origin-key': 'key-of-the-front' };
  expect(await askedWith('192.0.2.7', { front }, proven)).toBe('198.51.100.9');
  const over6 = { ...proven, 'x-viewer-address': '2001:db8:0:7::1' };
  expect(await askedWith('192.0.2.7', { front }, over6)).toBe('2001:db8:0:7');
  expect(await askedWith('192.0.2.7', { front }, { ...named, 'x-origin-key': 'guessed' })).toBe('192.0.2.7');
  expect(await askedWith('192.0.2.7', {}, proven)).toBe('192.0.2.7');
});
