import { attributeValue, listOf, mapOf, oneOf, type Rules, type Shape, string, structure } from './shape.ts';

const NAME_PATTERN = '[a-zA-Z0-9_.-]+';

/** The service accepts a table's ARN wherever it accepts its name, but only speaks of names. */
const TABLE_PATTERN = `${NAME_PATTERN}|arn:.+:table/${NAME_PATTERN}`;

const tableNameRules: Rules = {
  required: true,
  pattern: NAME_PATTERN,
  accepts: TABLE_PATTERN,
  maxLength: 255,
  minLength: 1,
};

/** The table whose items an operation works on. */
export const tableName: Shape = string({ ...tableNameRules, first: 'not empty' });

/** The table that an operation is about. */
export const managedTableName: Shape = string({ ...tableNameRules, first: 'present' });

/** The names of tables that are the keys of a map. */
export const tableKeys: Rules = { pattern: NAME_PATTERN, accepts: TABLE_PATTERN, minLength: 3, maxLength: 255 };

/** The name of a table that is about to exist. */
export const newTableName: Rules = { first: 'present', pattern: NAME_PATTERN, minLength: 3, maxLength: 255 };

/** A table by its name only: where ListTables goes on, what is restored. */
export const givenTableName: Rules = { pattern: NAME_PATTERN, minLength: 3, maxLength: 255 };

/** The name of a table that a restore is going to make. */
export const targetTableName: Rules = { required: true, ...givenTableName };

export const indexNameRules: Rules = { pattern: NAME_PATTERN, minLength: 3, maxLength: 255 };

export const item = (rules: Rules = {}): Shape => mapOf(attributeValue, rules);
export const names: Shape = mapOf(string());

export const returnConsumedCapacity = oneOf('INDEXES', 'TOTAL', 'NONE');
export const returnItemCollectionMetrics = oneOf('SIZE', 'NONE');
export const returnValues = oneOf('ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW');
export const returnOnFailure = oneOf('ALL_OLD', 'NONE');
export const conditionalOperator = oneOf('OR', 'AND');
export const select = oneOf('SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES');
export const attributesToGet = listOf(string(), { minLength: 1, maxLength: 255 });

const COMPARISON_OPERATORS = [
  'IN',
  'NULL',
  'BETWEEN',
  'LT',
  'NOT_CONTAINS',
  'EQ',
  'GT',
  'NOT_NULL',
  'NE',
  'LE',
  'BEGINS_WITH',
  'GE',
  'CONTAINS',
];

/** KeyConditions, QueryFilter and ScanFilter. */
export const conditions = mapOf(
  structure('Condition', {
    AttributeValueList: listOf(attributeValue),
    ComparisonOperator: string({ required: true, oneOf: COMPARISON_OPERATORS }),
  }),
);

export const expected = mapOf(
  structure('ExpectedAttributeValue', {
    AttributeValueList: listOf(attributeValue),
    ComparisonOperator: oneOf(...COMPARISON_OPERATORS),
    Exists: { kind: 'Boolean', rules: {} },
    Value: attributeValue,
  }),
);

/** A statement of PartiQL, and the values of its question marks. */
export const statementRules: Rules = { required: true, minLength: 1, maxLength: 8192 };
export const parameters = listOf(attributeValue, { minLength: 1 });
