import type { Locale } from './locale.ts';

/** Every page by its pattern: residents', staff's, officials'. Handlers register these, links are built from them. */
export const paths = {
  sites: '/',
  site: '/sites/:siteId',
  book: '/sites/:siteId/slots/:slotId/book',
  appointment: '/a/:code/:token',
  cancel: '/a/:code/:token/cancel',
  move: '/a/:code/:token/move',
  card: '/a/:code/:token/card',
  calendar: '/a/:code/:token/calendar.ics',
  erase: '/a/:code/:token/erase',
  find: '/find',
  /** upper case, so that the QR code stays in its compact alphanumeric mode */
  code: '/C/:code',
  privacy: '/privacy',
  favicon: '/favicon.ico',
  robots: '/robots.txt',
  publicFile: '/public/:file',

  signIn: '/sign-in',
  signOut: '/sign-out',
  /** leads on to the one site of staff, shows officials theirs */
  desk: '/desk',
  deskDay: '/desk/:siteId',
  deskSearch: '/desk/:siteId/search',
  deskCheckIn: '/desk/:siteId/check-in',
  deskAppointment: '/desk/:siteId/appointments/:code',
  deskWalkIn: '/desk/:siteId/walk-in',
  deskScan: '/desk/:siteId/scan',
  /** what the scanner page loads on demand, by hashed name */
  deskScanner: '/desk/scanner/:file',
  deskList: '/desk/:siteId/list',
  deskCloseDay: '/desk/:siteId/close-day',

  office: '/office',
  officeNewSite: '/office/new-site',
  officeSite: '/office/sites/:siteId',
  officeSlot: '/office/sites/:siteId/slots/:slotId',
  officeSchedule: '/office/sites/:siteId/schedules',
  officeStatus: '/office/sites/:siteId/status',
  officeStock: '/office/sites/:siteId/stock',
  officeProgrammes: '/office/programmes',
  officeProgramme: '/office/programmes/:programmeId',
  officeAccounts: '/office/accounts',
  officeReport: '/office/report',
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

/** How a reader reads, as an address carries it: pages need no cookie for that. */
export type Reading = Pick<Locale, 'chosen' | 'isLarge'>;

/** The choice as query parameters; as hidden fields it goes through a GET form. */
export const readingQuery = ({ chosen, isLarge }: Reading): Query => ({
  lang: chosen,
  size: isLarge ? 'large' : undefined,
});

/** A link to a page that stays in the language and size the reader chose. */
export const linkTo = <P extends Path>(reading: Reading, path: P, params: Params<P>, query: Query = {}): string =>
  fillPath(path, params, { ...query, ...readingQuery(reading) });

/** A path, with a query or without one, in another language or size. */
export const withReading = (here: string, reading: Reading): string => {
  const query = queryString(readingQuery(reading));
  return here.includes('?') ? here + query.replace('?', '&') : here + query;
};

const queryString = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};
