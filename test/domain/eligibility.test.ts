import { describe, expect, it } from 'vitest';
import { type EligibilityFacts, whyNotEligible } from '../../shared/domain/eligibility.ts';
import { serviceSchema } from '../../shared/domain/services.ts';
import { directoryItems } from '../support/directory.ts';

const service = serviceSchema.parse(directoryItems().find(({ serviceId }) => serviceId === 'covid19-vaccine'));
const why = (change: Partial<EligibilityFacts>) =>
  whyNotEligible({
    service,
    doseNumber: 1,
    attendee: { birthDate: '1980-01-01' },
    hasBooker: false,
    localDate: '2026-11-24',
    today: '2026-11-20',
    ...change,
  });

describe('whyNotEligible', () => {
  it('lets an adult have a first dose', () => expect(why({})).toBeUndefined());

  it('counts age on the day of the slot', () => {
    const child = { hasBooker: true, doseNumber: 3 };
    const attendee = (birthDate: string) => ({ birthDate, previousDoseDate: '2026-01-01' });
    expect(why({ ...child, attendee: attendee('2008-11-24') })).toBeUndefined();
    expect(why({ ...child, attendee: attendee('2008-11-25') })).toEqual({
      refused: 'TOO_YOUNG',
      possibleFrom: '2026-11-25',
    });
    expect(why({ attendee: { birthDate: '2008-11-25' } })).toMatchObject({ refused: 'GUARDIAN_REQUIRED' });
  });

  it('names the date from which the next dose is possible', () => {
    const second = (previousDoseDate: string) =>
      why({ doseNumber: 2, attendee: { birthDate: '1980-01-01', previousDoseDate } });
    expect(second('2026-11-03')).toBeUndefined();
    expect(second('2026-11-04')).toEqual({ refused: 'DOSE_TOO_EARLY', possibleFrom: '2026-11-25' });
    expect(second('2026-11-21')).toMatchObject({ refused: 'DATE_FORMAT' });
  });

  it.each([
    ['no dose', { doseNumber: undefined }, 'FIELD_REQUIRED'],
    ['a dose that does not exist', { doseNumber: 4 }, 'FIELD_INVALID'],
    ['a second dose without the first', { doseNumber: 2 }, 'FIELD_REQUIRED'],
    [
      'a dose before birth',
      { doseNumber: 2, attendee: { birthDate: '1980-01-01', previousDoseDate: '1979-12-31' } },
      'DATE_FORMAT',
    ],
    ['a birth date in the future', { attendee: { birthDate: '2026-11-21' } }, 'ID_DATE'],
  ])('refuses %s', (_, change, code) => expect(why(change)).toMatchObject({ refused: code }));
});
