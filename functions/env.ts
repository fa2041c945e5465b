import * as z from 'zod';

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
