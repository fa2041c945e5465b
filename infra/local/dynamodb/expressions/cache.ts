import type { Condition, Projection, Update } from './ast.ts';
import { parseCondition } from './parse-condition.ts';
import { parseProjection } from './parse-projection.ts';
import { parseUpdate } from './parse-update.ts';
import { ExpressionError } from './token-stream.ts';

/** Expressions of a program are few; one that writes values into them is cut off here. */
const MAX_ENTRIES = 1000;

/** "The maximum length of any expression string is 4 KB", developer guide. */
const MAX_BYTES = 4096;

/** How the service goes on after saying that an expression is too long. */
type DescribeSize = (bytes: number) => string;

const tellSize: DescribeSize = (bytes) => ` expression size: ${bytes}`;

const checkLength = (text: string, describeSize: DescribeSize): void => {
  if (text === '') throw new ExpressionError('The expression can not be empty;');
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES)
    throw new ExpressionError(`Expression size has exceeded the maximum allowed size;${describeSize(bytes)}`);
};

/** Remembers the tree by the text: trees hold placeholders, never values, so they fit every request. */
const cachedByText = <Tree>(parse: (text: string) => Tree, describeSize = tellSize): ((text: string) => Tree) => {
  const trees = new Map<string, Tree>();
  return (text) => {
    const known = trees.get(text);
    if (known !== undefined) return known;
    checkLength(text, describeSize);
    const tree = parse(text);
    if (trees.size >= MAX_ENTRIES) trees.clear();
    trees.set(text, tree);
    return tree;
  };
};

export const conditionTree: (text: string) => Condition = cachedByText(parseCondition);
/** Updates are the only ones of which the size is not told. */
export const updateTree: (text: string) => Update = cachedByText(parseUpdate, () => '');
export const projectionTree: (text: string) => Projection = cachedByText(parseProjection);
