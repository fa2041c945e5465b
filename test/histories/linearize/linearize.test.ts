import { describe, expect, it } from 'vitest';
import type { Call, Specification } from './calls.ts';
import { linearize } from './linearize.ts';

/** A number that is read and written: the textbook example. */
interface RegisterCall extends Call {
  readonly write?: number;
}

const register: Specification<{ readonly value: number }, RegisterCall> = {
  initial: { value: 0 },
  hashOf: ({ value }) => String(value),
  apply: (state, { write }, seen) =>
    write === undefined
      ? { state, answer: String((seen ?? state).value) }
      : { state: { value: write }, answer: 'written' },
  look: ({ value }, { write, answer }) => (write === undefined && answer === String(value) ? answer : undefined),
};

const call = (startAt: number, endAt: number | undefined, rest: Partial<RegisterCall> = {}): RegisterCall => ({
  startAt,
  endAt,
  looksFrom: startAt,
  answer: endAt === undefined ? undefined : 'written',
  ...rest,
});

const verdictOf = (calls: readonly RegisterCall[], maxNodes?: number) => linearize(calls, register, maxNodes).verdict;

describe('linearize', () => {
  it('finds an order of overlapping calls that explains the answers', () => {
    const calls = [
      call(1, 10, { write: 1 }),
      call(2, 11, { write: 2 }),
      call(3, 4, { answer: '2' }),
      call(5, 6, { answer: '1' }),
    ];
    expect(linearize(calls, register)).toMatchObject({
      verdict: 'linearizable',
      order: [{ write: 2 }, { answer: '2' }, { write: 1 }, { answer: '1' }],
    });
  });

  it('keeps to real time: what ended before cannot come after', () => {
    expect(verdictOf([call(1, 2, { write: 1 }), call(3, 4, { answer: '0' })])).toBe('not linearizable');
    expect(verdictOf([call(1, 3, { write: 1 }), call(2, 4, { answer: '0' })])).toBe('linearizable');
  });

  it('does not let a value come back', () => {
    const reads = ['1', '0', '1'].map((answer, index) => call(2 + 2 * index, 3 + 2 * index, { answer }));
    expect(verdictOf([call(1, 100, { write: 1 }), ...reads])).toBe('not linearizable');
  });

  it('lets a call whose outcome is open act late, or never', () => {
    const open = call(1, undefined, { write: 1 });
    const reads = (...answers: string[]) => answers.map((answer, at) => call(2 + 2 * at, 3 + 2 * at, { answer }));
    expect(verdictOf([open, ...reads('0', '0')])).toBe('linearizable');
    expect(verdictOf([open, ...reads('0', '1')])).toBe('linearizable');
    expect(verdictOf([open, ...reads('1', '0')])).toBe('not linearizable');
  });

  it('lets an answer come from a look before the call only as far back as it may look', () => {
    const late = (looksFrom: number) => [
      call(1, 2, { write: 1 }),
      call(3, 4, { write: 2 }),
      call(5, 6, { answer: '1', looksFrom }),
    ];
    expect(verdictOf(late(2.5))).toBe('linearizable');
    expect(verdictOf(late(4.5))).toBe('not linearizable');
  });

  it('says so when there are more orders than it may try', () => {
    const writes = Array.from({ length: 8 }, (_, n) => call(n, 100 + n, { write: n }));
    expect(verdictOf([...writes, call(200, 201, { answer: 'never' })], 50)).toBe('undecided');
    expect(verdictOf([...writes, call(200, 201, { answer: 'never' })])).toBe('not linearizable');
  });
});
