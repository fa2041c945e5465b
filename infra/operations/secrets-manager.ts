import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { KeyTexts } from '../../functions/lambda/derived-keys.ts';
import { CommandProblem } from './problem.ts';

/** The keys that a deployment signs with, and those of identities (docs/adr/0008). */
export type SecretName = 'signing' | 'identity';

/** Where the keys of a deployment lie, as text under their names. */
export interface KeyStore {
  read(secret: SecretName): Promise<KeyTexts>;
  /** replaces the whole secret */
  write(secret: SecretName, texts: KeyTexts): Promise<void>;
}

const secretText = z.record(z.string(), z.coerce.string());

/** The secrets of a deployment in Secrets Manager. What was replaced stays there as the previous version. */
export const openSecretsManager = (
  names: Readonly<Record<SecretName, string>>,
  config: SecretsManagerClientConfig,
): KeyStore => {
  const client = new SecretsManagerClient(config);
  return {
    read: async (secret) => {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: names[secret] }));
      return parseSecret(names[secret], SecretString);
    },
    write: async (secret, texts) => {
      await client.send(new PutSecretValueCommand({ SecretId: names[secret], SecretString: JSON.stringify(texts) }));
    },
  };
};

const parseSecret = (name: string, text: string): KeyTexts => {
  try {
    return secretText.parse(JSON.parse(text));
  } catch {
    throw new CommandProblem(`密钥 ${name} 不是 JSON 对象。`, `The secret ${name} does not hold a JSON object.`);
  }
};
