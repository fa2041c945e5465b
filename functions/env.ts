import * as z from 'zod';
import type { SecretKeys } from '../shared/usecases/secrets.ts';

/** 32 random bytes in base64. */
const secretKey = z
  .base64()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.byteLength === 32, { error: 'must be 32 bytes in base64' });

/** The keys of a deployment, as they stand in its configuration. */
export const secretKeysSchema = z.object({
  PEPPER: secretKey,
  PEPPER_VERSION: z.coerce.number().int().min(1),
  SEALING_KEY: secretKey,
  SIGNING_KEY: secretKey,
});

/** The same keys as the use cases take them. */
export const secretKeysOf = (keys: z.output<typeof secretKeysSchema>): SecretKeys => ({
  pepper: keys.PEPPER,
  pepperVersion: keys.PEPPER_VERSION,
  sealing: keys.SEALING_KEY,
  signing: keys.SIGNING_KEY,
});

/** Origins such as `https://doorstep.example`, separated by commas. */
export const originList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1));

export const logLevel = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']);

export const trustedProxies = z.coerce.number().int().min(0).max(5).default(0);

/** The environment of a function in the cloud. */
export const functionEnvironment = secretKeysSchema.extend({
  TABLE_NAME: z.string().min(1),
  PUBLIC_ORIGINS: originList,
  LOG_LEVEL: logLevel.default('INFO'),
  /** how many proxies of our own append to X-Forwarded-For */
  TRUSTED_PROXIES: trustedProxies,
});

/**
 * Reads an environment. Throws one error that names every variable that is missing or wrong, without its value; one
 * that is set but empty counts as missing.
 */
export const readEnvironment = <S extends z.ZodType>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${String(path[0])}: ${message}`);
  throw new Error(`environment:\n${problems.join('\n')}`);
};
