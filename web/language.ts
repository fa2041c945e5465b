export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language that a `lang` parameter names, if it names one: `en`, `zh-CN`, `zh`. */
export const parseLanguage = (text: string | undefined): Language | undefined =>
  languages.find((language) => language === text || language.split('-')[0] === text);
