import { describe, expect, it } from 'vitest';
import { QrCode } from '../../web/components/qr-code.tsx';
import { SlotList } from '../../web/components/slot-list.tsx';
import { formatDate, formatDistance, formatWindow } from '../../web/format.ts';
import { localeOf, parseLanguage } from '../../web/locale.ts';
import { fillPath, linkTo, paths } from '../../web/paths.ts';
import { textOf } from '../support/html.ts';

const chinese = localeOf('zh-CN');
const english = localeOf('en');

/** The dark modules that a path of runs draws, one text a row. */
const rowsOf = (path: string, size: number): string[] => {
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'));
  let x = 0;
  let y = 0;
  for (const [, move = '', a = '', b = ''] of path.matchAll(/([Mmh])(-?\d+)(?: (-?[\d.]+))?/g)) {
    if (move === 'M') [x, y] = [Number(a), Math.floor(Number(b))];
    if (move === 'm') x += Number(a);
    if (move === 'h') for (let end = x + Number(a); x < end; x++) rows[y]![x] = '#';
  }
  return rows.map((row) => row.join(''));
};

describe('components', () => {
  it('draw a QR code with its finder patterns and a quiet zone of four', () => {
    const html = String(QrCode({ text: 'HTTPS://DOORSTEP.EXAMPLE/C/K7M3P9QX', label: 'code' }));
    const size = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1]);
    const rows = rowsOf(/ d="([^"]+)"/.exec(html)![1]!, size);
    expect(rows[0]).toBe('.'.repeat(size));
    expect(rows[4]!.slice(0, 12)).toBe('....#######.');
    expect(rows[5]!.slice(0, 12)).toBe('....#.....#.');
    expect(rows[6]!.slice(0, 12)).toBe('....#.###.#.');
    expect(rows[size - 5]!.slice(0, 12)).toBe('....#######.');
    expect(html.length).toBeLessThan(3_500);
  });

  it.each([
    ['open', 3, '08:30–09:00 还有 3 个名额'],
    ['open', 0, '08:30–09:00 已约满'],
    ['past', 3, '08:30–09:00 已结束'],
    ['paused', 3, '08:30–09:00 暂停'],
    ['closed', 3, '08:30–09:00 已关闭'],
  ] as const)(
    'say of a slot that is %s with %d places what it is, and offer it only when free',
    (status, remaining, said) => {
      const start = '2026-11-24T08:30:00+08:00';
      const slots = [{ slotId: 's', start, end: '2026-11-24T09:00:00+08:00', status, remaining }];
      const html = String(SlotList({ locale: chinese, slots, hrefOf: () => '/book' }));
      expect(textOf(html)).toBe(said);
      expect(html.includes('<a ')).toBe(status === 'open' && remaining > 0);
    },
  );
});

describe('formats', () => {
  it('say dates, times and distances as people do', () => {
    expect(formatDate('zh-CN', '2026-11-22')).toBe('11月22日 周日');
    expect(formatDate('en', '2026-11-22')).toBe('Sun 22 Nov');
    const end = '2026-11-25T00:00:00+08:00';
    expect(formatWindow({ start: '2026-11-24T23:30:00+08:00', end })).toBe('23:30–24:00');
    expect(formatDistance(chinese, 12)).toBe('约50米');
    expect(formatDistance(english, 1_240)).toBe('about 1.2 km');
  });
});

describe('paths', () => {
  it('fill in their parameters, encoded, and leave out what has no value', () => {
    expect(fillPath(paths.site, { siteId: 'a/b' }, { date: undefined, service: 'x y' })).toBe(
      '/sites/a%2Fb?service=x%20y',
    );
  });

  it('carry the language only when it was chosen', () => {
    expect(linkTo(chinese, paths.find, {})).toBe('/find');
    expect(linkTo(localeOf('zh-CN', 'en'), paths.find, {}, { code: 'X' })).toBe('/find?code=X&lang=en');
    expect(['en', 'zh', 'zh-CN', 'fr', undefined].map(parseLanguage)).toEqual([
      'en',
      'zh-CN',
      'zh-CN',
      undefined,
      undefined,
    ]);
  });
});
