import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../shared/domain/refusals.ts';
import { bookAppointment } from '../../shared/usecases/residents/book-appointment.ts';
import { accepted } from '../support/answers.ts';
import { mutations } from '../support/mutations/all.ts';
import { type Ask, slots } from '../support/mutations/mutation.ts';
import { bookEarly } from '../support/mutations/visits.ts';
import { keyFor } from '../support/people.ts';
import { bookingFor } from '../support/world.ts';
import { type Prepared, prepare, prepareMutation } from './support/clone.ts';
import { same, stored } from './support/compare.ts';
import { openCopy } from './support/street.ts';

/** Appointments, guards and rewards, remembered requests, limits: whatever goes before the days and sites do. */
const personal = /^[APKL]#/;
type Stored = Record<string, { S?: string; N?: string }>;

/** Everything personal expired a second ago, and time to live has not removed it yet. */
const expire =
  ({ at }: Prepared) =>
  (items: Prepared['items']): Prepared['items'] => {
    const ago = { N: String(Math.floor(at / 1000) - 1) };
    return (items as Stored[]).map((item) => ({
      ...item,
      ...(personal.test(item.pk!.S!) && item.expireAt && { expireAt: ago }),
      ...(item.activeUntil && { activeUntil: ago }),
    }));
  };

/** Acts on an appointment: there is none any more. All others know nothing of it. */
const gone = new Set([
  'cancel',
  'move within a day',
  'move a vaccination to another day',
  'move a test to another day',
  'erase what is booked',
  'erase what was cancelled',
  'check in',
  'undo a check-in',
  'move to a stage',
  'complete',
  'mark a no-show',
  'hand out',
]);

/** There is nobody left to mark. */
const findsNobody = new Set(['mark all who are missing', 'the job marks no-shows']);

describe('expired items that can still be read', () => {
  it.each(mutations)('$name', async (mutation) => {
    const { name } = mutation;
    const prepared = await prepareMutation(mutation);
    const street = await openCopy(prepared, expire(prepared));
    const before = await stored(street.engine);
    const answer = await street.press();
    const isUntouched = gone.has(name) || findsNobody.has(name);
    expect((answer as { refused?: RefusalCode }).refused).toBe(gone.has(name) ? 'NOT_FOUND' : undefined);
    if (findsNobody.has(name)) expect(answer).toEqual({ marked: 0 });
    expect(same(await stored(street.engine), before)).toBe(isUntouched);
    expect(await street.press()).toEqual(answer);
  });

  it('an earlier appointment of the same person, under the same key, is in nobody’s way', async () => {
    const prepared = await prepare<Ask>('book again', async (world) => {
      await bookEarly(world, 1);
      return (deps) => bookAppointment(deps, { key: keyFor('book-1'), input: bookingFor(1, slots.late) });
    });
    const street = await openCopy(prepared, expire(prepared));
    const answer = accepted(await street.press());
    expect(answer).toMatchObject({ appointment: { status: 'booked', slot: { slotId: slots.late } } });
    expect(await street.press()).toEqual(answer);
  });
});
