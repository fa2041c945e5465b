import type { Projection } from './ast.ts';
import { parseList, parsePath } from './parse-operand.ts';
import { Problems } from './problems.ts';
import { TokenStream } from './token-stream.ts';

/** Reads a projection expression; throws an ExpressionError in the service's words. */
export const parseProjection = (text: string): Projection => {
  const state = { tokens: new TokenStream(text), problems: new Problems(), keywords: new Set<string>() };
  const paths = parseList(state, () => parsePath(state));
  state.tokens.expectEnd();
  state.problems.throwFirst(['reserved']);
  return paths;
};
