import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutations } from '../support/mutations/all.ts';
import { makePasswordsCheap } from './schedules/cheap-passwords.ts';
import { concerns } from './schedules/concerns.ts';
import { boundariesOf } from './schedules/enumerate.ts';
import { performAll, totalOf } from './schedules/perform.ts';
import { endPlay, preparePlay, sameRequest } from './schedules/play.ts';

/*
 * Every boundary and fault of every mutation, alone and while another process sends the same request. All others who
 * may get in the way, at every moment: npm run schedules.
 */
let restore: () => void;
beforeAll(() => {
  restore = makePasswordsCheap();
});
afterAll(() => restore());

it('knows what every mutation touches', () => {
  expect(Object.keys(concerns)).toEqual(mutations.map(({ name }) => name));
});

describe.each(mutations)('$name', (mutation) => {
  it.each([undefined, sameRequest] as const)(
    'has one effect and one answer after every fault, beside: %s',
    async (rival) => {
      const play = await preparePlay(mutation, rival);
      const count = await performAll(play, { reach: 'at the fault', moments: ['after'] });
      endPlay(play);
      expect(count.failures.join('\n')).toBe('');
      expect(totalOf(count)).toBeGreaterThanOrEqual(boundariesOf(count.calls).length);
    },
  );
});
