import { describe, expect, it } from 'vitest';
import { residentRoutes } from '../../functions/resident/api.ts';
import { type RefusalCode, refusalStatus } from '../../shared/domain/refusals.ts';
import { languages } from '../../web/locale.ts';
import { en } from '../../web/messages/en.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';
import { zhCN } from '../../web/messages/zh-CN.ts';

/** What the edge and the forms refuse with, whatever the page is for. */
const ofEveryPage: RefusalCode[] = [
  'BAD_ENCODING',
  'DUPLICATE_FIELD',
  'KEY_REQUIRED',
  'FORGERY',
  'METHOD_NOT_ALLOWED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_TYPE',
  'HOST_NOT_ALLOWED',
  'DATE_FORMAT',
  'UNKNOWN_FIELD',
  'TRY_AGAIN',
];

/** Every key of a dictionary with its value, as `book.need.child`. */
const entriesOf = (dictionary: object, prefix = ''): [string, unknown][] =>
  Object.entries(dictionary).flatMap(([key, value]) => {
    const isGroup = typeof value === 'object' && !Array.isArray(value);
    return isGroup ? entriesOf(value, `${prefix}${key}.`) : [[prefix + key, value] as [string, unknown]];
  });

/** What a message says; those with data are given plain data. */
const saidBy = (value: unknown): string => {
  if (typeof value === 'function') return String(value('vaccination', 'x') ?? '');
  return Array.isArray(value) ? value.join(' ') : String(value);
};

const plain = (dictionary: object) => entriesOf(dictionary).filter(([key]) => key !== 'common.join');

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(entriesOf(en).map(([key]) => key)).toEqual(entriesOf(zhCN).map(([key]) => key));
  });

  it('have as many entries in every list', () => {
    const lengths = (dictionary: object) =>
      entriesOf(dictionary).flatMap(([key, value]) => (Array.isArray(value) ? [[key, value.length]] : []));
    expect(lengths(en)).toEqual(lengths(zhCN));
  });

  it('are never empty, but for the state that needs no word', () => {
    for (const dictionary of [zhCN, en]) {
      const empty = plain(dictionary).filter(([, value]) => saidBy(value).trim() === '');
      expect(empty.map(([key]) => key)).toEqual(['site.status.open']);
    }
  });

  it('are in their own language', () => {
    const chinese = /[\u4e00-\u9fff]/;
    const mayHoldChinese = ['common.otherLanguage', 'privacy.keptItems'];
    for (const [key, value] of plain(en)) {
      if (!mayHoldChinese.includes(key)) expect(saidBy(value), key).not.toMatch(chinese);
    }
  });

  it('say what to do about every refusal that a resident can meet as a page', () => {
    const { other, ...advice } = zhCN.errors.advice;
    const met = new Set(residentRoutes.flatMap(({ refusals }) => refusals ?? []));
    expect([...met, ...ofEveryPage].filter((code) => !(code in advice))).toEqual([]);
    expect(Object.keys(advice).filter((code) => !(code in refusalStatus))).toEqual([]);
    expect(other).not.toBe('');
  });

  it('say every refusal in both languages', () => {
    for (const language of languages) {
      for (const code of Object.keys(refusalStatus) as RefusalCode[]) {
        const message = refusalMessage(language, { refused: code });
        expect(message, code).not.toBe('');
        expect(message).not.toContain('undefined');
        expect(/[\u4e00-\u9fff]/.test(message), code).toBe(language === 'zh-CN');
      }
    }
  });
});
