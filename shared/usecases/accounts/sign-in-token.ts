import * as z from 'zod';
import type { Secrets } from '../secrets.ts';

/** What a signed-in account carries with every request: who it is, never what it may do. */
export interface SignInToken {
  readonly username: string;
  /** the account's token version; a reset or dismissal raises it and thereby ends all sign-ins */
  readonly version: number;
  /** epoch milliseconds */
  readonly expiresAt: number;
}

const purpose = 'sign-in';
const tokenText = z.tuple([z.string(), z.int(), z.int()]);

/** `<content>.<signature>`, both base64url: fits a header and a cookie. */
export const issueToken = (secrets: Secrets, { username, version, expiresAt }: SignInToken): string => {
  const content = Buffer.from(JSON.stringify([username, version, expiresAt])).toString('base64url');
  return `${content}.${secrets.sign(purpose, content)}`;
};

/** The token's content, or undefined when it was forged, altered or has expired. */
export const readToken = (secrets: Secrets, token: string, nowAt: number): SignInToken | undefined => {
  const [content = '', signature = ''] = token.split('.');
  if (!secrets.isSigned(purpose, content, signature)) return undefined;
  const [username, version, expiresAt] = tokenText.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
  return expiresAt > nowAt ? { username, version, expiresAt } : undefined;
};
