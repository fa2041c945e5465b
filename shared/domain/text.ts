import * as z from 'zod';

/** Blanks and format characters (zero-width, byte-order marks) that a keyboard or a paste leaves around words. */
const invisible = /[\s\p{Cf}\u2800\u3164\u115F\u1160]/gu;

/** Characters that change how other text looks, or look different everywhere: control, bidi, private use, lone surrogates. */
const unprintable = /[\p{Cc}\p{Bidi_Control}\p{Co}\p{Cs}]/u;

/** True when a person would see something. */
export const isVisible = (text: string): boolean => text.replaceAll(invisible, '') !== '';

/** Missing is told apart from wrong. */
export const requiredOrInvalid = ({ input }: { readonly input?: unknown }) =>
  input === undefined ? 'FIELD_REQUIRED' : 'FIELD_INVALID';

/** An id in a request: looked up, never trusted, so its form is not judged here. */
export const id = z
  .string({ error: requiredOrInvalid })
  .trim()
  .min(1, { error: 'FIELD_REQUIRED' })
  .max(100, { error: 'FIELD_INVALID' });

/** One line of words that others will read: something to be seen, and nothing that plays tricks on who reads it. */
export const text = (maxCharacters: number) =>
  z
    .string({ error: requiredOrInvalid })
    .trim()
    .refine(isVisible, { error: 'FIELD_REQUIRED', abort: true })
    .max(maxCharacters, { error: 'FIELD_INVALID' })
    .refine((words) => !unprintable.test(words), { error: 'FIELD_INVALID' });
