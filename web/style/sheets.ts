import { createHash } from 'node:crypto';
import { base } from './base.ts';
import { desk } from './desk.ts';

/** A style sheet as it stands inside a page: without the line breaks that only its source needs. */
const sheetOf = (source: string): string => source.replaceAll('\n', '');

/**
 * The style, once: the base of every page, and what pages of staff and officials have besides. It stands inside the
 * page, allowed by its hash in the Content-Security-Policy: on a slow network a second request before the first paint
 * costs more than these bytes.
 */
export const sheets = { base: sheetOf(base), desk: sheetOf(desk) } as const;

const hashOf = (sheet: string) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;

/** The sheets as the Content-Security-Policy names them. */
export const styleSources = Object.values(sheets).map(hashOf).join(' ');
