import { en } from './messages/en.ts';
import { type Messages, zhCN } from './messages/zh-CN.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const dictionaries: Record<Language, Messages> = { 'zh-CN': zhCN, en };

/** How the reader of one answer reads, and what its pages need to keep that: language and size. */
export interface Locale {
  readonly language: Language;
  readonly messages: Messages;
  /** set when the reader pressed the switch: links then carry the choice, so that no cookie is needed */
  readonly chosen: Language | undefined;
  /** set when the reader pressed the switch to larger text (长辈版) */
  readonly isLarge: boolean;
}

/** The locale of a request: what the reader chose comes before what the browser prefers. */
export const localeOf = (preferred: Language, chosen?: Language, isLarge = false): Locale => {
  const language = chosen ?? preferred;
  return { language, messages: dictionaries[language], chosen, isLarge };
};

/** The language that a `lang` parameter names, if it names one: `en`, `zh-CN`, `zh`. */
export const parseLanguage = (text: string | undefined): Language | undefined =>
  languages.find((language) => language === text || language.split('-')[0] === text);
