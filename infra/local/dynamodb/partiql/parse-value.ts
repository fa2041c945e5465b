import { validationError } from '../errors.ts';
import { type AttributeValue, type Item, typeOf } from '../values/attribute-value.ts';
import { normalizeNumber } from '../values/numbers.ts';
import { validateValue } from '../values/validate.ts';
import { notWellFormed } from './problems.ts';
import type { Tokens } from './tokens.ts';

/** The values that stand for the question marks of a statement, in order. */
export class Parameters {
  private readonly values: readonly AttributeValue[];
  private used = 0;

  constructor(values: readonly AttributeValue[] = []) {
    for (const value of values) validateValue(value);
    this.values = values;
  }

  next(): AttributeValue {
    const value = this.values[this.used];
    if (value === undefined) throw wrongCount();
    this.used += 1;
    return value;
  }

  /** Call when the whole statement was read. */
  throwUnused(): void {
    if (this.used < this.values.length) throw wrongCount();
  }
}

const wrongCount = () => validationError("Number of parameters in request and statement don't match.");

const MAX_INT = 2 ** 31 - 1;

/** Exponents and scales are 32-bit integers in the service's parser. */
const checkScale = (text: string): void => {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  const scale = (digits.split('.')[1] ?? '').length - Number(exponent);
  if (Math.abs(Number(exponent)) > MAX_INT || Math.abs(scale) > MAX_INT) throw notWellFormed();
};

const numberValue = (text: string, place: string): AttributeValue => {
  checkScale(text);
  try {
    return { N: normalizeNumber(text) };
  } catch (error) {
    throw validationError(`${(error as Error).message} under ${place}`);
  }
};

/** `<<…>>`: the type of the members is the type of the set. */
const setOf = (members: readonly AttributeValue[]): AttributeValue => {
  const first = members[0];
  if (first === undefined) throw validationError('Empty bags are not supported');
  const type = typeOf(first);
  if (type !== 'S' && type !== 'N' && type !== 'B') throw notWellFormed('Unexpected set');
  if (members.some((member) => typeOf(member) !== type)) throw notWellFormed('Unexpected set');
  const set = { [`${type}S`]: members.map((member) => Object.values(member)[0]) } as unknown as AttributeValue;
  validateValue(set);
  return set;
};

/** `{'name': value, …}`, the opening brace being taken already. */
const readMembers = (tokens: Tokens, parameters: Parameters, placeOf: (name: string) => string): Item => {
  const members = tokens.listUntil('}', () => {
    const name = tokens.next();
    if (name.kind !== 'text') throw notWellFormed('Unexpected term');
    tokens.expectSymbol(':');
    return [name.text, parseValue(tokens, parameters, placeOf(name.text))] as const;
  });
  return Object.fromEntries(members);
};

/** The item of an INSERT: each attribute is the root of its own value. */
export const parseItem = (tokens: Tokens, parameters: Parameters): Item => {
  tokens.expectSymbol('{');
  return readMembers(tokens, parameters, () => 'root');
};

const WORDS: Readonly<Record<string, AttributeValue>> = {
  TRUE: { BOOL: true },
  FALSE: { BOOL: false },
  NULL: { NULL: true },
};

/** Whether a value stands here, and not a path or a function. */
export const isValueNext = (tokens: Tokens): boolean => {
  const { kind, text } = tokens.peek();
  if (kind === 'text' || kind === 'number') return true;
  if (kind === 'word') return text.toUpperCase() in WORDS;
  return kind === 'symbol' && ['?', '[', '{', '<<', '-', '+'].includes(text);
};

/** A literal or a parameter; `place` says where it is in messages about numbers. */
export const parseValue = (tokens: Tokens, parameters: Parameters, place = 'root'): AttributeValue => {
  const { kind, text } = tokens.next();
  if (kind === 'text') return { S: text };
  if (kind === 'number') return numberValue(text, place);
  const word = kind === 'word' ? WORDS[text.toUpperCase()] : undefined;
  if (word !== undefined) return { ...word };
  if (kind !== 'symbol') throw notWellFormed('Unexpected term');
  switch (text) {
    case '?':
      return parameters.next();
    case '-':
    case '+': {
      const number = tokens.next();
      if (number.kind !== 'number') throw notWellFormed('Unexpected operator');
      return numberValue(text === '-' ? `-${number.text}` : number.text, place);
    }
    case '[':
      return { L: tokens.listUntil(']', (at) => parseValue(tokens, parameters, `${place}[${at}]`)) };
    case '{':
      return { M: readMembers(tokens, parameters, (name) => `${place}.${name}`) };
    case '<<':
      return setOf(tokens.listUntil('>>', () => parseValue(tokens, parameters, place)));
    default:
      throw notWellFormed('Unexpected term');
  }
};
