import type { EdgeContext } from './edge.ts';

/** The addresses under which this deployment is reached: the hosts it answers, and the base of links and QR codes. */
export interface Origins {
  /** as a Host header names them, with and without a default port */
  readonly byHost: ReadonlyMap<string, string>;
  readonly all: ReadonlySet<string>;
  /** the one for links when a request does not tell */
  readonly first: string;
  readonly allHttps: boolean;
}

const defaultPorts: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** Reads origins such as `https://doorstep.example`; anything behind the host is ignored. Needs at least one. */
export const parseOrigins = (texts: readonly string[]): Origins => {
  const urls = texts.map((text) => new URL(text));
  const byHost = urls.flatMap((url) => [
    [url.host, url.origin] as const,
    [`${url.hostname}:${url.port || defaultPorts[url.protocol]}`, url.origin] as const,
  ]);
  return {
    byHost: new Map(byHost),
    all: new Set(urls.map((url) => url.origin)),
    first: urls[0]!.origin,
    allHttps: urls.every((url) => url.protocol === 'https:'),
  };
};

/** The host that a request names, lower case: its Host header, else the authority of its URL (as in tests). */
const hostNamed = ({ headers, url }: Request): string => headers.get('host') ?? new URL(url).host;

/** The origin under which the client reached us, also through a front; undefined for a host that is none of ours. */
export const originAsked = (c: EdgeContext): string | undefined => {
  const { origins, front } = c.get('edge');
  const host = front ? front.viewOf(c.req.raw)?.host : hostNamed(c.req.raw);
  return host === undefined ? undefined : origins.byHost.get(host.toLowerCase());
};

/** The address under which the client reached us: the base of links in the answer. */
export const originOf = (c: EdgeContext): string => originAsked(c) ?? c.get('edge').origins.first;
