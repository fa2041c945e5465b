import { describePath, relationOf } from './paths.ts';
import type { ResolvedPath } from './scope.ts';
import { ExpressionError } from './token-stream.ts';

const sentence = (relation: 'overlap' | 'conflict', one: ResolvedPath, two: ResolvedPath): string =>
  `Two document paths ${relation} with each other; must remove or rewrite one of these paths; ` +
  `path one: ${describePath(one)}, path two: ${describePath(two)}`;

/** No two paths of an update or a projection may touch the same place; an overlap is reported before a conflict. */
export const checkPathsApart = (paths: readonly ResolvedPath[]): void => {
  let conflict: string | undefined;
  for (const [index, two] of paths.entries()) {
    for (const one of paths.slice(0, index)) {
      const relation = relationOf(one, two);
      if (relation === 'overlap') throw new ExpressionError(sentence(relation, one, two));
      if (relation === 'conflict') conflict ??= sentence(relation, one, two);
    }
  }
  if (conflict !== undefined) throw new ExpressionError(conflict);
};
