import { gzipSync } from 'node:zlib';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { renderDocument } from '../../web/render.ts';
import { answer } from './answers.ts';
import type { EdgeContext } from './edge.ts';

export const htmlType = 'text/html; charset=utf-8';

/** What a page's answer depends on beside its address. */
export const pageVary = 'Accept-Encoding, Accept-Language';

export interface PageFacts {
  readonly status?: number;
  /** `no-store` unless said otherwise */
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** True when the client takes gzip: on a slow network that is worth more than the time it costs. */
export const takesGzip = (c: EdgeContext): boolean => gzipTaken.test(c.req.header('accept-encoding') ?? '');

/** `gzip` in the list, unless with quality 0, which means "anything but this" (RFC 9110, 12.5.3). */
const gzipTaken = /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+\s*)?(,|$)/i;

/** Renders a page and answers with it, compressed where the client takes that. */
export const answerPage = (c: EdgeContext, page: JSX.Element, { status = 200, headers, ...rest }: PageFacts = {}) => {
  const text = renderDocument(page);
  const isGzip = takesGzip(c);
  return answer(c, isGzip ? gzipSync(text) : text, {
    ...rest,
    status,
    type: htmlType,
    headers: { vary: pageVary, ...(isGzip && { 'content-encoding': 'gzip' }), ...headers },
  });
};
