import { createHash } from 'node:crypto';
import type { SiteValues } from '../../../web/pages/official/site-fields.tsx';

/** Enough to tell one value of a field from another; it proves nothing and protects nothing. */
const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 8);

/** Line breaks differ between what a page was given and what a browser sends back. */
const plain = (value: string | readonly string[]): string | string[] =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : [...value].toSorted();

/** What an official was shown of a site, as a short text that the form carries along: a hash per field. */
export const markOf = (values: SiteValues): string =>
  Object.entries<string | readonly string[]>({ ...values })
    .map(([name, value]) => `${name}=${hashOf(plain(value))}`)
    .toSorted()
    .join(' ');

/** Names of the fields whose values differ from those of a mark. */
export const changedNames = (mark: string, values: SiteValues): string[] => {
  const seen = new Set(mark.split(' '));
  return markOf(values)
    .split(' ')
    .filter((each) => !seen.has(each))
    .map((each) => each.slice(0, each.indexOf('=')));
};
