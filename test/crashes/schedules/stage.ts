import type { Engine } from '../../../infra/local/dynamodb/engine.ts';
import type { World } from '../../support/world.ts';

type WireItem = Record<string, { readonly S?: string }>;

/** All items of the store as they go over the wire, by key. */
export type Stored = ReadonlyMap<string, WireItem>;

/** A store that was brought to where schedules begin, and can be brought back there. */
export interface Stage {
  readonly world: World;
  read(): Promise<Stored>;
  /** Makes the store, and the time, what they were when the stage was set. */
  reset(): Promise<void>;
}

const keyOf = ({ pk, sk }: WireItem) => `${pk?.S} ${sk?.S}`;

/** The most that one call writes. */
const batchSize = 25;

/** Longer than any process may act on what it remembers of the store: the directory's two seconds are the longest. */
const memoryMilliseconds = 2_001;

/** Lets what processes remember grow old. */
export const waitForMemories = ({ world }: Stage): void => world.clock.advance(memoryMilliseconds);

/** Remembers the store as it is now. Past the SDK and past every process: only the engine itself is asked. */
export const setStage = async (world: World): Promise<Stage> => {
  const engine: Engine = world.engine!;
  const TableName = world.table.name;
  const read = async (): Promise<Stored> => {
    const { Items, LastEvaluatedKey } = await engine.call('Scan', { TableName, ConsistentRead: true });
    if (LastEvaluatedKey) throw new Error('a stage holds at most one page');
    return new Map((Items as WireItem[]).map((item) => [keyOf(item), item]));
  };
  const first = await read();
  const texts = new Map([...first].map(([key, item]) => [key, JSON.stringify(item)]));

  const startAt = world.clock();

  const reset = async () => {
    world.clock.advance(startAt - world.clock());
    const now = await read();
    const puts = [...texts].filter(([key, text]) => JSON.stringify(now.get(key)) !== text);
    const deletes = [...now].filter(([key]) => !texts.has(key));
    const requests = [
      ...puts.map(([, text]) => ({ PutRequest: { Item: JSON.parse(text) } })),
      ...deletes.map(([, { pk, sk }]) => ({ DeleteRequest: { Key: { pk, sk } } })),
    ];
    for (let start = 0; start < requests.length; start += batchSize) {
      const batch = structuredClone(requests.slice(start, start + batchSize));
      await engine.call('BatchWriteItem', { RequestItems: { [TableName]: batch } });
    }
  };
  return { world, read, reset };
};
