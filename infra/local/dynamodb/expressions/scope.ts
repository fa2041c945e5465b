import { validationError } from '../errors.ts';
import type { AttributeValue, Item } from '../values/attribute-value.ts';
import { checkAttributeName, validateValue } from '../values/validate.ts';
import type { Operand, Path, PathElement } from './ast.ts';
import { ExpressionError } from './token-stream.ts';

/** A path whose placeholders are replaced: attribute and map names as text, list indexes as numbers. */
export type ResolvedPath = readonly [string, ...(string | number)[]];

const NAME_KEY = /^#[0-9a-zA-Z_]+$/;
const VALUE_KEY = /^:[0-9a-zA-Z_]+$/;

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of one request, shared by all its expressions.
 * Remembers what was used, because a leftover is an error.
 */
export class Scope {
  private readonly names: Readonly<Record<string, string>>;
  private readonly values: Item;
  private readonly usedNames = new Set<string>();
  private readonly usedValues = new Set<string>();

  constructor(names: Readonly<Record<string, string>> = {}, values: Item = {}) {
    this.names = names;
    this.values = values;
  }

  /** Checks the two parameters by themselves, as the service does before it reads any expression. */
  static of(names: Readonly<Record<string, string>> | undefined, values: Item | undefined): Scope {
    if (names !== undefined) checkNames(names);
    if (values !== undefined) checkValues(values);
    return new Scope(names, values);
  }

  /** Marks everything below as used and throws for what is not defined. */
  use(operand: Operand): void {
    if (operand.kind === 'path') this.usePath(operand);
    else if (operand.kind === 'placeholder') this.useValue(operand.name);
    else if (operand.kind === 'function') for (const argument of operand.args) this.use(argument);
  }

  usePath(path: Path): void {
    for (const element of path.elements) {
      if (!('alias' in element)) continue;
      if (!Object.hasOwn(this.names, element.alias))
        throw new ExpressionError(
          `An expression attribute name used in the document path is not defined; attribute name: ${element.alias}`,
        );
      this.usedNames.add(element.alias);
    }
  }

  useValue(name: string): void {
    if (!Object.hasOwn(this.values, name))
      throw new ExpressionError(
        `An expression attribute value used in expression is not defined; attribute value: ${name}`,
      );
    this.usedValues.add(name);
  }

  /** Only for placeholders that went through {@link use}. */
  value(name: string): AttributeValue {
    return this.values[name]!;
  }

  resolve(path: Path): ResolvedPath {
    return path.elements.map((element) => this.resolveElement(element)) as unknown as ResolvedPath;
  }

  private resolveElement(element: PathElement): string | number {
    if ('name' in element) return element.name;
    return 'alias' in element ? this.names[element.alias]! : element.index;
  }

  /** Call when all expressions of the request were read. */
  throwUnused(): void {
    const names = Object.keys(this.names).filter((name) => !this.usedNames.has(name));
    if (names.length > 0)
      throw validationError(
        `Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`,
      );
    const values = Object.keys(this.values).filter((name) => !this.usedValues.has(name));
    if (values.length > 0)
      throw validationError(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`,
      );
  }
}

const checkNames = (names: Readonly<Record<string, string>>): void => {
  if (isEmpty(names)) throw validationError('ExpressionAttributeNames must not be empty');
  for (const key in names) {
    if (!NAME_KEY.test(key))
      throw validationError(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
  }
  for (const key in names) {
    checkAttributeName(names[key]!, (message) =>
      validationError(`ExpressionAttributeNames contains invalid value: ${message} for key ${key}`),
    );
  }
};

const checkValues = (values: Item): void => {
  if (isEmpty(values)) throw validationError('ExpressionAttributeValues must not be empty');
  for (const key in values) {
    if (!VALUE_KEY.test(key))
      throw validationError(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
  }
  for (const key in values) {
    validateValue(values[key]!, (message) =>
      validationError(`ExpressionAttributeValues contains invalid value: ${message} for key ${key}`),
    );
  }
};
