import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExportFolder, writeCsv } from '../../../infra/operations/export-folder.ts';
import { exportedFiles, openHandover } from '../../support/handover.ts';
import { temporaryFolder } from '../../support/operations.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('the folder of an export', () => {
  it('has a manifest that tells whether every file came whole, for its owner only', async () => {
    const { folder, read, rows } = await (await openHandover()).exported();
    const manifest = JSON.parse(read('manifest.json'));
    expect(manifest).toMatchObject({ source: 'test', area: 'fengchanlu', from: '2026-11-01', to: '2026-12-01' });
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(exportedFiles);
    for (const { name, rows: count, sha256 } of manifest.files) {
      const digest = createHash('sha256').update(readFileSync(join(folder, name)));
      expect([name, digest.digest('hex')]).toEqual([name, sha256]);
      if (name.endsWith('.csv')) expect([name, rows(name).length]).toEqual([name, count]);
    }
    for (const name of readdirSync(folder)) expect([name, modeOf(join(folder, name))]).toEqual([name, 0o600]);
  });

  it('is made where it is missing, and refused when there is something in it', () => {
    const folder = temporaryFolder();
    makeExportFolder(join(folder, 'a/b'));
    expect(modeOf(join(folder, 'a/b'))).toBe(0o700);
    makeExportFolder(join(folder, 'a/b'));
    expect(() => makeExportFolder(folder)).toThrow(/不是空的[\s\S]*not empty/);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeExportFolder(join(folder, 'file'))).toThrow(/cannot be used/);
  });

  it('never has a file written over, and a source that fails is told', async () => {
    const folder = temporaryFolder();
    const none = async function* () {};
    await writeCsv(folder, 'x.csv', ['a'], none());
    expect(readFileSync(join(folder, 'x.csv'), 'utf8')).toBe('\uFEFFa\r\n');
    await expect(writeCsv(folder, 'x.csv', ['a'], none())).rejects.toThrow(/EEXIST/);
    const failing = async function* (): AsyncGenerator<string[]> {
      yield ['1'];
      throw new Error('gone');
    };
    await expect(writeCsv(folder, 'y.csv', ['a'], failing())).rejects.toThrow('gone');
  });
});
