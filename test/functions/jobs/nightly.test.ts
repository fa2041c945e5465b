import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { nightly } from '../../../functions/jobs/nightly.ts';
import { booked, itemAt, openWorld, putSlot, type World } from '../../support/world.ts';

const day = 86_400_000;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const put = (sk: string, expireAt: number) =>
  world.table.client.send(
    new PutCommand({ TableName: world.table.name, Item: { pk: 'L#lookUp#x', sk, n: 1, since: 1, expireAt } }),
  );
const isThere = async (sk: string) => (await itemAt(world, { pk: 'L#lookUp#x', sk })) !== undefined;

it('removes what expired more than four days ago and nothing else', async () => {
  const nowAt = world.clock();
  await put('forgotten', (nowAt - 5 * day) / 1000);
  await put('late', (nowAt - 3 * day) / 1000);
  await put('current', (nowAt + day) / 1000);
  await putSlot(world, 'puli-20261124-0830-30', 5);
  await booked(world, 1, 'puli-20261124-0830-30');
  expect(await nightly(world.deps)).toMatchObject({ differences: [], removed: 1 });
  expect([await isThere('forgotten'), await isThere('late'), await isThere('current')]).toEqual([false, true, true]);
});
