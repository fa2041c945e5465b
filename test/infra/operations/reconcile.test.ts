import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { reconcileCommand } from '../../../infra/operations/reconcile.ts';
import { keys } from '../../../shared/store/keys.ts';
import { scanAudit } from '../../../shared/store/requests.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { inDataFolder, run, temporaryFolder } from '../../support/operations.ts';
import { putItem, putSlot } from '../../support/world.ts';

/** A data folder with a lane whose seats do not add up. */
const openFolder = async () => {
  const DATA_DIR = temporaryFolder();
  await inDataFolder(DATA_DIR, async (table) => {
    await createTable(table);
    await putSlot({ table } as never, 'puli-20990101-0830-30', 5);
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: 'D#puli#2099-01-01', sk: 'O#0830-30#00' },
        UpdateExpression: 'SET av = :n',
        ExpressionAttributeValues: { ':n': 4 },
      }),
    );
  });
  return { DATA_DIR, reconciling: (...given: string[]) => run(reconcileCommand, given, { DATA_DIR }) };
};

const auditsIn = (folder: string) =>
  inDataFolder(folder, async (table) => {
    const entries = [];
    for await (const entry of scanAudit(table)) entries.push(entry);
    return entries;
  });

it('tells how far it is, what is wrong and what could be done, and changes nothing', async () => {
  const { DATA_DIR, reconciling } = await openFolder();
  const told = {
    exitCode: 1,
    output: [
      'puli 2099-01-01: 1 lanes, 0 seats held',
      'I2  D#puli#2099-01-01 O#0830-30#00: 4 free and 0 held do not make 5',
      '    可修复 repair: set the free seats to 5',
      '1 lanes, 0 appointments, 0 guards, 0 ledger entries: 1 differences',
    ].join('\n'),
  };
  expect(await reconciling()).toEqual(told);
  expect(await reconciling()).toEqual(told);
  expect(await auditsIn(DATA_DIR)).toEqual([]);
});

it('repairs with a reason, leaves an audit entry, and recounts', async () => {
  const { DATA_DIR, reconciling } = await openFolder();
  const { exitCode, output } = await reconciling('--apply', '--reason', 'a hand slipped');
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/repair: set the free seats to 5[\s\S]*已修复 repaired {2}I2[\s\S]*: 0 differences$/);
  expect(await auditsIn(DATA_DIR)).toMatchObject([{ what: 'repair', by: 'system:operator', siteId: 'puli' }]);
  const again = await reconciling('--apply', '--reason', 'a hand slipped');
  expect([again.exitCode, again.output]).toEqual([0, expect.not.stringContaining('repaired')]);
  expect((await auditsIn(DATA_DIR)).length).toBe(1);
});

it('ends with 1 for what a person has to decide, also when it was told to repair', async () => {
  const { DATA_DIR, reconciling } = await openFolder();
  await inDataFolder(DATA_DIR, (table) => putItem({ table }, { ...keys.appointment('BROKEN22'), st: 'booked' }));
  const { exitCode, output } = await reconciling('--apply', '--reason', 'a hand slipped');
  expect(exitCode).toBe(1);
  expect(output).toMatch(/needs a person: restore it from before that\n.*: 1 differences$/);
});

it.each([
  ['--apply alone', ['--apply'], /缺少 --reason。\n--reason is missing\./],
  ['an empty reason', ['--apply', '--reason', ' '], /--reason is missing/],
  ['a reason alone', ['--reason', 'because'], /只与 --apply 一起使用[\s\S]*goes with --apply only/],
  ['a reason too long', ['--apply', '--reason', 'x'.repeat(201)], /不能超过 200[\s\S]*at most 200/],
])('does nothing for %s, and says how it is called', async (_, given, problem) => {
  const { exitCode, output } = await run(reconcileCommand, given, { DATA_DIR: '/nowhere' });
  expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
  expect(output).toContain('用法 Usage');
});
