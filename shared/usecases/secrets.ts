import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { codeFromBytes } from '../domain/codes.ts';
import { type IdentitySecrets, noIdentitySecrets, openIdentitySecrets } from './identity-secrets.ts';
import type { SecretKeys } from './secret-keys.ts';

/** What the keys are used for; nobody outside this file sees a key. */
export interface Secrets extends IdentitySecrets {
  /** The appointment code that belongs to an idempotency key; `attempt` > 0 after a collision. */
  codeFor(keyHash: Uint8Array, attempt: number): string;
  /** 12 bytes that stand for an idempotency key on a route. */
  keyHash(route: string, key: string): Uint8Array;
  /** 12 bytes that stand for what was asked. */
  bodyHash(input: unknown): Uint8Array;
  /** The token that lets its bearer see and change one appointment. */
  manageToken(appointmentCode: string): string;
  isManageToken(appointmentCode: string, token: string): boolean;
  /** A signature over text for a purpose, base64url. */
  sign(purpose: string, text: string): string;
  isSigned(purpose: string, text: string, signature: string): boolean;
  /** What each accepted key makes of it, the one in use first: to make again what a key made before it was replaced. */
  signatures(purpose: string, text: string): string[];
}

const hashBytes = 12;
const signatureBytes = 18;
/** Forms live twelve hours, links and sign-ins longer: their keys are replaced apart. */
const formPurpose = 'form';

/** Compares in a time that does not tell how much of it is the same. */
export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const hmacWith = (key: KeyObject, ...parts: string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\0')).digest();

const signWith = (key: KeyObject, purpose: string, text: string): string =>
  hmacWith(key, purpose, text).subarray(0, signatureBytes).toString('base64url');

/** Puts the keys to use. What needs identity keys throws in a process that was not given them. */
export const openSecrets = ({ deriving: derivingKey, signing, forms, identity }: SecretKeys): Secrets => {
  // Key objects, because importing the bytes costs more than the HMAC itself.
  const deriving = createSecretKey(derivingKey);
  const formRing = forms.map((key) => createSecretKey(key));
  const signingRing = signing.map((key) => createSecretKey(key));
  const ringFor = (purpose: string) => (purpose === formPurpose ? formRing : signingRing);
  const sign = (purpose: string, text: string) => signWith(ringFor(purpose)[0]!, purpose, text);
  const signatures = (purpose: string, text: string) => ringFor(purpose).map((key) => signWith(key, purpose, text));
  const isSigned = (purpose: string, text: string, signature: string) =>
    signatures(purpose, text).some((own) => sameText(own, signature));

  return {
    codeFor: (keyHash, attempt) =>
      codeFromBytes(hmacWith(deriving, 'code', Buffer.from(keyHash).toString('base64url'), String(attempt))),
    keyHash: (route, key) => hmacWith(deriving, 'key', route, key).subarray(0, hashBytes),
    bodyHash: (input) => hmacWith(deriving, 'body', JSON.stringify(input)).subarray(0, hashBytes),
    manageToken: (code) => sign('manage', code),
    isManageToken: (code, token) => isSigned('manage', code, token),
    sign,
    isSigned,
    signatures,
    ...(identity ? openIdentitySecrets(identity) : noIdentitySecrets),
  };
};
