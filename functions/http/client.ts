import { isIPv6 } from 'node:net';
import type { EdgeContext } from './edge.ts';

/** Who is at the other end, as the platform tells: a socket locally, the request context behind API Gateway. */
export interface NetworkPeer {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
  readonly event?: { readonly requestContext?: { readonly http?: { readonly sourceIp?: string } } };
  readonly requestContext?: { readonly requestId?: string };
}

/**
 * The client that limits count: its network address, as a front of our own tells it. X-Forwarded-For is believed only as
 * far as proxies of our own appended to it; a client can write the rest itself.
 */
export const clientOf = (c: EdgeContext): string => {
  const { front, trustedProxies } = c.get('edge');
  const viewer = front?.viewOf(c.req.raw)?.client;
  if (viewer !== undefined) return networkOf(viewer);
  const peer = c.env?.event?.requestContext?.http?.sourceIp ?? c.env?.incoming?.socket?.remoteAddress ?? 'unknown';
  const forwarded = trustedProxies > 0 ? (c.req.header('x-forwarded-for')?.split(',') ?? []) : [];
  return networkOf(forwarded.at(-trustedProxies)?.trim() || peer);
};

/** An IPv4 address as it is; of IPv6 the /64 network, because a household is given that many addresses to choose from. */
const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};
