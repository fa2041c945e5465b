import { describe, expect, it } from 'vitest';
import { openPageMemory, type PageSource } from '../../../functions/resident/pages/page-memory.ts';
import { testClock } from '../../support/clock.ts';

/** A page whose text is its revision, and how often it was rendered. */
const countingPage = () => {
  const page = { revision: 1, renderings: 0 };
  const look = async (): Promise<PageSource> => {
    const { revision } = page;
    return {
      version: [revision],
      isCurrent: () => page.revision === revision,
      render: async () => {
        page.renderings++;
        return `revision ${revision}`;
      },
    };
  };
  return { page, look };
};

const textOf = (bytes: { plain: Uint8Array } | undefined) => bytes && Buffer.from(bytes.plain).toString();

describe('page memory', () => {
  it('renders once per change, however many ask', async () => {
    const memory = openPageMemory(testClock('2026-11-24T07:00:00+08:00'));
    const { page, look } = countingPage();
    expect(memory.recall('a')).toBeUndefined();
    await Promise.all([memory.refresh('a', look), memory.refresh('a', look)]);
    expect(textOf(memory.recall('a'))).toBe('revision 1');
    expect(page.renderings).toBe(1);
    page.revision = 2;
    expect(memory.recall('a')).toBeUndefined();
    expect(textOf(await memory.refresh('a', look))).toBe('revision 2');
    expect(page.renderings).toBe(2);
  });

  it('looks again after a quarter of a second, and keeps the bytes when nothing changed', async () => {
    const clock = testClock('2026-11-24T07:00:00+08:00');
    const memory = openPageMemory(clock);
    const { page, look } = countingPage();
    const first = await memory.refresh('a', look);
    clock.advance(250);
    expect(memory.recall('a')).toBeUndefined();
    expect((await memory.refresh('a', look))?.etag).toBe(first?.etag);
    expect(memory.recall('a')).toBeDefined();
    expect(page.renderings).toBe(1);
  });

  it('renders at most four times a second on the long run', async () => {
    const clock = testClock('2026-11-24T07:00:00+08:00');
    const memory = openPageMemory(clock);
    const { page, look } = countingPage();
    for (let millisecond = 0; millisecond < 60_000; millisecond += 10) {
      page.revision++;
      if (!memory.recall('a')) await memory.refresh('a', look);
      clock.advance(10);
    }
    expect(page.renderings).toBeLessThanOrEqual(20 + 4 * 60);
    expect(page.renderings).toBeGreaterThan(4 * 55);
  });

  it('forgets the page rendered longest ago when there are too many', async () => {
    const memory = openPageMemory(testClock('2026-11-24T07:00:00+08:00'));
    const { look } = countingPage();
    for (let page = 0; page <= 2_000; page++) await memory.refresh(`page ${page}`, look);
    expect(memory.recall('page 0')).toBeUndefined();
    expect(memory.recall('page 2000')).toBeDefined();
  });
});
