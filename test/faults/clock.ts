import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../shared/domain/refusals.ts';
import { reconcile } from '../../shared/usecases/reconcile/reconcile.ts';
import { mutations } from '../support/mutations/all.ts';
import { residentMutations } from '../support/mutations/residents.ts';
import { prepareMutation } from './support/clone.ts';
import { same, stored } from './support/compare.ts';
import { countsWhatWasLeft } from './support/expected.ts';
import { openCopy } from './support/street.ts';

const tenMinutes = 10 * 60_000;

describe.each([
  ['ten minutes ahead', tenMinutes],
  ['ten minutes behind', -tenMinutes],
])('a process whose clock is %s', (_words, off) => {
  it.each(mutations)('does what is asked once, and others repeat its answer: $name', async (mutation) => {
    const prepared = await prepareMutation(mutation);
    const street = await openCopy(prepared);
    const answer = await street.press(() => prepared.at + off);
    expect(isRefusal(answer as object)).toBe(false);
    const again = await street.press();
    if (!countsWhatWasLeft.has(mutation.name)) expect(again).toEqual(answer);
    // Nothing happened before what it follows, whatever the two clocks say.
    expect((await reconcile(street.process().deps)).differences).toEqual([]);
    street.engine.close();
  });
});

describe('at the end of a slot', () => {
  const booking = residentMutations.find(({ name }) => name === 'book a vaccination')!;
  const endsAt = Date.parse('2026-11-24T09:00:00+08:00');

  it('a clock that is ahead closes the slot early, and changes nothing', async () => {
    const street = await openCopy(await prepareMutation(booking));
    const before = await stored(street.engine);
    expect(await street.press(() => endsAt - 60_000 + tenMinutes)).toEqual({ refused: 'SLOT_CLOSED' });
    expect(same(await stored(street.engine), before)).toBe(true);
  });

  it('a clock that is behind books until its own end, and is believed by the others', async () => {
    const street = await openCopy(await prepareMutation(booking));
    const answer = await street.press(() => endsAt + 60_000 - tenMinutes);
    expect(answer).toMatchObject({ appointment: { status: 'booked' } });
    expect(await street.press(() => endsAt + 60_000)).toEqual(answer);
  });
});
