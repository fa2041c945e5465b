import { describe, expect, it } from 'vitest';
import { codeFromBytes, displayCode, normaliseCode } from '../../shared/domain/codes.ts';
import { maskName, phoneTailOf } from '../../shared/domain/masking.ts';
import { parse } from '../../shared/domain/parsing.ts';
import { attendeeSchema } from '../../shared/domain/people.ts';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { person, residentId } from '../support/people.ts';

const { birthDate: _, ...typed } = person(1);
const codeOf = (change: object) => {
  const parsed = parse(attendeeSchema, { ...typed, ...change });
  return isRefusal(parsed) ? parsed.refused : 'accepted';
};

describe('an attendee as typed', () => {
  it.each([
    [
      'a wrong check digit',
      { idNumber: typed.idNumber.slice(0, 17) + (typed.idNumber.at(-1) === '0' ? '1' : '0') },
      'ID_CHECKSUM',
    ],
    ['a day that does not exist', { idNumber: residentId('19990230', 1) }, 'ID_DATE'],
    ['15 digits', { idNumber: '410105990101123' }, 'ID_FORMAT'],
    ['17 characters', { idNumber: typed.idNumber.slice(0, 17) }, 'ID_FORMAT'],
    [
      'full-width digits',
      { idNumber: [...typed.idNumber].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('') },
      'accepted',
    ],
    ['a phone with too many digits', { phone: '138000000001' }, 'PHONE_FORMAT'],
    ['a phone that nobody has', { phone: '12345678901' }, 'PHONE_FORMAT'],
    ['a phone with +86 and spaces', { phone: '+86 138 0000 0001' }, 'accepted'],
    ['a phone number with letters after it', { phone: '13800000001x' }, 'PHONE_FORMAT'],
    ['a phone number with a control character', { phone: '13800000001\0' }, 'PHONE_FORMAT'],
    ['a phone number as a link', { phone: 'tel:13800000001' }, 'PHONE_FORMAT'],
    ['a phone number copied from the contacts', { phone: '\u202d138 0000-0001\u202c' }, 'accepted'],
    ['an empty name', { name: '' }, 'NAME_REQUIRED'],
    ['a blank name', { name: ' \u3000' }, 'NAME_REQUIRED'],
    ['a zero-width name', { name: '\u200b\u200d' }, 'NAME_REQUIRED'],
    ['markup in a name', { name: '<b>张三' }, 'NAME_CHARS'],
    ['a right-to-left mark in a name', { name: '张\u202e三' }, 'NAME_CHARS'],
    ['a private-use character', { name: '张\ue000' }, 'NAME_CHARS'],
    ['a formula', { name: '=1+1' }, 'NAME_CHARS'],
    ['a name of 10,000 characters', { name: '张'.repeat(10_000) }, 'NAME_LENGTH'],
    ['a name with a dot', { name: '买买提·艾力' }, 'accepted'],
    ['a rare ideograph', { name: '\u{20000}\u{2a6d6}' }, 'accepted'],
    ['no name at all', { name: undefined }, 'NAME_REQUIRED'],
    ['an unknown field', { role: 'admin' }, 'UNKNOWN_FIELD'],
    ['a passport without a birth date', { idType: 'passport', idNumber: 'E12345678' }, 'FIELD_REQUIRED'],
    ['a passport with one', { idType: 'passport', idNumber: 'e12345678', birthDate: '1990-01-01' }, 'accepted'],
  ])('%s: %s', (_name, change, code) => expect(codeOf(change)).toBe(code));

  it('has the birth date of its ID number, and a lower-case x is an X', () => {
    const withX = Array.from({ length: 200 }, (_, n) => residentId('1980-02-29', n)).find((id) => id.endsWith('X'))!;
    const parsed = parse(attendeeSchema, { ...typed, idNumber: ` ${withX.toLowerCase()} ` });
    expect(parsed).toMatchObject({ idNumber: withX, birthDate: '1980-02-29' });
  });

  it('has every wrong field named', () => {
    expect(parse(attendeeSchema, { ...typed, name: '', phone: '1' })).toMatchObject({
      refused: 'NAME_REQUIRED',
      fields: [
        { field: 'name', code: 'NAME_REQUIRED' },
        { field: 'phone', code: 'PHONE_FORMAT' },
      ],
    });
  });
});

describe('what is shown of a person', () => {
  it('hides the name but for its ends, in characters', () => {
    expect(['张小三', '张三', '李', '\u{20000}小三', 'Anna'].map(maskName)).toEqual([
      '张*三',
      '张*',
      '李*',
      '\u{20000}*三',
      'A**a',
    ]);
    expect(phoneTailOf('13812345678')).toBe('5678');
  });
});

describe('appointment codes', () => {
  it('are read back however they were typed', () => {
    const code = codeFromBytes(Uint8Array.of(1, 2, 3, 4, 255));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(normaliseCode(displayCode(code).toLowerCase())).toBe(code);
    expect(normaliseCode('o1il-OOOO')).toBe('01110000');
    expect(normaliseCode('U2345678')).toBeUndefined();
  });
});
