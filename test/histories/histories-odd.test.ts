import { describe, expect, it } from 'vitest';
import { runHalf } from './half.ts';

describe('1,000 histories, of the odd places of faults', () => {
  it('break no invariant, and some order explains all answers', async () => {
    const { broken, missed, unplanned } = await runHalf(1);
    expect(broken).toEqual([]);
    expect(missed).toEqual([]);
    expect(unplanned).toEqual([]);
  });
});
