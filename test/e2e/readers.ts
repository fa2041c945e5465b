import { desktop, phone, type Reader } from './browser.ts';

/** Who reads in the journeys: with and without script, both languages, phone and desktop, by day and by night. */
export const readers: readonly (readonly [name: string, settings: Omit<Reader, 'origin'>])[] = [
  ['a phone without script, Chinese', { language: 'zh-CN', script: false, viewport: phone }],
  ['a phone with script, Chinese', { language: 'zh-CN', script: true, viewport: phone }],
  ['a phone without script, English', { language: 'en', script: false, viewport: phone }],
  ['a dark desktop with script, English', { language: 'en', script: true, viewport: desktop, isDark: true }],
];
