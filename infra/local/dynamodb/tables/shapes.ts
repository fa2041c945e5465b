import { indexNameRules } from '../requests/common-shapes.ts';
import { boolean, listOf, long, oneOf, type Rules, string, structure } from '../requests/shape.ts';

/** Members that CreateTable and UpdateTable share. */
export const throughput = (rules: Rules = {}) =>
  structure(
    'ProvisionedThroughput',
    {
      WriteCapacityUnits: long({ required: true, min: 1 }),
      ReadCapacityUnits: long({ required: true, min: 1 }),
    },
    rules,
  );

export const attributeDefinitions = (rules: Rules = {}) =>
  listOf(
    structure('AttributeDefinition', {
      AttributeName: string({ required: true, minLength: 1, maxLength: 255 }),
      AttributeType: string({ required: true, oneOf: ['B', 'N', 'S'] }),
    }),
    rules,
  );

const keySchemaOf = (maxLength: number) =>
  listOf(
    structure('KeySchemaElement', {
      AttributeName: string({ required: true, minLength: 1, maxLength: 255 }),
      KeyType: string({ required: true, oneOf: ['HASH', 'RANGE'] }),
    }),
    { required: true, minLength: 1, maxLength },
  );

/** Tables and local indexes have one partition and one sort attribute, global indexes up to four of each. */
export const keySchema = keySchemaOf(2);
const globalKeySchema = keySchemaOf(8);

const projection = structure(
  'Projection',
  {
    ProjectionType: oneOf('ALL', 'INCLUDE', 'KEYS_ONLY'),
    NonKeyAttributes: listOf(string({ minLength: 1, maxLength: 255 }), { minLength: 1 }),
  },
  { required: true },
);

export const localIndex = structure('LocalSecondaryIndex', {
  Projection: projection,
  IndexName: string({ required: true, ...indexNameRules }),
  KeySchema: keySchema,
});

export const globalIndex = (name: string) =>
  structure(name, {
    Projection: projection,
    IndexName: string({ required: true, ...indexNameRules }),
    ProvisionedThroughput: throughput(),
    KeySchema: globalKeySchema,
  });

export const billingMode = oneOf('PROVISIONED', 'PAY_PER_REQUEST');

export const streamSpecification = structure('StreamSpecification', {
  StreamEnabled: boolean({ required: true }),
  StreamViewType: oneOf('OLD_IMAGE', 'KEYS_ONLY', 'NEW_AND_OLD_IMAGES', 'NEW_IMAGE'),
});

export const deletionProtection = boolean();

export const tags = (rules: Rules = {}) =>
  listOf(
    structure('Tag', {
      Key: string({ required: true, minLength: 1, maxLength: 128 }),
      Value: string({ required: true, maxLength: 256 }),
    }),
    rules,
  );
