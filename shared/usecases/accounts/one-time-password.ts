import type { Secrets } from '../secrets.ts';

/** Letters and digits that are not mistaken for each other when read aloud or copied by hand: no i, l, o, 0, 1. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const groupLength = 4;

/** The request that gives an account its first password: what is done, by whom, for whom, under which key. */
export interface PasswordRequest {
  readonly what: 'openAccount' | 'resetAccount';
  readonly by: string;
  readonly username: string;
  readonly key: string;
}

/**
 * The password that a new or reset account starts with: `kx7m-p9qa-3dwe`, 59 bits. Derived from the request instead of
 * being stored, so that a repeated request shows it again and the store never holds it. It opens an account, so it comes
 * from the signing keys, which can be replaced: one for each that is accepted, a first request takes the first.
 */
export const oneTimePasswords = (secrets: Secrets, { what, by, username, key }: PasswordRequest): string[] =>
  secrets.signatures('one-time-password', [what, by, username, key].join(' ')).map(spell);

const spell = (signature: string): string => {
  const characters = [...Buffer.from(signature, 'base64url')].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
};
