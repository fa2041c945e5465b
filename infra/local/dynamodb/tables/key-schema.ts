import { invalidParameter, validationError } from '../errors.ts';
import type { KeyType } from '../values/attribute-value.ts';
import type { KeyNames } from './table.ts';

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: KeyType;
}

export const attributeTypesOf = (definitions: readonly AttributeDefinition[]): Record<string, KeyType> =>
  Object.fromEntries(definitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]));

const undefinedAttributes = (names: readonly string[], defined: readonly string[]) =>
  invalidParameter(
    'Some index key attributes are not defined in AttributeDefinitions. ' +
      `Keys: [${names.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
  );

/** The key that a schema describes; throws the service's words for the first fault. */
export const readKeySchema = (
  schema: readonly KeySchemaElement[],
  definitions: readonly AttributeDefinition[],
  isTable: boolean,
): KeyNames => {
  const [hash, range] = schema;
  const names = schema.map(({ AttributeName }) => AttributeName);
  const defined = definitions.map(({ AttributeName }) => AttributeName);
  const isUndefined = names.some((name) => !defined.includes(name));
  // The service has other words for tables with a range key than for everything else.
  if (isTable && range !== undefined && (isUndefined || (names[0] === names[1] && defined.length === 1)))
    throw validationError('Invalid KeySchema: Some index key attribute have no definition');
  if (isUndefined) throw undefinedAttributes(names, defined);
  if (names[0] === names[1])
    throw validationError('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  if (hash?.KeyType !== 'HASH')
    throw validationError('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (range === undefined) return { hash: hash.AttributeName };
  if (range.KeyType !== 'RANGE')
    throw validationError('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  return { hash: hash.AttributeName, range: range.AttributeName };
};

/** How many partition, and how many sort, attributes a global index may have. */
const MAX_OF_A_KIND = 4;

const namesOfType = (schema: readonly KeySchemaElement[], type: KeySchemaElement['KeyType']): string[] =>
  schema.filter(({ KeyType }) => KeyType === type).map(({ AttributeName }) => AttributeName);

const checkComposite = (schema: readonly KeySchemaElement[], names: readonly string[]): void => {
  if (new Set(names).size < names.length)
    throw validationError('The KeySchema contains multiple key attributes with the same name');
  if (schema[0]?.KeyType !== 'HASH')
    throw validationError('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  const firstSort = schema.findIndex(({ KeyType }) => KeyType === 'RANGE');
  if (firstSort >= 0 && schema.slice(firstSort).some(({ KeyType }) => KeyType === 'HASH'))
    throw invalidParameter('All HASH key attributes must precede RANGE key attributes in the KeySchema');
  for (const type of ['HASH', 'RANGE'] as const) {
    if (namesOfType(schema, type).length > MAX_OF_A_KIND)
      throw invalidParameter(`The KeySchema exceeds the maximum allowed number of ${type} key attributes`);
  }
};

/** The key of a global index: partition attributes, then sort attributes, up to four of each. */
export const readGlobalKey = (
  schema: readonly KeySchemaElement[],
  definitions: readonly AttributeDefinition[],
): KeyNames => {
  const isPair = schema.length < 2 || (schema.length === 2 && schema[1]!.KeyType === 'RANGE');
  if (isPair) return readKeySchema(schema, definitions, false);
  const names = schema.map(({ AttributeName }) => AttributeName);
  const defined = definitions.map(({ AttributeName }) => AttributeName);
  if (names.some((name) => !defined.includes(name))) throw undefinedAttributes(names, defined);
  checkComposite(schema, names);
  const [hash, ...moreHash] = namesOfType(schema, 'HASH');
  const [range, ...moreRange] = namesOfType(schema, 'RANGE');
  return {
    hash: hash!,
    ...(range !== undefined && { range }),
    ...(moreHash.length > 0 && { moreHash }),
    ...(moreRange.length > 0 && { moreRange }),
  };
};
