import { describe, expect, it } from 'vitest';
import { style } from '../../web/public/style.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: string, b: string): number => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
};

describe('style sheet', () => {
  const text = ['#1d2420', '#00593f', '#4d5650', '#a8140f'];
  const grounds = ['#f4f5f2', '#ffffff', '#fff6e0'];

  it('uses only colours that are judged here', () => {
    const used = new Set(
      [...style.matchAll(/#[0-9a-f]{3,6}\b/g)].map(([colour]) => colour.replace(/^#fff$/, '#ffffff')),
    );
    expect([...used].toSorted()).toEqual([...text, ...grounds, '#8a938d', '#8a5a00'].toSorted());
  });

  it('keeps text at 4.5:1 on every ground, white on both buttons, and borders of controls at 3:1', () => {
    for (const colour of text) {
      for (const ground of grounds) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast('#8a938d', '#ffffff')).toBeGreaterThanOrEqual(3);
  });
});
