import * as z from 'zod';
import type { IdentityKeys, KeyRing, SecretKeys } from '../shared/usecases/secret-keys.ts';

/** 32 random bytes in base64. */
const secretKey = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.byteLength === 32, { error: 'must be 32 bytes in base64' });

/** Keys separated by commas: the first is used, the others are still accepted. */
const keyRing = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(secretKey).min(1))
  .transform((keys) => keys as unknown as KeyRing);

/** What every process needs that serves requests. */
export const signingKeysSchema = z.object({ DERIVING_KEY: secretKey, SIGNING_KEY: keyRing, FORM_KEY: keyRing });

/** What a process needs that handles identities. */
export const identityKeysSchema = z.object({
  PEPPER: secretKey,
  PEPPER_VERSION: z.coerce.number().int().min(1),
  SEALING_KEY: keyRing,
});

/** All keys of a deployment, as they stand in its configuration. */
export const secretKeysSchema = z.object({ ...signingKeysSchema.shape, ...identityKeysSchema.shape });

/** The keys as the use cases take them. */
export const signingKeysOf = (keys: z.output<typeof signingKeysSchema>): SecretKeys => ({
  deriving: keys.DERIVING_KEY,
  signing: keys.SIGNING_KEY,
  forms: keys.FORM_KEY,
});

export const identityKeysOf = (keys: z.output<typeof identityKeysSchema>): IdentityKeys => ({
  pepper: keys.PEPPER,
  pepperVersion: keys.PEPPER_VERSION,
  sealing: keys.SEALING_KEY,
});

/** All keys at once, for a process that does everything. */
export const secretKeysOf = (keys: z.output<typeof secretKeysSchema>): SecretKeys => ({
  ...signingKeysOf(keys),
  identity: identityKeysOf(keys),
});
