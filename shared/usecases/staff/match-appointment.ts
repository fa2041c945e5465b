import type { Appointment } from '../../domain/appointments.ts';
import { normaliseCode } from '../../domain/codes.ts';
import { maskName } from '../../domain/masking.ts';

/** Two tests: what the code alone can tell, so that fewer records are read, and what the record tells. */
export interface AppointmentMatch {
  readonly byCode: (code: string) => boolean;
  readonly byRecord: (appointment: Appointment) => boolean;
}

const everyone: AppointmentMatch = { byCode: () => true, byRecord: () => true };

/**
 * Who is meant by what was typed into the search: the holder of a code if one of `codes` is typed in full, otherwise
 * whoever has that phone tail (or their booker) or that name. Names are stored masked: 张小三 finds every 张*三, one
 * character finds a surname. Nothing typed means everybody.
 */
export const matchesQuery = (typed: string | undefined, codes: readonly string[]): AppointmentMatch => {
  const q = typed?.normalize('NFKC').trim() ?? '';
  if (q === '') return everyone;
  const wanted = normaliseCode(q);
  if (wanted && codes.includes(wanted)) return { byCode: (code) => code === wanted, byRecord: () => true };
  return { byCode: () => true, byRecord: (appointment) => hasPhoneTail(appointment, q) || hasName(appointment, q) };
};

const hasPhoneTail = ({ attendee, bookerPhoneTail }: Appointment, q: string): boolean =>
  /^\d{4,}$/.test(q) && [attendee.phoneTail, bookerPhoneTail].includes(q.slice(-4));

const hasName = ({ attendee: { maskedName } }: Appointment, q: string): boolean => {
  const [stored, asked] = [maskedName.toLowerCase(), q.toLowerCase()];
  return stored === maskName(asked) || ([...asked].length === 1 && stored.startsWith(asked));
};
