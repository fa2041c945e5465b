import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseSlotId,
  planSlots,
  slotEnd,
  slotEndAt,
  slotIdOf,
  slotStart,
  slotStartAt,
  slotsOverlap,
} from '../../shared/domain/slots.ts';

describe('slot ids', () => {
  it('carry the whole window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (start, length) => {
        fc.pre(start + length <= 1440);
        const slot = { siteId: 'a-site-2', localDate: '2026-02-28', startMinutes: start, lengthMinutes: length };
        expect(parseSlotId(slotIdOf(slot))).toEqual(slot);
      }),
      { seed: 7 },
    );
  });

  it.each([
    '',
    'SITE#1',
    '../x',
    '😀',
    'puli-20260230-0830-30',
    'puli-20261124-2345-30',
    'puli-20261124-0860-30',
    'puli-20261124-0830-0',
    'puli-20261124-0830-030',
    'PULI-20261124-0830-30',
    'puli-20261124-0830-30x',
  ])('refuse %j', (text) => expect(parseSlotId(text)).toBeUndefined());

  it('mean Shanghai time wherever the machine is', () => {
    const slot = parseSlotId('puli-20261124-2330-30')!;
    expect([slotStart(slot), slotEnd(slot)]).toEqual(['23:30', '24:00']);
    expect(new Date(slotStartAt(slot)).toISOString()).toBe('2026-11-24T15:30:00.000Z');
    expect(slotEndAt(slot) - slotStartAt(slot)).toBe(30 * 60_000);
  });
});

describe('planSlots', () => {
  const plan = (hours: Parameters<typeof planSlots>[2]) => planSlots('puli', '2026-11-24', hours).map(slotStart);

  it('cuts a day around its break', () => {
    const starts = plan({ opens: '08:30', closes: '17:00', break: ['12:00', '13:30'], slotMinutes: 30 });
    expect(starts).toHaveLength(14);
    expect(starts.slice(6, 9)).toEqual(['11:30', '13:30', '14:00']);
  });

  it('leaves out what does not fit before the break or the end', () => {
    expect(plan({ opens: '09:00', closes: '12:10', break: ['10:30', '11:00'], slotMinutes: 60 })).toEqual([
      '09:00',
      '11:00',
    ]);
    expect(plan({ opens: '09:00', closes: '09:20', slotMinutes: 30 })).toEqual([]);
  });

  it('fills a whole day to midnight', () => {
    expect(plan({ opens: '00:00', closes: '24:00', slotMinutes: 60 })).toHaveLength(24);
  });
});

describe('slotsOverlap', () => {
  const slot = (id: string) => parseSlotId(id)!;
  it('counts shared minutes of one site and day only', () => {
    const base = slot('puli-20261124-0830-30');
    expect(slotsOverlap(base, slot('puli-20261124-0845-30'))).toBe(true);
    expect(slotsOverlap(base, slot('puli-20261124-0900-30'))).toBe(false);
    expect(slotsOverlap(base, slot('puli-20261125-0830-30'))).toBe(false);
    expect(slotsOverlap(base, slot('weilai-20261124-0830-30'))).toBe(false);
  });
});
