import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../../../infra/local/dynamodb/engine.ts';
import { tableName } from './clone.ts';

/** True when two answers, or two stores, say the same. */
export const same = isDeepStrictEqual;

/** All that is stored, by key. What is encrypted differs each time it is written, so that of bytes only the place counts. */
export const stored = async (engine: Engine): Promise<Map<string, unknown>> => {
  const { Items } = await engine.call('Scan', { TableName: tableName, ConsistentRead: true });
  const items = Items as Record<string, { S?: string }>[];
  return new Map(items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, JSON.parse(JSON.stringify(item, withoutBytes))]));
};

const withoutBytes = (name: string, value: unknown): unknown => (name === 'B' ? 'bytes' : value);
