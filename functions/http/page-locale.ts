import { type Locale, localeOf, parseLanguage } from '../../web/locale.ts';
import type { EdgeContext } from './edge.ts';
import { languageOf } from './language.ts';

/** How a page is read: what the switches put into the address, else the language that the browser prefers. */
export const pageLocale = (c: EdgeContext): Locale =>
  localeOf(languageOf(c), parseLanguage(c.req.query('lang')), c.req.query('size') === 'large');

/** This page's own address without language and size, for the switches. */
export const hereOf = (c: EdgeContext): string => {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('lang');
  searchParams.delete('size');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
};
