import { isRefusal, type Outcome, refuse } from '../../shared/domain/refusals.ts';

/** Names and values of `a=1&b=2`, in order, as URL-encoded text has them. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * Decodes URL-encoded text, of a query or of a form. BAD_ENCODING when a percent-escape is broken or its bytes are not
 * UTF-8; URLSearchParams would silently replace them.
 */
export const decodePairs = (text: string): Outcome<Pairs> => {
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [decodePart(name), decodePart(value.join('='))] as const;
      });
  } catch {
    return refuse('BAD_ENCODING');
  }
};

const decodePart = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));

/** The query of a URL as one record; DUPLICATE_FIELD when a name comes twice. */
export const parseQuery = (url: string): Outcome<{ readonly query: object }> => {
  const start = url.indexOf('?');
  const end = url.indexOf('#', start);
  const pairs = start === -1 ? [] : decodePairs(url.slice(start + 1, end === -1 ? undefined : end));
  if (isRefusal(pairs)) return pairs;
  const query = Object.fromEntries(pairs);
  return Object.keys(query).length === pairs.length ? { query } : refuse('DUPLICATE_FIELD');
};
