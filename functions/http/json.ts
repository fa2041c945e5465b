import { createScanner, type SyntaxKind } from 'jsonc-parser';
import { isRefusal, type Outcome, type Refusal, refuse } from '../../shared/domain/refusals.ts';
import { decodeText } from './body.ts';

/** Nothing we take is nested deeper than this; what is was not written for us. */
const maxDepth = 32;

// SyntaxKind is a const enum that only TypeScript's own emit can inline, so its members are named here.
const openBrace: SyntaxKind = 1;
const closeBrace: SyntaxKind = 2;
const openBracket: SyntaxKind = 3;
const closeBracket: SyntaxKind = 4;
const colon: SyntaxKind = 6;
const endOfText: SyntaxKind = 17;

/** What a body held; wrapped, because a body may have a field of any name, also one that a refusal has. */
export interface ParsedBody {
  readonly json: object;
}

/**
 * The object in a JSON body, each field once. BAD_ENCODING when it is not UTF-8, BAD_JSON when it is broken, no object
 * or nested absurdly, DUPLICATE_FIELD when an object names a field twice: readers disagree on which one counts.
 */
export const parseJsonObject = (body: Uint8Array<ArrayBuffer>): Outcome<ParsedBody> => {
  const text = decodeText(body);
  if (typeof text !== 'string') return text;
  const parsed = parseText(text);
  if (isRefusal(parsed)) return parsed;
  return whyNotPlain(text) ?? parsed;
};

const parseText = (text: string): Outcome<ParsedBody> => {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { json } : refuse('BAD_JSON');
  } catch {
    return refuse('BAD_JSON');
  }
};

/** Scans valid JSON token by token, without recursion, for repeated names and depth. */
const whyNotPlain = (text: string): Refusal | undefined => {
  const scanner = createScanner(text, true);
  const objects: Set<string>[] = [];
  let depth = 0;
  let name = '';
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === openBrace) objects.push(new Set());
    if (token === closeBrace) objects.pop();
    if (token === openBrace || token === openBracket) depth++;
    if (token === closeBrace || token === closeBracket) depth--;
    if (depth > maxDepth) return refuse('BAD_JSON');
    if (token === colon) {
      const names = objects.at(-1)!;
      if (names.has(name)) return refuse('DUPLICATE_FIELD');
      names.add(name);
    }
    name = scanner.getTokenValue();
  }
  return undefined;
};
