import { accessDenied, invalidParameter, resourceNotFound, validationError } from '../errors.ts';
import { listOf, string, structure } from '../requests/shape.ts';
import type { Store } from '../store.ts';
import { isOwnAccount } from '../tables/account.ts';
import { tableNameOf } from '../tables/catalog.ts';
import * as shapes from '../tables/shapes.ts';
import type { Table } from '../tables/table.ts';
import { type Tag, tagsOf, withTags } from '../tables/tags.ts';
import { reads, writes } from './operation.ts';

const resourceArn = string({ required: true, minLength: 1, maxLength: 1283 });

const findTable = ({ catalog }: Store, arn: string, operation: string): Table => {
  if (!arn.startsWith('arn:')) throw invalidParameter(`ARNs must start with 'arn:': ${arn}`);
  if (!/^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/.+/.test(arn))
    throw validationError(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`);
  if (!isOwnAccount(arn))
    throw accessDenied(`User is not authorized to perform: dynamodb:${operation} on resource: ${arn}`);
  const table = catalog.find(tableNameOf(arn));
  if (table === undefined || table.arn !== arn)
    throw resourceNotFound(`Requested resource not found: ResourcArn: ${arn} not found`);
  return table;
};

export const tagResource = writes<{ readonly ResourceArn: string; readonly Tags: readonly Tag[] }>(
  structure('TagResourceInput', { ResourceArn: resourceArn, Tags: shapes.tags({ required: true }) }),
  (input) => {
    if (input.Tags.length === 0) throw validationError('Atleast one Tag needs to be provided as Input.');
    const added = tagsOf(input.Tags);
    return (store) => {
      const table = findTable(store, input.ResourceArn, 'TagResource');
      store.catalog.put({ ...table, tags: withTags(table.tags, added) });
      return {};
    };
  },
);

export const untagResource = writes<{ readonly ResourceArn: string; readonly TagKeys: readonly string[] }>(
  structure('UntagResourceInput', { ResourceArn: resourceArn, TagKeys: listOf(string(), { required: true }) }),
  (input) => {
    if (input.TagKeys.length === 0) throw validationError('Atleast one Tag Key needs to be provided as Input.');
    return (store) => {
      const table = findTable(store, input.ResourceArn, 'UntagResource');
      const tags = Object.fromEntries(Object.entries(table.tags).filter(([key]) => !input.TagKeys.includes(key)));
      store.catalog.put({ ...table, tags });
      return {};
    };
  },
);

export const listTagsOfResource = reads<{ readonly ResourceArn: string }>(
  structure('ListTagsOfResourceInput', { ResourceArn: resourceArn, NextToken: string() }),
  (input) => (store) => ({
    Tags: Object.entries(findTable(store, input.ResourceArn, 'ListTagsOfResource').tags).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  }),
);
