import fc from 'fast-check';
import type { Condition, Operand, Path, Update } from '../../../../../infra/local/dynamodb/expressions/ast.ts';

const name = fc.constantFrom('a', 'b1', 'long_name', 'Xyz').map((text) => ({ name: text }));
const alias = fc.constantFrom('#a', '#0', '#n_1').map((text) => ({ alias: text }));
const index = fc.nat({ max: 99 }).map((number) => ({ index: number }));

export const path: fc.Arbitrary<Path> = fc
  .tuple(fc.oneof(name, alias), fc.array(fc.oneof(name, alias, index), { maxLength: 3 }))
  .map(([head, tail]) => ({ kind: 'path', elements: [head, ...tail] }));

const placeholder = fc
  .constantFrom(':v', ':0', ':long_1')
  .map((text) => ({ kind: 'placeholder' as const, name: text }));

const size = path.map((of): Operand => ({ kind: 'function', name: 'size', args: [of] }));
const operand: fc.Arbitrary<Operand> = fc.oneof(path, placeholder, size);

const comparator = fc.constantFrom(
  '=' as const,
  '<>' as const,
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
);

const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('comparison' as const), comparator, left: operand, right: operand }),
  fc.record({ kind: fc.constant('between' as const), operand, lower: operand, upper: operand }),
  fc.record({
    kind: fc.constant('in' as const),
    operand,
    candidates: fc.array(operand, { minLength: 1, maxLength: 3 }),
  }),
  path.map((of): Condition => ({ kind: 'function', name: 'attribute_exists', args: [of] })),
  fc.tuple(path, operand).map((args): Condition => ({ kind: 'function', name: 'contains', args })),
);

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({ kind: fc.constant('not' as const), condition: tie('tree') }),
  ),
})).tree;

const updateOperand: fc.Arbitrary<Operand> = fc.oneof(
  path,
  placeholder,
  fc.tuple(path, placeholder).map((args): Operand => ({ kind: 'function', name: 'if_not_exists', args })),
);

const set = fc.record({
  kind: fc.constant('set' as const),
  path,
  value: fc.oneof(
    updateOperand,
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('+' as const, '-' as const),
      left: updateOperand,
      right: updateOperand,
    }),
  ),
});

const remove = fc.record({ kind: fc.constant('remove' as const), path });
const merge = (kind: 'add' | 'delete') => fc.record({ kind: fc.constant(kind), path, value: placeholder });
const some = <T>(action: fc.Arbitrary<T>) => fc.array(action, { maxLength: 3 });

/** Never empty, and in the order in which sections are printed. */
export const update: fc.Arbitrary<Update> = fc
  .tuple(fc.array(set, { minLength: 1, maxLength: 3 }), some(remove), some(merge('add')), some(merge('delete')))
  .map((actions) => actions.flat());
