import type { Locale } from '../../locale.ts';
import { staffEn } from './en.ts';
import { type StaffMessages, staffZhCN } from './zh-CN.ts';

const dictionaries = { 'zh-CN': staffZhCN, en: staffEn } as const;

/** What pages of staff say in the reader's language; apart from the residents', whose pages never load it. */
export const staffWords = ({ language }: Locale): StaffMessages => dictionaries[language];
