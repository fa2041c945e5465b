import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { addRecoverable, itemsAt, OLD, openRecoveryBed, type RecoveryBed, START } from '../support/recovery.ts';

const TableName = 'Items';

let bed: RecoveryBed;

beforeEach(async () => {
  bed = openRecoveryBed();
  await addRecoverable(bed);
});

const put = (Item: Record<string, unknown>) => bed.put(TableName, Item);
const remove = (pk: string) => bed.documents.send(new DeleteCommand({ TableName, Key: { pk } }));

describe('a restored table', () => {
  it('has deleted, changed and added items as they were, at every second', async () => {
    const states = [await bed.items(TableName)];
    const next = async (change: () => Promise<unknown>) => {
      bed.pass();
      await change();
      states.push(await bed.items(TableName));
    };
    await next(() => put({ pk: 'added', g: 'y' }));
    await next(() => put({ ...OLD, g: 'z', n: 2 }));
    await next(() => remove('old'));
    await next(() => remove('added'));
    await next(() => put({ pk: 'old', again: true }));
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(states.length);
    for (const [second, state] of states.entries()) {
      expect(await itemsAt(bed, START + second * 1000)).toEqual(state);
      // Nothing changes between two writes.
      if (second > 0) expect(await itemsAt(bed, START + second * 1000 - 1)).toEqual(states[second - 1]);
    }
  });

  it('has its indexes filled with what was there, and nothing else', async () => {
    bed.pass();
    await put({ ...OLD, g: 'changed' });
    await put({ pk: 'added', g: 'y' });
    const { ItemCount, GlobalSecondaryIndexes } = await bed.restore({ RestoreDateTime: new Date(START) });
    expect(ItemCount).toBe(1);
    expect(GlobalSecondaryIndexes).toMatchObject([{ IndexName: 'byG', IndexStatus: 'ACTIVE', ItemCount: 1 }]);
    expect(await bed.items('Restored', 'byG')).toEqual([{ pk: 'old', g: 'x' }]);
  });

  it('has the first of several states of one millisecond undone too', async () => {
    bed.pass();
    await put({ pk: 'old', n: 2 });
    await put({ pk: 'old', n: 3 });
    expect(await itemsAt(bed, START)).toEqual([OLD]);
    expect(await itemsAt(bed, START + 1000)).toEqual([{ pk: 'old', n: 3 }]);
  });

  it('leads a life of its own', async () => {
    bed.pass();
    await remove('old');
    await bed.restore({ RestoreDateTime: new Date(START) });
    await bed.put('Restored', { pk: 'new', g: 'x' });
    expect(await bed.items(TableName)).toEqual([]);
    expect(await bed.items('Restored', 'byG')).toEqual([
      { pk: 'new', g: 'x' },
      { pk: 'old', g: 'x' },
    ]);
  });

  it('can be made again, to another time, and be restored itself', async () => {
    bed.pass();
    await put({ pk: 'added' });
    bed.pass();
    await remove('added');
    await bed.restore({ RestoreDateTime: new Date(START + 1000) });
    await bed.restore({ TargetTableName: 'Second', RestoreDateTime: new Date(START) });
    expect(await bed.items('Second')).toEqual([OLD]);
    await bed.setRecovery('Restored', true);
    const enabledAt = bed.now();
    bed.pass();
    await bed.put('Restored', { pk: 'later' });
    const third = { SourceTableName: 'Restored', TargetTableName: 'Third', RestoreDateTime: new Date(enabledAt) };
    await bed.restore(third);
    expect(await bed.items('Third')).toEqual([{ pk: 'added' }, OLD]);
  });

  it('is the latest state when that is asked for', async () => {
    bed.pass();
    await put({ pk: 'added' });
    const { RestoreSummary } = await bed.restore({ UseLatestRestorableTime: true });
    expect(RestoreSummary?.RestoreDateTime).toEqual(new Date(START + 1000));
    expect(await bed.items('Restored')).toEqual([{ pk: 'added' }, OLD]);
  });

  it('is right when the clock was set back', async () => {
    bed.pass(10_000);
    await put({ pk: 'old', n: 2 });
    bed.pass(-5000);
    await put({ pk: 'old', n: 3 });
    await bed.restore({ TargetTableName: 'Latest', UseLatestRestorableTime: true });
    expect(await bed.items('Latest')).toEqual([{ pk: 'old', n: 3 }]);
    expect(await itemsAt(bed, START)).toEqual([OLD]);
  });

  it('costs no units', async () => {
    const before = bed.engine.metered();
    await bed.restore({ UseLatestRestorableTime: true });
    expect(bed.engine.metered()).toEqual(before);
  });
});
