import type { Locale } from './locale.ts';

/** Every page of the resident, by its pattern. Handlers register these, links are built from them. */
export const paths = {
  sites: '/',
  site: '/sites/:siteId',
  book: '/sites/:siteId/slots/:slotId/book',
  appointment: '/a/:code/:token',
  cancel: '/a/:code/:token/cancel',
  move: '/a/:code/:token/move',
  find: '/find',
  /** upper case, so that the QR code stays in its compact alphanumeric mode */
  code: '/C/:code',
  privacy: '/privacy',
  favicon: '/favicon.ico',
  robots: '/robots.txt',
  publicFile: '/public/:file',
} as const;

export type Path = (typeof paths)[keyof typeof paths];

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<P extends string> = { readonly [Name in ParamNames<P>]: string };
/** Query parameters; those without a value are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Fills in a path: `/sites/:siteId` with `{ siteId: 'puli' }` is `/sites/puli`. */
export const fillPath = <P extends Path>(path: P, params: Params<P>, query: Query = {}): string => {
  const values: Readonly<Record<string, string>> = params;
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return filled + queryString(query);
};

/** A link to a page that stays in the language the reader chose. */
export const linkTo = <P extends Path>(locale: Locale, path: P, params: Params<P>, query: Query = {}): string =>
  fillPath(path, params, { ...query, lang: locale.chosen });

const queryString = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};
