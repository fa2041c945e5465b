import type { Refusal, RefusalCode, RefusalDetails } from '../../shared/domain/refusals.ts';
import type { Language } from '../locale.ts';
import { refusalsEn } from './refusals.en.ts';
import { refusalsZhCN } from './refusals.zh-CN.ts';

/** One message per refusal code; a function where the message carries data of the refusal. */
export type RefusalMessages = Readonly<Record<RefusalCode, string | ((details: RefusalDetails) => string)>>;

const dictionaries: Record<Language, RefusalMessages> = { 'zh-CN': refusalsZhCN, en: refusalsEn };

/** What a refusal says to the reader. */
export const refusalMessage = (language: Language, refusal: Refusal): string => {
  const message = dictionaries[language][refusal.refused];
  return typeof message === 'function' ? message(refusal) : message;
};
