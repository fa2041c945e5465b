import { invalidParameter } from '../errors.ts';
import { projectionTree } from '../expressions/cache.ts';
import { checkPathsApart } from '../expressions/check-paths.ts';
import type { ResolvedPath, Scope } from '../expressions/scope.ts';
import { inParameter } from '../expressions/token-stream.ts';
import { checkAttributeName } from '../values/validate.ts';

/** The parameters that choose attributes. */
export interface ProjectionParams {
  readonly ProjectionExpression?: string;
  readonly AttributesToGet?: readonly string[];
}

/** Checks AttributesToGet, which the service does before it looks at any expression. */
export const checkAttributesToGet = (names: readonly string[] = []): void => {
  const duplicate = names.find((name, index) => names.indexOf(name) < index);
  if (duplicate !== undefined) throw invalidParameter(`Duplicate value in attribute name: ${duplicate}`);
  for (const name of names) checkAttributeName(name);
};

/** The paths to return, or undefined for whole items. Throws the service's words for the first fault. */
export const readProjection = (params: ProjectionParams, scope: Scope): readonly ResolvedPath[] | undefined => {
  const { ProjectionExpression: text, AttributesToGet: names } = params;
  checkAttributesToGet(names);
  if (names !== undefined) return names.map((name): ResolvedPath => [name]);
  if (text === undefined) return undefined;
  return inParameter('ProjectionExpression', () => {
    const tree = projectionTree(text);
    for (const path of tree) scope.usePath(path);
    const paths = tree.map((path) => scope.resolve(path));
    checkPathsApart(paths);
    return paths;
  });
};
