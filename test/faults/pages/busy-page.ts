import { expect } from 'vitest';
import { localeOf } from '../../../web/locale.ts';
import { refusalMessage } from '../../../web/messages/refusals.ts';
import { staffWords } from '../../../web/messages/staff/words.ts';
import { formsOf, type PageForm, textOf } from '../../support/html.ts';
import type { Shown } from '../../support/pages.ts';
import type { FilledForm } from './forms.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** What nobody may read when the store is busy. */
const neverSaid = {
  'zh-CN': [refusalMessage('zh-CN', { refused: 'SLOT_FULL' }), /约满|已满|没有名额/],
  en: [refusalMessage('en', { refused: 'SLOT_FULL' }), /fully booked|no places left/i],
};
const inside = /node_modules|\.tsx?:\d|\bat \w+ \(|undefined|\[object|SyntaxError|StoreBusy|Exception/;

/** A verdict at the door has words of its own. */
const saysBusy = (language: Language): string[] => [
  refusalMessage(language, { refused: 'TRY_AGAIN' }),
  staffWords(localeOf(language, undefined, false)).desk.verdict.unsureAdvice,
];

/** Fields that are not what somebody typed. */
const ownFields = new Set(['formKey', 'formToken', 'attendee.idNumber']);

/**
 * The page for somebody whose request came to no known end: it says so in their language, and holds the form with
 * everything that was typed and the same key, so that pressing again is safe. The form, as the browser would send it.
 */
export const expectBusyPage = (page: Shown, sent: FilledForm, language: Language, cell: string): FilledForm => {
  const text = textOf(page.html);
  expect(page.headers.get('content-type'), cell).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cache-control'), cell).toBe('no-store');
  expect(page.headers.get('retry-after'), cell).toBe('2');
  expect(page.html, cell).toContain(`<html lang="${language}"`);
  expect(
    saysBusy(language).some((words) => text.includes(words)),
    `${cell}: ${text}`,
  ).toBe(true);
  for (const words of neverSaid[language]) expect(text, cell).not.toMatch(words);
  expect(text, cell).not.toMatch(inside);

  const typed = new Map(sent.fields);
  const form = formsOf(page.html).find((each) => isSame(each, typed));
  expect(form, `${cell}: no form with the same key in ${text}`).toBeDefined();
  // A code that was searched for stands in the button under another name.
  const kept = new Set(form!.fields.values());
  const lost = [...typed].filter(([name, value]) => !ownFields.has(name) && value !== '' && !kept.has(value));
  expect(lost, `${cell}: lost of what was typed`).toEqual([]);
  const idNumber = typed.get('attendee.idNumber');
  if (idNumber) expect(page.html, cell).not.toContain(idNumber);
  return { path: form!.action, fields: [...form!.fields], token: sent.token };
};

/** The same request: its key, or the one that was made of it for what was typed. */
const isSame = ({ fields }: PageForm, typed: ReadonlyMap<string, string>): boolean =>
  fields.get('formKey')?.startsWith(typed.get('formKey')!) ?? false;
