import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { type Language, languages } from '../../web/locale.ts';

/** The language that the client prefers by Accept-Language: Chinese unless English comes first. */
export const languageOf = (c: Context): Language =>
  accepts(c, {
    header: 'Accept-Language',
    supports: [...languages],
    default: languages[0],
    match: (accepted) =>
      accepted
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => languageNamed(type))
        .find((language) => language !== undefined) ?? languages[0],
  }) as Language;

const languageNamed = (range: string): Language | undefined => {
  const primary = range.toLowerCase().split('-')[0];
  return languages.find((language) => language.split('-')[0] === primary);
};
