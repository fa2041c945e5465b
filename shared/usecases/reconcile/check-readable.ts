import { idNumberRefusal, normaliseIdNumber } from '../../domain/id-numbers.ts';
import { eraseAgain } from '../../store/repair-records.ts';
import type { RawItem } from '../../store/transaction.ts';
import { type Finding, needsPerson, repair } from './difference.ts';
import { whereIs } from './records.ts';

/** Numbers of resident identity cards check themselves; those of other documents look like anything else. */
const candidates = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g;

/** I12 of one item: no attribute shows an ID number, the sealed one neither, and nothing personal outlives an erasure. */
export const checkReadable = (item: RawItem): Finding[] => [...checkNumbers(item), ...checkErased(item)];

const checkNumbers = (item: RawItem): Finding[] =>
  Object.entries(item)
    .filter(([, value]) => showsNumber(value))
    .map(([name]) => ({
      invariant: 'I12',
      where: whereIs(item).replaceAll(candidates, '…'),
      rule: `number in ${name}`,
      says: `shows an ID number in ${name}`,
      remedy: needsPerson(`take the number out of ${name}, and find out how it came there`),
    }));

const showsNumber = (value: unknown): boolean => {
  if (typeof value === 'string') return (value.match(candidates) ?? []).some(isIdNumber);
  if (value instanceof Uint8Array) return value.length >= 18 && showsNumber(Buffer.from(value).toString('latin1'));
  if (Array.isArray(value)) return value.some(showsNumber);
  if (value instanceof Set) return [...value].some(showsNumber);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => showsNumber(name) || showsNumber(inner));
};

const isIdNumber = (text: string): boolean => idNumberRefusal('residentId', normaliseIdNumber(text)) === undefined;

const ofErased = new Set(['pk', 'sk', 'er', 'k', 'expireAt']);

const checkErased = (item: RawItem): Finding[] => {
  if (item.er === undefined || !String(item.pk).startsWith('A#')) return [];
  const left = Object.keys(item).filter((name) => !ofErased.has(name));
  if (left.length === 0) return [];
  const says = `was erased and still holds ${left.join(', ')}`;
  return [
    {
      invariant: 'I12',
      where: whereIs(item),
      rule: 'erased',
      says,
      remedy: repair('erase the rest', eraseAgain(item)),
    },
  ];
};
