import * as z from 'zod';
import { isVisible } from './text.ts';

const maxNameCharacters = 50;

/** Letters of any script with their marks, digits, the dots of transcribed names, apostrophe, hyphen, inner blanks. */
const allowed = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00B7\u2022\u2027\u30FB.'\u2019 -]*$/u;

/** A person's name in composed form (NFC), 1-50 characters; see docs/refusals.md for what is refused. */
export const nameSchema = z
  .string({ error: 'NAME_REQUIRED' })
  .refine(isVisible, { error: 'NAME_REQUIRED', abort: true })
  .transform((name) => name.trim().normalize('NFC'))
  .refine((name) => [...name].length <= maxNameCharacters, { error: 'NAME_LENGTH', abort: true })
  .refine((name) => allowed.test(name), { error: 'NAME_CHARS' });
