import * as z from 'zod';
import { logLevel, originList } from '../env.ts';

/** The environment of every function in the cloud, as infra/aws sets it. */
export const functionEnvironment = z.object({
  /** name of the deployment, by which its figures are told apart */
  DEPLOYMENT: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  LOG_LEVEL: logLevel.default('INFO'),
  /** names of the secrets that the function may read, apart by who needs them (docs/adr/0008) */
  SIGNING_SECRET: z.string().min(1).optional(),
  IDENTITY_SECRET: z.string().min(1).optional(),
  /** the key of the front, where there is one */
  FRONT_SECRET: z.string().min(1).optional(),
});

/** The environment of a function that answers requests. */
export const servingEnvironment = z.object({
  ...functionEnvironment.shape,
  SIGNING_SECRET: z.string().min(1),
  PUBLIC_ORIGINS: originList,
});

export type FunctionEnvironment = z.output<typeof functionEnvironment>;
