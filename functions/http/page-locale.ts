import { type Locale, localeOf, parseLanguage } from '../../web/locale.ts';
import type { EdgeContext } from './edge.ts';
import { languageOf } from './language.ts';

/** The language of a page: what the switch put into the address, else what the browser prefers. */
export const pageLocale = (c: EdgeContext): Locale => localeOf(languageOf(c), parseLanguage(c.req.query('lang')));

/** This page's own address without the language, for the language switch. */
export const hereOf = (c: EdgeContext): string => {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('lang');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
};
