import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../../infra/operations/export.ts';
import { createTable } from '../../../shared/store/schema.ts';
import { inDataFolder, run, temporaryFolder } from '../../support/operations.ts';

describe('the command', () => {
  it.each([
    ['no area', ['--out', 'x'], /--area is missing/],
    ['no folder', ['--area', 'a'], /--out is missing/],
    ['a date that does not exist', ['--area', 'a', '--out', 'x', '--from', '2026-02-30'], /YYYY-MM-DD/],
    [
      'dates the wrong way round',
      ['--area', 'a', '--out', 'x', '--from', '2026-02-02', '--to', '2026-02-01'],
      /first before the last/,
    ],
  ])('is told how it is called, for %s', async (_, given, problem) => {
    const { exitCode, output } = await run(exportCommand, given, { DATA_DIR: temporaryFolder() });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
    expect(output).toContain('用法 Usage');
  });

  it('refuses an area that does not exist before it makes a folder', async () => {
    const [DATA_DIR, out] = [temporaryFolder(), join(temporaryFolder(), 'out')];
    await inDataFolder(DATA_DIR, createTable);
    const { exitCode, output } = await run(exportCommand, ['--area', 'mars', '--out', out], { DATA_DIR });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(/没有地区 mars/)]);
    expect(existsSync(out)).toBe(false);
  });
});
