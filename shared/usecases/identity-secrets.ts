import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { IdType } from '../domain/people.ts';
import type { IdentityKeys } from './secret-keys.ts';

/** What the identity keys are used for. */
export interface IdentitySecrets {
  /** Pseudonymous key of a person, from the normalised ID number. */
  personKey(idType: IdType, idNumber: string): string;
  /** Pseudonymous key of anything else personal, such as a phone or a network address. */
  lookupKey(purpose: 'phone' | 'client', value: string): string;
  /** Encrypts (AES-256-GCM, bound to the appointment code). */
  seal(plain: string, appointmentCode: string): Uint8Array;
  /** Reverses `seal`; throws when the text was altered or belongs to another appointment. */
  unseal(sealed: Uint8Array, appointmentCode: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** Puts the identity keys to use. */
export const openIdentitySecrets = ({ pepper, pepperVersion, sealing }: IdentityKeys): IdentitySecrets => {
  const pepperKey = createSecretKey(pepper);
  const sealingKeys = sealing.map((key) => createSecretKey(key));
  const pseudonym = (...parts: string[]) => {
    const hmac = createHmac('sha256', pepperKey).update(parts.join('\0')).digest();
    return `${pepperVersion}.${hmac.subarray(0, 16).toString('base64url')}`;
  };
  return {
    personKey: (idType, idNumber) => pseudonym('person', idType, idNumber),
    lookupKey: (purpose, value) => pseudonym(purpose, value),
    seal: (plain, code) => seal(sealingKeys[0]!, plain, code),
    unseal: (sealed, code) => unsealWithAny(sealingKeys, sealed, code),
  };
};

const seal = (key: KeyObject, plain: string, code: string): Uint8Array => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(code));
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (key: KeyObject, sealed: Uint8Array, code: string): string => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(code))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
};

/** The tag tells whether a key was the one: the wrong one fails instead of giving other text. */
const unsealWithAny = ([key, ...others]: readonly KeyObject[], sealed: Uint8Array, code: string): string => {
  try {
    return unseal(key!, sealed, code);
  } catch (error) {
    if (others.length === 0) throw error;
    return unsealWithAny(others, sealed, code);
  }
};

const notGiven = (): never => {
  throw new Error('this process was not given the identity keys');
};

/** For a process that has no business with identities. */
export const noIdentitySecrets: IdentitySecrets = {
  personKey: notGiven,
  lookupKey: notGiven,
  seal: notGiven,
  unseal: notGiven,
};
