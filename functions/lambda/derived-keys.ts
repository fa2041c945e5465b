import { hkdfSync } from 'node:crypto';

/** Keys of a secret, as text under their names. */
export type KeyTexts = Readonly<Record<string, string>>;

/** A key of its own for each name, from one random text (HKDF with SHA-256, RFC 5869): base64 of 32 bytes. */
export const deriveKey = (master: string, name: string): string =>
  Buffer.from(hkdfSync('sha256', master, '', `doorstep ${name}`, 32)).toString('base64');

/**
 * The keys of a secret. The stack lets Secrets Manager make one random text, MASTER, and every key comes from it until
 * it is replaced (`npm run rotate-keys`): then it stands in the secret under its own name.
 */
export const keysOf = ({ MASTER, ...own }: KeyTexts, names: readonly string[]): KeyTexts =>
  MASTER === undefined ? own : { ...Object.fromEntries(names.map((name) => [name, deriveKey(MASTER, name)])), ...own };
