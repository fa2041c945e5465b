import { createDependencies } from '../../functions/deps.ts';
import { readEnvironment } from '../../functions/env.ts';
import { keysOf } from '../../functions/lambda/derived-keys.ts';
import { signingKeysOf, signingKeysSchema } from '../../functions/secret-keys.ts';
import type { Dependencies } from '../../shared/usecases/dependencies.ts';
import { openSecrets, type Secrets } from '../../shared/usecases/secrets.ts';
import type { Place } from './place.ts';
import { CommandProblem } from './problem.ts';

/** For commands that only look: any use of a key is a defect. */
const noSecrets = new Proxy({} as Secrets, {
  get: () => {
    throw new Error('this command was not given keys');
  },
});

/** What use cases reach that need no key: the secrets are not even asked for. */
export const lookingAt = (place: Place, tableName?: string): Dependencies =>
  createDependencies({ table: place.table(tableName), secrets: noSecrets });

/** What use cases reach that sign, and remember requests. Keys of identities are not read. */
export const actingOn = async (place: Place): Promise<Dependencies> =>
  createDependencies({ table: place.table(), secrets: await signingSecrets(place) });

const signingSecrets = async ({ keys }: Place): Promise<Secrets> => {
  const texts = keysOf(await keys.read('signing'), Object.keys(signingKeysSchema.shape));
  try {
    return openSecrets(signingKeysOf(readEnvironment(signingKeysSchema, texts)));
  } catch (error) {
    throw new CommandProblem(`签名密钥有误。${(error as Error).message}`, 'The signing keys are damaged.');
  }
};
