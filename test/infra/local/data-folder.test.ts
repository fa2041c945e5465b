import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotStart } from '../../../infra/local/cannot-start.ts';
import { lockDataFolder, requireData, tableFileIn } from '../../../infra/local/data-folder.ts';
import { readSettings } from '../../../infra/local/environment.ts';
import { readSecretKeys } from '../../../infra/local/secrets-file.ts';

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('belongs to one process at a time, and tells a second one in both languages', () => {
    const lock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(CannotStart);
    expect(() => lockDataFolder(folder)).toThrow(/正被另一个家门口进程使用[\s\S]*in use by another Doorstep process/);
    lock.release();
    lockDataFolder(folder).release();
  });

  it('is made where it is missing', () => {
    const inside = join(folder, 'a/b');
    lockDataFolder(inside).release();
    expect(existsSync(inside)).toBe(true);
  });

  it('that cannot be written is told in both languages', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const unusable of [file, join(file, 'inside')]) {
      expect(() => lockDataFolder(unusable)).toThrow(CannotStart);
      expect(() => lockDataFolder(unusable)).toThrow(/无法写入[\s\S]*cannot be written/);
    }
  });

  it('without data has nothing to be recounted, and stays as it is', () => {
    for (const empty of [folder, join(folder, 'missing'), undefined]) {
      expect(() => requireData(empty)).toThrow(CannotStart);
    }
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(tableFileIn(folder), '');
    expect(() => requireData(folder)).not.toThrow();
  });

  it('with data but without its keys, or with damaged ones, is not given others', () => {
    writeFileSync(tableFileIn(folder), '');
    expect(() => readSecretKeys(folder)).toThrow(CannotStart);
    writeFileSync(join(folder, 'secrets.json'), '{');
    expect(() => readSecretKeys(folder)).toThrow(/丢失或损坏[\s\S]*missing or damaged/);
  });

  it('keeps its keys, for its owner only', () => {
    const keys = readSecretKeys(folder);
    expect(readSecretKeys(folder)).toEqual(keys);
    const { pepper, sealing } = keys.identity!;
    const all = [pepper, ...sealing, keys.deriving, ...keys.signing, ...keys.forms];
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(5);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')))).toContain('PEPPER');
  });

  it('of before version 0.2 goes on with its one key for signing, forms and deriving', () => {
    readSecretKeys(folder);
    const file = join(folder, 'secrets.json');
    const { DERIVING_KEY: _deriving, FORM_KEY: _form, ...older } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(older));
    const keys = readSecretKeys(folder);
    expect([keys.deriving, keys.forms[0]]).toEqual([keys.signing[0], keys.signing[0]]);
  });

  it('is not there in memory, where keys are new each time', () => {
    expect(readSecretKeys(undefined)).not.toEqual(readSecretKeys(undefined));
  });
});

describe('the settings', () => {
  it('have defaults for everything', () => {
    expect(readSettings({})).toMatchObject({ PORT: 3000, RATE_LIMITS: 'on', TABLE_NAME: 'doorstep' });
    expect(readSettings({}).dataFolder).toMatch(/\.data$/);
    expect(readSettings({ DATA_DIR: ':memory:' }).dataFolder).toBeUndefined();
  });

  it('name every wrong variable at once', () => {
    const read = () => readSettings({ PORT: 'x', RATE_LIMITS: 'no', PUBLIC_ORIGINS: 'here' });
    expect(read).toThrow(CannotStart);
    for (const name of ['PORT', 'RATE_LIMITS', 'PUBLIC_ORIGINS']) expect(read).toThrow(name);
  });
});
