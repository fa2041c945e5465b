import { type Locale, localeOf, parseLanguage } from '../../web/locale.ts';
import type { EdgeContext } from './edge.ts';
import { languageOf } from './language.ts';

/** How a page is read: what the switches put into the address, else the language that the browser prefers. */
export const pageLocale = (c: EdgeContext): Locale =>
  localeOf(languageOf(c), parseLanguage(c.req.query('lang')), c.req.query('size') === 'large');

/** This page's own address without language and size, for the switches; never one that leads to another host. */
export const hereOf = (c: EdgeContext): string => {
  const { pathname: asked, searchParams } = new URL(c.req.url);
  const pathname = asked.replace(/^\/+/, '/');
  searchParams.delete('lang');
  searchParams.delete('size');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
};
