import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { codeFromBytes } from '../domain/codes.ts';
import type { IdType } from '../domain/people.ts';

/** The keys of a deployment, 32 random bytes each (base64 in configuration). */
export interface SecretKeys {
  /** pepper of lookup keys; changed only between campaigns, its version stands in front of every key made with it */
  readonly pepper: Uint8Array;
  readonly pepperVersion: number;
  /** seals identities */
  readonly sealing: Uint8Array;
  /** signs tokens and forms, derives codes */
  readonly signing: Uint8Array;
}

/** What the keys are used for; nobody outside this file sees a key. */
export interface Secrets {
  /** The appointment code that belongs to an idempotency key; `attempt` > 0 after a collision. */
  codeFor(keyHash: Uint8Array, attempt: number): string;
  /** 12 bytes that stand for an idempotency key on a route. */
  keyHash(route: string, key: string): Uint8Array;
  /** 12 bytes that stand for what was asked. */
  bodyHash(input: unknown): Uint8Array;
  /** Pseudonymous key of a person, from the normalised ID number. */
  personKey(idType: IdType, idNumber: string): string;
  /** Pseudonymous key of anything else personal, such as a phone or a network address. */
  lookupKey(purpose: 'phone' | 'client', value: string): string;
  /** The token that lets its bearer see and change one appointment. */
  manageToken(appointmentCode: string): string;
  isManageToken(appointmentCode: string, token: string): boolean;
  /** A signature over text for a purpose, base64url. */
  sign(purpose: string, text: string): string;
  isSigned(purpose: string, text: string, signature: string): boolean;
  /** Encrypts (AES-256-GCM, bound to the appointment code). */
  seal(plain: string, appointmentCode: string): Uint8Array;
  /** Reverses `seal`; throws when the text was altered or belongs to another appointment. */
  unseal(sealed: Uint8Array, appointmentCode: string): string;
}

const hashBytes = 12;
const ivBytes = 12;
const tagBytes = 16;

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Puts the keys to use. */
export const openSecrets = (keys: SecretKeys): Secrets => {
  // Key objects, because importing the bytes costs more than the HMAC itself.
  const [pepper, signing, sealing] = [keys.pepper, keys.signing, keys.sealing].map((key) => createSecretKey(key)) as [
    KeyObject,
    KeyObject,
    KeyObject,
  ];
  const hmac = (key: KeyObject, ...parts: string[]): Buffer =>
    createHmac('sha256', key).update(parts.join('\0')).digest();
  const pseudonym = (...parts: string[]) =>
    `${keys.pepperVersion}.${hmac(pepper, ...parts)
      .subarray(0, 16)
      .toString('base64url')}`;
  const sign = (purpose: string, text: string) => hmac(signing, purpose, text).subarray(0, 18).toString('base64url');

  return {
    codeFor: (keyHash, attempt) =>
      codeFromBytes(hmac(signing, 'code', Buffer.from(keyHash).toString('base64url'), String(attempt))),
    keyHash: (route, key) => hmac(signing, 'key', route, key).subarray(0, hashBytes),
    bodyHash: (input) => hmac(signing, 'body', JSON.stringify(input)).subarray(0, hashBytes),
    personKey: (idType, idNumber) => pseudonym('person', idType, idNumber),
    lookupKey: (purpose, value) => pseudonym(purpose, value),
    manageToken: (code) => sign('manage', code),
    isManageToken: (code, token) => sameText(sign('manage', code), token),
    sign,
    isSigned: (purpose, text, signature) => sameText(sign(purpose, text), signature),
    seal: (plain, code) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(code));
      return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    unseal: (sealed, code) => {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, ivBytes))
        .setAAD(Buffer.from(code))
        .setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
  };
};
