import { validationError } from '../errors.ts';
import { render } from './render.ts';
import { collectiveRulesOf, type Rule, rulesOf } from './rules.ts';
import type { Rules, Shape } from './shape.ts';

/** The service stops listing faults here. */
const MAX_FAULTS = 10;

/** Takes the faults of one request. */
type Report = (shape: Shape, value: unknown, path: string, message: string) => void;

/** Checks one member and everything below it. */
type Check = (value: unknown, path: string, report: Report) => void;

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Keys, or values, of a map are reported together: all rules, whichever was broken. */
const collectiveCheck = (shape: Shape, rules: Rules, kind: string, membersOf: (value: object) => unknown[]): Check => {
  const tests = collectiveRulesOf(rules);
  const message = `${kind} must satisfy constraint: [${tests.map((test) => test.message).join(', ')}]`;
  return (value, path, report) => {
    const members = membersOf(value as object);
    if (!tests.every(({ holds }) => members.every(holds))) report(shape, value, path, message);
  };
};

const ownChecks = (shape: Shape): Check[] => {
  const { keys, values } = shape.rules;
  return [
    ...rulesOf(shape.rules).map(
      ({ holds, message }: Rule): Check =>
        (value, path, report) => {
          if (!holds(value)) report(shape, value, path, message);
        },
    ),
    ...(keys ? [collectiveCheck(shape, keys, 'Map keys', Object.keys)] : []),
    ...(values ? [collectiveCheck(shape, values, 'Map value', Object.values)] : []),
  ];
};

const checkBelow = (shape: Shape): Check | undefined => {
  if (shape.kind === 'List') {
    const member = compile(shape.of);
    return (
      member &&
      ((value, path, report) => {
        for (const [index, element] of (value as unknown[]).entries())
          member(element, join(path, `${index + 1}.member`), report);
      })
    );
  }
  if (shape.kind === 'Map') {
    const member = compile(shape.of);
    return (
      member &&
      ((value, path, report) => {
        for (const [key, element] of Object.entries(value as object))
          member(element, join(path, `${key}.member`), report);
      })
    );
  }
  return shape.kind === 'Structure' ? checkFields(shape) : undefined;
};

const checkFields = (shape: Extract<Shape, { kind: 'Structure' }>): Check | undefined => {
  const fields = Object.entries(shape.fields)
    .map(([name, field]) => ({ name, label: lowerFirst(name), check: compile(field) }))
    .filter(({ check }) => check !== undefined);
  if (fields.length === 0) return undefined;
  return (value, path, report) => {
    for (const { name, label, check } of fields)
      check!((value as Record<string, unknown>)[name], join(path, label), report);
  };
};

/** A shape as one function; undefined when nothing in it has a rule, so that values are never walked in vain. */
const compile = (shape: Shape): Check | undefined => {
  const below = checkBelow(shape);
  const checks = [...ownChecks(shape), ...(below ? [below] : [])];
  const { required } = shape.rules;
  if (checks.length === 0 && !required) return undefined;
  return (value, path, report) => {
    if (value === undefined) {
      if (required) report(shape, value, path, 'Member must not be null');
      return;
    }
    for (const check of checks) check(value, path, report);
  };
};

const compiled = new WeakMap<Shape, Check>();

const checkFor = (shape: Shape): Check => {
  const known = compiled.get(shape);
  if (known !== undefined) return known;
  const check = compile(shape) ?? (() => {});
  compiled.set(shape, check);
  return check;
};

/** Checks members whose fault is reported alone, see {@link Rules.alone}. */
const checkAlone = (shape: Shape, value: unknown): void => {
  if (shape.kind !== 'Structure') return;
  for (const name in shape.fields) {
    const { alone, oneOf } = shape.fields[name]!.rules;
    if (alone === undefined) continue;
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined && !oneOf!.includes(member as string)) throw validationError(alone);
  }
};

/** Checks the one member that comes before all others, see {@link Rules.first}. */
const checkFirst = (shape: Shape, value: unknown, report: Report): void => {
  const field = shape.kind === 'Structure' ? shape.fields.TableName : undefined;
  const name = (value as Record<string, unknown>).TableName;
  if (field?.rules.first === 'present' && name === undefined)
    throw validationError("The parameter 'TableName' is required but was not present in the request");
  if (field?.rules.first === 'not empty' && name === '')
    report(field, '', 'tableName', 'Member must have length greater than or equal to 1');
};

/** Checks the constraints of a request whose types are right; throws one ValidationException that lists all faults. */
export const checkRules = (shape: Shape, value: unknown): void => {
  const faults: string[] = [];
  const report: Report = (at, found, path, message) => {
    if (faults.length >= MAX_FAULTS) return;
    const shown = found === undefined ? 'null' : `'${render(at, found)}'`;
    faults.push(`Value ${shown} at '${path}' failed to satisfy constraint: ${message}`);
  };
  checkFirst(shape, value, report);
  if (faults.length === 0) {
    checkAlone(shape, value);
    checkFor(shape)(value, '', report);
  }
  if (faults.length === 0) return;
  const plural = faults.length === 1 ? '' : 's';
  throw validationError(`${faults.length} validation error${plural} detected: ${faults.join('; ')}`);
};
