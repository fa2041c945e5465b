import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { openSecrets, type Secrets } from '../../shared/usecases/secrets.ts';
import { readEnvironment } from '../env.ts';
import { identityKeysOf, identityKeysSchema, signingKeysOf, signingKeysSchema } from '../secret-keys.ts';
import { type KeyTexts, keysOf } from './derived-keys.ts';
import type { FunctionEnvironment } from './environment.ts';

/** Keys that are replaced are accepted everywhere after this time, and used only later (docs/operations.md). */
const freshMilliseconds = 5 * 60_000;
/** When the keys cannot be looked at again, the ones at hand are good for another while: requests do not wait for it. */
const afterFailureMilliseconds = 30_000;

/** The keys of this process: read when first needed, looked at again every five minutes. */
export interface SecretSource {
  /** throw until `ready` has resolved once */
  readonly secrets: Secrets;
  /** the keys by which the front may prove itself */
  frontKeys(): readonly string[];
  /** Resolves once there are keys to work with. Rejects when they were never to be had; may then be asked again. */
  ready(): Promise<void>;
}

type Names = Pick<FunctionEnvironment, 'SIGNING_SECRET' | 'IDENTITY_SECRET' | 'FRONT_SECRET'>;

const secretText = z.record(z.string(), z.coerce.string());
const identityNames = Object.keys(identityKeysSchema.shape).filter((name) => name !== 'PEPPER_VERSION');

/** Opens the secrets that the function was told of; those it was not told of it has no right to read either. */
export const openSecretSource = (client: SecretsManagerClient, names: Names, clock: () => number): SecretSource => {
  const secrets = {} as Secrets;
  let frontKeys: readonly string[] = [];
  let hasKeys = false;
  let lookAgainAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    const [signing, identity, front] = await Promise.all(
      [names.SIGNING_SECRET, names.IDENTITY_SECRET, names.FRONT_SECRET].map((name) => readSecret(client, name)),
    );
    // The object stays the same: whoever holds it works with the new keys from now on.
    if (signing) Object.assign(secrets, openSecrets(secretKeysFrom(signing, identity)));
    frontKeys = Object.values(front ?? {});
    hasKeys = true;
    lookAgainAt = clock() + freshMilliseconds;
  };

  const readOrKeep = async (): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!hasKeys) throw error;
      lookAgainAt = clock() + afterFailureMilliseconds;
    } finally {
      reading = undefined;
    }
  };

  return {
    secrets,
    frontKeys: () => frontKeys,
    ready: async () => {
      if (clock() < lookAgainAt) return;
      reading ??= readOrKeep();
      await reading;
    },
  };
};

const readSecret = async (client: SecretsManagerClient, name: string | undefined): Promise<KeyTexts | undefined> => {
  if (name === undefined) return undefined;
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  return secretText.parse(JSON.parse(SecretString));
};

const secretKeysFrom = (signing: KeyTexts, identity: KeyTexts | undefined) => ({
  ...signingKeysOf(readEnvironment(signingKeysSchema, keysOf(signing, Object.keys(signingKeysSchema.shape)))),
  identity: identity && identityKeysOf(readEnvironment(identityKeysSchema, keysOf(identity, identityNames))),
});
