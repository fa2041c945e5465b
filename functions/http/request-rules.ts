import { type Refusal, refuse } from '../../shared/domain/refusals.ts';

const keyPattern = /^[A-Za-z0-9_-]{16,128}$/;

/** True for text that may be an idempotency key: 16-128 characters of `A-Za-z0-9_-`. */
export const isIdempotencyKey = (text: string): boolean => keyPattern.test(text);

const jsonType = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
const formType = /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i;

const whyNotType = (pattern: RegExp, contentType: string | undefined): Refusal | undefined =>
  pattern.test(contentType ?? '') ? undefined : refuse('UNSUPPORTED_TYPE');

/** UNSUPPORTED_TYPE for anything but `application/json`, with or without `charset=utf-8`. */
export const whyNotJson = (contentType: string | undefined) => whyNotType(jsonType, contentType);

/** UNSUPPORTED_TYPE for anything but `application/x-www-form-urlencoded`, with or without `charset=utf-8`. */
export const whyNotForm = (contentType: string | undefined) => whyNotType(formType, contentType);
