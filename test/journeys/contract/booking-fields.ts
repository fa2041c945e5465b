import { beforeAll, describe, expect, it } from 'vitest';
import { residentId } from '../../support/people.ts';
import { bookingOf } from './bookings.ts';
import { daysAfter, today } from './dates.ts';
import type { Ground } from './ground.ts';
import { newPerson } from './people.ts';
import { makeSlots, openSite, seenEverywhere } from './sites.ts';
import { expectUnchanged, stateOf } from './state.ts';

const bookIt = 'POST /api/appointments';

const wrongCheckDigit = (id: string) => id.slice(0, -1) + (id.endsWith('1') ? '2' : '1');
const inDays = (days: number) => daysAfter(today(), days);

/** Attendees of whom one field is wrong, and what is said of it. */
const wrongAttendees: [what: string, change: (id: string) => object, field: string, code: string][] = [
  ['a wrong check digit', (id) => ({ idNumber: wrongCheckDigit(id) }), 'attendee.idNumber', 'ID_CHECKSUM'],
  ['a birth date that does not exist', () => ({ idNumber: '410105199902300018' }), 'attendee.idNumber', 'ID_DATE'],
  ['a birth date to come', () => ({ idNumber: residentId('2999-01-01', 1) }), 'attendee.idNumber', 'ID_DATE'],
  ['17 characters', (id) => ({ idNumber: id.slice(1) }), 'attendee.idNumber', 'ID_FORMAT'],
  ['15 characters', () => ({ idNumber: '410105760101001' }), 'attendee.idNumber', 'ID_FORMAT'],
  ['a phone that is none', () => ({ phone: '12345678901' }), 'attendee.phone', 'PHONE_FORMAT'],
  ['a phone of 12 digits', () => ({ phone: '138000000001' }), 'attendee.phone', 'PHONE_FORMAT'],
  ['no name', () => ({ name: ' \u200b ' }), 'attendee.name', 'NAME_REQUIRED'],
  ['markup as a name', () => ({ name: '<b>张三</b>' }), 'attendee.name', 'NAME_CHARS'],
  ['a formula as a name', () => ({ name: '=1+1' }), 'attendee.name', 'NAME_CHARS'],
  ['letters that run backwards', () => ({ name: '张\u202e三' }), 'attendee.name', 'NAME_CHARS'],
  ['a name of 10000 characters', () => ({ name: 'x'.repeat(10_000) }), 'attendee.name', 'NAME_LENGTH'],
  ['a document that nobody has', () => ({ idType: 'library-card' }), 'attendee.idType', 'FIELD_INVALID'],
  [
    'no birth date for a passport',
    () => ({ idType: 'passport', idNumber: 'E12345678' }),
    'attendee.birthDate',
    'FIELD_REQUIRED',
  ],
  ['a role', () => ({ role: 'admin' }), 'attendee', 'UNKNOWN_FIELD'],
];

/** Bookings that are wrong elsewhere. */
const wrongBookings: [what: string, change: object, code: string][] = [
  ['no consent', { consent: undefined }, 'CONSENT_REQUIRED'],
  ['consent in words', { consent: 'yes' }, 'CONSENT_REQUIRED'],
  ['no dose', { doseNumber: undefined }, 'FIELD_REQUIRED'],
  ['half a dose', { doseNumber: 1.5 }, 'NUMBER_FORMAT'],
  ['a dose that there is not', { doseNumber: 9 }, 'FIELD_INVALID'],
  ['a second dose without the date of the first', { doseNumber: 2 }, 'FIELD_REQUIRED'],
  ['the same need twice', { needs: ['child', 'child'] }, 'FIELD_INVALID'],
  ['a reward that there is not', { rewardChoice: 'gold' }, 'FIELD_INVALID'],
  ['a status', { status: 'fulfilled' }, 'UNKNOWN_FIELD'],
  ['a clock of its own', { now: '2022-01-08T08:00:00+08:00' }, 'UNKNOWN_FIELD'],
  ['a name in place of the attendee', { attendee: '张三' }, 'FIELD_INVALID'],
  ['no slot', { slotId: '' }, 'FIELD_REQUIRED'],
];

/** What is said of a booking's fields; whatever is refused has booked nothing. */
export const bookingFields = (ground: () => Ground): void => {
  describe('the fields of a booking', () => {
    const date = inDays(2);
    let [siteId, slot] = ['', ''];
    beforeAll(async () => {
      ({ siteId } = await openSite(ground()));
      [slot = ''] = await makeSlots(ground(), siteId, [date]);
      await seenEverywhere(ground(), siteId, date, 6);
    });
    const refuse = async (code: string, body: object) => {
      let json: ReturnType<typeof JSON.parse>;
      await expectUnchanged(
        () => stateOf(ground(), siteId, [date]),
        async () => {
          ({ json } = await ground().api.refused(code, bookIt, { body }));
        },
      );
      return json;
    };

    it.each(wrongAttendees)('are refused with %s', async (_what, change, field, code) => {
      const person = newPerson();
      const json = await refuse(code, bookingOf(slot, { ...person, ...change(person.idNumber) }));
      expect(json.fields).toEqual([{ field, code }]);
    });

    it.each(wrongBookings)('are refused with %s', async (_what, change, code) => {
      await refuse(code, bookingOf(slot, newPerson(), change));
    });

    it('are refused with what other programs might take for their own', async () => {
      const body = JSON.stringify(bookingOf(slot, newPerson())).replace('{', '{"__proto__":{"status":"fulfilled"},');
      await refuse('UNKNOWN_FIELD', JSON.parse(body));
    });

    it('say who is too young, who needs a guardian and who comes too early, and from when on it is possible', async () => {
      const booker = { name: '王芳', phone: newPerson().phone, relation: '监护人' };
      const child = newPerson(inDays(-5 * 365));
      await refuse('GUARDIAN_REQUIRED', bookingOf(slot, child));
      const year = Number(today().slice(0, 4));
      const young = await refuse('TOO_YOUNG', bookingOf(slot, newPerson(`${year - 1}-01-15`), { booker }));
      expect(young.possibleFrom).toBe(`${year + 2}-01-15`);
      const previousDoseDate = inDays(-10);
      const second = { doseNumber: 2 };
      const early = await refuse('DOSE_TOO_EARLY', bookingOf(slot, { ...newPerson(), previousDoseDate }, second));
      expect(early.possibleFrom).toBe(daysAfter(previousDoseDate, 21));
    });

    it('are taken as people type them', async () => {
      const person = newPerson();
      const wide = (text: string) =>
        text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      const attendee = {
        ...person,
        name: ' 阿卜杜拉·买买提𠮷 ',
        idNumber: wide(person.idNumber.toLowerCase()),
        phone: `+86 ${person.phone.slice(0, 3)} ${person.phone.slice(3, 7)}-${person.phone.slice(7)}`,
      };
      const { json } = await ground().api.ok(bookIt, { body: bookingOf(slot, attendee) });
      expect(json.attendee).toMatchObject({ maskedName: '阿*******𠮷', phoneTail: person.phone.slice(-4) });
      await ground().api.refused('ALREADY_BOOKED', bookIt, { body: bookingOf(slot, person) });
    });

    it('are named all at once', async () => {
      const attendee = { ...newPerson(), name: '', phone: '1' };
      const json = await refuse('NAME_REQUIRED', bookingOf(slot, attendee, { consent: false }));
      const wrong = ['attendee.name', 'attendee.phone', 'consent'];
      expect(json.fields.map(({ field }: { field: string }) => field).toSorted()).toEqual(wrong);
    });
  });
};
