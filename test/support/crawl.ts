import { linksOf } from './html.ts';

/** Enough for every kind of page of a role; a crawl that comes so far goes round in circles. */
const maxPages = 60;

/** What kind of page an address leads to: dates, ids, codes and values of a query do not make another one. */
export const kindOf = (href: string): string => {
  const { pathname, searchParams } = new URL(href, 'https://here.invalid');
  const path = pathname
    .replace(/\/slots\/[\w-]+/, '/slots/:slot')
    .replace(/\/appointments\/\w+/, '/appointments/:code')
    .replace(/^(\/desk|\/office\/sites)\/[\w-]+/, '$1/:site')
    .replace(/\/programmes\/(?!new)[\w-]+/, '/programmes/:programme');
  return `${path}?${[...searchParams.keys()].toSorted().join('&')}`;
};

/** To the same page in the other language or size. */
const isSwitch = (href: string): boolean => /[?&](lang|size)=/.test(href);

/** What a crawl reads: the page, and where it leads on to by itself. */
export interface Crawled {
  readonly html: string;
  readonly location: string | null;
}

/** Reads one page of each kind that links of signed-in persons lead to, from the first on; answers them by address. */
export const crawl = async <P extends Crawled>(
  read: (path: string) => Promise<P>,
  first: string,
): Promise<Map<string, P>> => {
  const pages = new Map<string, P>();
  const known = new Set([kindOf(first)]);
  const waiting = [first];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (pages.size === maxPages) throw new Error(`more than ${maxPages} kinds of pages: ${[...known].join(' ')}`);
    const page = await read(path);
    pages.set(path, page);
    for (const href of page.location === null ? linksOf(page.html) : [page.location]) {
      if (!/^\/(desk|office)/.test(href) || isSwitch(href) || known.has(kindOf(href))) continue;
      known.add(kindOf(href));
      waiting.push(href);
    }
  }
  return pages;
};
