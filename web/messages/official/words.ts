import type { Locale } from '../../locale.ts';
import { officialEn } from './en.ts';
import { type OfficialMessages, officialZhCN } from './zh-CN.ts';

const dictionaries = { 'zh-CN': officialZhCN, en: officialEn } as const;

/** What pages of officials say in the reader's language. */
export const officialWords = ({ language }: Locale): OfficialMessages => dictionaries[language];
