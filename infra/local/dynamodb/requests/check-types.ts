import { serializationError, validationError } from '../errors.ts';
import { NESTED_TOO_DEEPLY } from '../values/validate.ts';
import type { Shape } from './shape.ts';

type Json = unknown;
type Members = Record<string, Json>;

const isObject = (value: Json): value is Members => typeof value === 'object' && value !== null;

/** Java's names, because the service's messages print them. */
const JAVA_CLASSES: Readonly<Record<string, string>> = {
  String: 'java.lang.String',
  Boolean: 'java.lang.Boolean',
  Integer: 'java.lang.Integer',
  Long: 'java.lang.Long',
  Timestamp: 'java.util.Date',
  Blob: 'java.nio.ByteBuffer',
};

const API_PACKAGE = 'com.amazonaws.dynamodb.v20120810';

const tokenName = (value: Json): string => {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
};

/** Texts that the service's parser takes for a boolean, with what they mean. */
const BOOLEAN_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['TRUE', true],
  ['1', true],
  ['YES', true],
  ['FALSE', false],
  ['0', false],
  ['NO', false],
]);

/** Replaces a text that passed for a boolean. */
const normalizeBoolean = (members: Members, name: string): void => {
  const value = members[name];
  if (typeof value === 'string') members[name] = BOOLEAN_WORDS.get(value.toUpperCase())!;
};

const checkBlob = (value: Json): void => {
  if (typeof value !== 'string') throw serializationError('only base-64-encoded strings are convertible to bytes');
  if (value.length % 4 !== 0)
    throw serializationError(`Base64 encoded length is expected a multiple of 4 bytes but found: ${value.length}`);
  const invalid = /[^a-zA-Z0-9+/=]|=[^=]/.exec(value);
  const roundTrip = invalid === null && Buffer.from(value, 'base64').toString('base64') === value;
  if (!roundTrip) throw serializationError('Invalid last non-pad Base64 character dectected');
};

const checkScalar = (kind: string, value: Json): void => {
  if (Array.isArray(value)) throw serializationError(`Unrecognized collection type class ${JAVA_CLASSES[kind]}`);
  if (isObject(value)) throw serializationError('Start of structure or map found where not expected');
  if (kind === 'Blob') {
    checkBlob(value);
    return;
  }
  if (kind === 'Boolean' && typeof value === 'string') {
    if (BOOLEAN_WORDS.has(value.toUpperCase())) return;
    throw serializationError('Unexpected token received from parser');
  }
  const wanted = kind === 'String' ? 'string' : kind === 'Boolean' ? 'boolean' : 'number';
  if (typeof value !== wanted) throw serializationError(`${tokenName(value)} cannot be converted to ${kind}`);
};

const requireList = (value: Json): readonly Json[] => {
  if (Array.isArray(value)) return value;
  if (isObject(value)) throw serializationError('Start of structure or map found where not expected');
  throw serializationError('Unexpected field type');
};

const requireMembers = (value: Json, className: string, scalarMessage = 'Unexpected field type'): Members => {
  if (Array.isArray(value)) throw serializationError(`Unrecognized collection type ${className}`);
  if (!isObject(value)) throw serializationError(scalarMessage);
  return value;
};

const classOf = (shape: Shape): string => {
  if (shape.kind === 'AttributeValue') return `${API_PACKAGE}.AttributeValue`;
  if (shape.kind === 'Structure') return `${API_PACKAGE}.${shape.name}`;
  if (shape.kind === 'List') return `java.util.List<${classOf(shape.of)}>`;
  if (shape.kind === 'Map') return `java.util.Map<java.lang.String, ${classOf(shape.of)}>`;
  return JAVA_CLASSES[shape.kind]!;
};

/** The service's limit is 32 and checked with the values; this one only keeps the walk off the end of the stack. */
const MAX_DEPTH = 1000;

const checkAttributeValue = (value: Json, depth = 0): void => {
  if (depth > MAX_DEPTH) throw validationError(NESTED_TOO_DEEPLY);
  const members = requireMembers(value, `class ${API_PACKAGE}.AttributeValue`, 'Unexpected value type in payload');
  for (const type in members) {
    const content = members[type];
    if (content === null || content === undefined) delete members[type];
    else checkContent(type, content, members, depth);
  }
};

const checkContent = (type: string, content: Json, members: Members, depth: number): void => {
  switch (type) {
    case 'S':
    case 'N':
      if (typeof content !== 'string') checkScalar('String', content);
      return;
    case 'B':
      checkScalar('Blob', content);
      return;
    case 'BOOL':
    case 'NULL':
      checkScalar('Boolean', content);
      normalizeBoolean(members, type);
      return;
    case 'SS':
    case 'NS':
      for (const member of requireList(content)) checkScalar('String', member);
      return;
    case 'BS':
      for (const member of requireList(content)) checkScalar('Blob', member);
      return;
    case 'L':
      for (const member of requireList(content)) checkAttributeValue(member, depth + 1);
      return;
    case 'M': {
      const values = requireMembers(content, `java.util.Map<java.lang.String, ${API_PACKAGE}.AttributeValue>`);
      for (const name in values) checkAttributeValue(values[name], depth + 1);
      return;
    }
    default:
      delete members[type];
  }
};

/**
 * Checks the JSON types of a request, and drops members that are null, as the service's parser does.
 * Throws SerializationException at the first wrong one; members that the shape does not name are ignored.
 */
export const checkTypes = (shape: Shape, value: Json): void => {
  switch (shape.kind) {
    case 'AttributeValue':
      checkAttributeValue(value);
      return;
    case 'List':
      for (const member of requireList(value)) checkTypes(shape.of, member);
      return;
    case 'Map': {
      const members = requireMembers(value, classOf(shape));
      for (const key in members) {
        if (members[key] === null) delete members[key];
        else checkTypes(shape.of, members[key]);
      }
      return;
    }
    case 'Structure': {
      const members = requireMembers(value, `class ${classOf(shape)}`);
      for (const name in shape.fields) {
        const member = members[name];
        if (member === null || member === undefined) delete members[name];
        else checkTypes(shape.fields[name]!, member);
        if (shape.fields[name]!.kind === 'Boolean') normalizeBoolean(members, name);
      }
      return;
    }
    default:
      checkScalar(shape.kind, value);
  }
};
