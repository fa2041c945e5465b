import { describe, expect, it } from 'vitest';
import { parse } from '../../shared/domain/parsing.ts';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { text } from '../../shared/domain/text.ts';

const codeOf = (words: unknown) => {
  const parsed = parse(text(10), words);
  return isRefusal(parsed) ? parsed.refused : parsed;
};

describe('words that others will read', () => {
  it.each([
    ['nothing', undefined, 'FIELD_REQUIRED'],
    ['blanks', ' \u3000', 'FIELD_REQUIRED'],
    ['zero-width characters', '\u200b\u2060', 'FIELD_REQUIRED'],
    ['too many characters', '点'.repeat(11), 'FIELD_INVALID'],
    ['a control character', '接种\0点', 'FIELD_INVALID'],
    ['a line break', '接种\n点', 'FIELD_INVALID'],
    ['a right-to-left override', '接种\u202e点', 'FIELD_INVALID'],
    ['a private-use character', '接种\ue000', 'FIELD_INVALID'],
    ['a number', 7, 'FIELD_INVALID'],
    ['signs and marks of any language', ' 1号·<东>=é ', '1号·<东>=é'],
    ['an emoji', '💉 2', '💉 2'],
  ])('%s', (_name, words, answer) => expect(codeOf(words)).toBe(answer));
});
