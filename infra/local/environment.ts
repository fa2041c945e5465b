import { resolve } from 'node:path';
import * as z from 'zod';
import { logLevel, originList, readEnvironment, trustedProxies } from '../../functions/env.ts';
import { CannotStart } from './cannot-start.ts';

/** The environment of the local process; everything has a default. */
const localEnvironment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** `:memory:` keeps nothing */
  DATA_DIR: z.string().default('.data'),
  PUBLIC_ORIGINS: originList.optional(),
  /** `off` lifts every limit per client and per phone, for load tests */
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: logLevel.default('WARN'),
  TRUSTED_PROXIES: trustedProxies,
  TABLE_NAME: z.string().default('doorstep'),
  /** another engine instead of the embedded one; the SDK finds it by itself */
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
});

/** What the local process was told. */
export interface LocalSettings extends Omit<z.output<typeof localEnvironment>, 'DATA_DIR'> {
  /** absolute path of the data folder; none keeps nothing */
  readonly dataFolder: string | undefined;
}

const readOrExplain = (environment: NodeJS.ProcessEnv) => {
  try {
    return readEnvironment(localEnvironment, environment);
  } catch (error) {
    throw new CannotStart(`环境变量有误。\n${(error as Error).message}`);
  }
};

/** Reads the settings; throws CannotStart with the name of every wrong variable. */
export const readSettings = (environment: NodeJS.ProcessEnv): LocalSettings => {
  const { DATA_DIR, ...settings } = readOrExplain(environment);
  return { ...settings, dataFolder: DATA_DIR === ':memory:' ? undefined : resolve(DATA_DIR) };
};
