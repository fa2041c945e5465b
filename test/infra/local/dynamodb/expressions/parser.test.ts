import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../../../infra/local/dynamodb/expressions/parse-condition.ts';
import { parseUpdate } from '../../../../../infra/local/dynamodb/expressions/parse-update.ts';
import { isReservedWord, RESERVED_WORD_COUNT } from '../../../../../infra/local/dynamodb/expressions/reserved-words.ts';
import { printCondition, printUpdate } from './print.ts';
import { condition, update } from './trees.ts';

const runs = { seed: 20221117, numRuns: 500 };

describe('printing a tree and parsing it gives the same tree', () => {
  it('for conditions', () => {
    fc.assert(
      fc.property(condition, (tree) => {
        expect(parseCondition(printCondition(tree))).toEqual(tree);
      }),
      runs,
    );
  });

  it('for updates', () => {
    fc.assert(
      fc.property(update, (tree) => {
        expect(parseUpdate(printUpdate(tree))).toEqual(tree);
      }),
      runs,
    );
  });

  it('whatever the white space and the case of keywords', () => {
    fc.assert(
      fc.property(condition, fc.constantFrom(' ', '\n', '\t \r\n'), (tree, space) => {
        const text = printCondition(tree).replace(/\b(AND|OR|NOT|IN|BETWEEN)\b/g, (word) => word.toLowerCase());
        expect(parseCondition(text.replaceAll(' ', space))).toEqual(tree);
      }),
      runs,
    );
  });
});

it('never fails but with an expression error', () => {
  const token = fc.constantFrom(
    'a',
    '#a',
    ':v',
    '(',
    ')',
    '=',
    'AND',
    'NOT',
    'IN',
    'BETWEEN',
    ',',
    '.',
    '[',
    '3',
    ']',
    'size',
    '!',
    'SET',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      for (const parse of [parseCondition, parseUpdate]) {
        try {
          parse(tokens.join(' '));
        } catch (error) {
          expect((error as Error).constructor.name).toBe('ExpressionError');
        }
      }
    }),
    runs,
  );
});

it.each([
  ['a = ', 'Syntax error; token: "<EOF>", near: "= "'],
  ['a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['a = :v AND', 'Syntax error; token: "<EOF>", near: "AND"'],
  ['a == :v', 'Syntax error; token: "=", near: "== :v"'],
  ['a = :v)', 'Syntax error; token: ")", near: ":v)"'],
  ['my-name = :v', 'Syntax error; token: "-", near: "my-name"'],
  ['((a = :v))', 'The expression has redundant parentheses;'],
  ['frob(a)', 'Invalid function name; function: frob'],
  ['size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
  [
    'a = attribute_exists(b)',
    'The function is not allowed to be used this way in an expression; function: attribute_exists',
  ],
  ['('.repeat(2000), 'The expression is nested too deeply;'],
  [`a<b${' or a<b'.repeat(150)}`, 'The expression contains too many operators; operator count: 301'],
  ['Status = :v', 'Attribute name is a reserved keyword; reserved keyword: Status'],
])('says what is wrong with the condition %s', (text, message) => {
  expect(() => parseCondition(text)).toThrow(message);
});

it.each([
  ['INVALID SYNTAX HERE', 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"'],
  ['SET a = :v SET b = :v', 'The "SET" section can only be used once in an update expression;'],
  ['SET a = :v + :v + :v', 'Syntax error; token: "+", near: ":v + :v"'],
  ['SET size = :v', 'Attribute name is a reserved keyword; reserved keyword: size'],
  ['REMOVE a[99999999999]', 'List index is not within the allowable range; index: [99999999999]'],
  [
    'SET a = list_append(list_append(a, b), c)',
    'The function is not allowed to be used this way in an expression; function: list_append',
  ],
  ['SET a = frob(b)', 'Invalid function name; function: frob'],
])('says what is wrong with the update %s', (text, message) => {
  expect(() => parseUpdate(text)).toThrow(message);
});

it('knows the 573 reserved words in any case', () => {
  expect(RESERVED_WORD_COUNT).toBe(573);
  expect(isReservedWord('free')).toBe(true);
  expect(isReservedWord('Name')).toBe(true);
  expect(isReservedWord('av')).toBe(false);
});
