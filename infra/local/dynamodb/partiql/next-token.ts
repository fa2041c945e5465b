import { hash } from 'node:crypto';
import { validationError } from '../errors.ts';
import type { Item } from '../values/attribute-value.ts';
import type { StatementText } from './read-statement.ts';

const fingerprintOf = ({ Statement, Parameters }: StatementText): string =>
  hash('md5', JSON.stringify([Statement, Parameters ?? []]));

/** Where a statement goes on, in a form that only the same statement can use. */
export const nextToken = (text: StatementText, lastKey: Item): string =>
  Buffer.from(JSON.stringify({ statement: fingerprintOf(text), lastKey })).toString('base64');

const mismatch = () => validationError('Given NextToken does not match the statement');

/** The key after which the page begins; throws for a token of another statement. */
export const readNextToken = (text: StatementText, token: string | undefined): Item | undefined => {
  if (token === undefined) return undefined;
  let read: { statement?: unknown; lastKey?: unknown };
  try {
    read = JSON.parse(Buffer.from(token, 'base64').toString());
  } catch {
    throw mismatch();
  }
  if (read?.statement !== fingerprintOf(text)) throw mismatch();
  return read.lastKey as Item;
};
