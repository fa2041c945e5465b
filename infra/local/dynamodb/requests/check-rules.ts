import { validationError } from '../errors.ts';
import { render } from './render.ts';
import type { Rules, Shape } from './shape.ts';

/** The service stops listing faults here. */
const MAX_FAULTS = 10;

const lengthOf = (value: unknown): number => {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
};

type Test = (value: unknown) => boolean;

/** The rules as tests with the words for a value that fails, in the order of the service. */
const testsOf = (rules: Rules): [Test, string][] => {
  const tests: [Test, string][] = [];
  const { min, max, minLength, maxLength, pattern, accepts = pattern, oneOf } = rules;
  if (min !== undefined)
    tests.push([(value) => (value as number) >= min, `Member must have value greater than or equal to ${min}`]);
  if (max !== undefined)
    tests.push([(value) => (value as number) <= max, `Member must have value less than or equal to ${max}`]);
  if (pattern !== undefined) {
    const expression = new RegExp(`^(?:${accepts})$`);
    tests.push([
      (value) => expression.test(value as string),
      `Member must satisfy regular expression pattern: ${pattern}`,
    ]);
  }
  if (maxLength !== undefined)
    tests.push([(value) => lengthOf(value) <= maxLength, `Member must have length less than or equal to ${maxLength}`]);
  if (minLength !== undefined)
    tests.push([
      (value) => lengthOf(value) >= minLength,
      `Member must have length greater than or equal to ${minLength}`,
    ]);
  if (oneOf !== undefined)
    tests.push([
      (value) => oneOf.includes(value as string),
      `Member must satisfy enum value set: [${oneOf.join(', ')}]`,
    ]);
  return tests;
};

interface Compiled {
  readonly own: readonly [Test, string][];
  readonly keys: readonly [Test, string][] | undefined;
  readonly values: readonly [Test, string][] | undefined;
}

const compiledRules = new WeakMap<Rules, Compiled>();

const compile = (rules: Rules): Compiled => {
  const known = compiledRules.get(rules);
  if (known !== undefined) return known;
  const compiled = {
    own: testsOf(rules),
    keys: rules.keys && testsOf(rules.keys),
    values: rules.values && testsOf(rules.values),
  };
  compiledRules.set(rules, compiled);
  return compiled;
};

const messagesOf = (tests: readonly [Test, string][]): string => tests.map(([, message]) => message).join(', ');

const failsAny = (tests: readonly [Test, string][] | undefined, values: readonly unknown[]): boolean =>
  tests?.some(([test]) => !values.every(test)) ?? false;

/** Whether anything below has a rule at all: attribute values and plain scalars need no walk. */
const hasRulesBelow = (shape: Shape): boolean => {
  if (shape.kind === 'Structure') return true;
  if (shape.kind === 'List' || shape.kind === 'Map') return hasRules(shape.of);
  return false;
};

const hasRules = (shape: Shape): boolean => Object.keys(shape.rules).length > 0 || hasRulesBelow(shape);

class FaultList {
  readonly faults: string[] = [];

  private report(shape: Shape, value: unknown, path: string, message: string): void {
    if (this.faults.length >= MAX_FAULTS) return;
    const shown = value === undefined ? 'null' : `'${render(shape, value)}'`;
    this.faults.push(`Value ${shown} at '${path}' failed to satisfy constraint: ${message}`);
  }

  /** Of an empty table name the service says that it is too short, and nothing else. */
  checkFirst(shape: Shape, value: unknown): void {
    if (shape.kind !== 'Structure') return;
    for (const [name, field] of Object.entries(shape.fields)) {
      if (field.rules.first && (value as Record<string, unknown>)[name] === '')
        this.report(field, '', lowerFirst(name), 'Member must have length greater than or equal to 1');
    }
  }

  check(shape: Shape, value: unknown, path: string): void {
    if (value === undefined) {
      if (shape.rules.required) this.report(shape, value, path, 'Member must not be null');
      return;
    }
    const { own, keys, values } = compile(shape.rules);
    for (const [test, message] of own) if (!test(value)) this.report(shape, value, path, message);
    if (failsAny(keys, Object.keys(value as object)))
      this.report(shape, value, path, `Map keys must satisfy constraint: [${messagesOf(keys!)}]`);
    if (failsAny(values, Object.values(value as object)))
      this.report(shape, value, path, `Map value must satisfy constraint: [${messagesOf(values!)}]`);
    this.checkBelow(shape, value, path);
  }

  private checkBelow(shape: Shape, value: unknown, path: string): void {
    if (!hasRulesBelow(shape)) return;
    const prefix = path === '' ? '' : `${path}.`;
    if (shape.kind === 'List')
      for (const [index, member] of (value as unknown[]).entries())
        this.check(shape.of, member, `${prefix}${index + 1}.member`);
    if (shape.kind === 'Map')
      for (const [key, member] of Object.entries(value as object))
        this.check(shape.of, member, `${prefix}${key}.member`);
    if (shape.kind === 'Structure')
      for (const name in shape.fields)
        this.check(shape.fields[name]!, (value as Record<string, unknown>)[name], prefix + lowerFirst(name));
  }
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Checks the constraints of a request whose types are right; throws one ValidationException that lists all faults. */
export const checkRules = (shape: Shape, value: unknown): void => {
  const list = new FaultList();
  list.checkFirst(shape, value);
  if (list.faults.length === 0) list.check(shape, value, '');
  const { faults } = list;
  if (faults.length === 0) return;
  const plural = faults.length === 1 ? '' : 's';
  throw validationError(`${faults.length} validation error${plural} detected: ${faults.join('; ')}`);
};
