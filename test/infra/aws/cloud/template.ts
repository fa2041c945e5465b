import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A resource of a synthesised template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: ReturnType<typeof JSON.parse>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A synthesised template, and where its assets lie. */
export interface Template {
  readonly folder: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: Readonly<Record<string, { Value: unknown }>>;
}

/** Reads a template of a cloud assembly. */
export const readTemplate = (folder: string, stack: string): Template => {
  const { Resources, Outputs = {} } = JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8'));
  return { folder, resources: new Map(Object.entries(Resources)), outputs: Outputs };
};

export const resourcesOf = ({ resources }: Template, type: string): [id: string, resource: Resource][] =>
  [...resources].filter(([, { Type }]) => Type === type);

/** The properties of the one resource of its type. */
export const onlyOne = (template: Template, type: string): Resource['Properties'] => {
  const [[, { Properties }] = [undefined, { Properties: undefined }], ...others] = resourcesOf(template, type);
  if (Properties === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return Properties;
};

/** What `Ref` and `Fn::GetAtt` stand for. */
export type Values = (id: string, attribute?: string) => string | undefined;

/**
 * A property with its intrinsic functions carried out, as CloudFormation does. Throws for one that is not known here, and
 * for a reference that nothing stands for.
 */
export const resolve = (value: unknown, values: Values): ReturnType<typeof JSON.parse> => {
  if (Array.isArray(value)) return value.map((each) => resolve(each, values));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && name === 'Ref') return known(values(String(argument)), String(argument));
  if (others.length === 0 && name.startsWith('Fn::')) return carryOut(name, argument, values);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, values)]));
};

const carryOut = (name: string, argument: unknown, values: Values): unknown => {
  const parts = argument as readonly unknown[];
  if (name === 'Fn::GetAtt') return known(values(String(parts[0]), String(parts[1])), parts.join('.'));
  if (name === 'Fn::Join') return resolve(parts[1], values).join(parts[0]);
  throw new Error(`${name} is not known here`);
};

const known = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new Error(`nothing stands for ${name}`);
  return value;
};
