import { describe, expect, it } from 'vitest';
import { base } from '../../web/style/base.ts';
import { sheets } from '../../web/style/sheets.ts';

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

/** The colours by name, of day and of night. */
const [day = {}, night = {}] = [...base.matchAll(/:root\{([^}]*--ink[^}]*)\}/g)].map(([, rules = '']) =>
  Object.fromEntries(
    [...rules.matchAll(/--(\w+):(#[0-9a-f]+)/g)].map(([, name, colour = '']) => [
      name,
      colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour,
    ]),
  ),
);

const textColours = ['ink', 'soft', 'go', 'stop'];
const grounds = ['paper', 'card', 'warn'];

describe.each([
  ['day', day],
  ['night', night],
])('colours by %s', (_, colours) => {
  const of = (name: string): string => colours[name]!;

  it('are all judged here', () => {
    expect(Object.keys(colours).toSorted()).toEqual([...textColours, ...grounds, 'line', 'edge', 'on'].toSorted());
  });

  it('keep text at 4.5:1 on every ground, the words of both buttons too', () => {
    for (const text of textColours) {
      for (const ground of grounds)
        expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const button of ['go', 'stop']) expect(contrast(of('on'), of(button))).toBeGreaterThanOrEqual(4.5);
  });

  it('keep the borders of controls and the edges of notices at 3:1', () => {
    for (const line of ['line', 'edge']) expect(contrast(of(line), of('card'))).toBeGreaterThanOrEqual(3);
  });
});

describe('style sheets', () => {
  const all = Object.values(sheets).join('');

  it('name colours once, as variables; only what is printed and a QR code are always white', () => {
    const rest = all.replaceAll(/:root\{[^}]*\}/g, '').match(/#[0-9a-f]{3,6}\b/g) ?? [];
    expect(new Set(rest)).toEqual(new Set(['#fff']));
  });

  it('are under 6 KB together, and of one style for all', () => {
    expect(Buffer.byteLength(all)).toBeLessThan(6 * 1024);
  });
});
