import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveKey, type KeyTexts } from '../../../functions/lambda/derived-keys.ts';
import { openSecretSource } from '../../../functions/lambda/secret-source.ts';
import { deployments } from '../../../infra/aws/deployments.ts';
import { readSecretKeys } from '../../../infra/local/secrets-file.ts';
import { type KeyStep, rotatedKeys } from '../../../infra/operations/key-steps.ts';
import { rotateKeys } from '../../../infra/operations/rotate-keys.ts';
import type { SecretName } from '../../../infra/operations/secrets-manager.ts';
import { takeStep } from '../../../infra/operations/take-key-step.ts';
import { createTable } from '../../../shared/store/schema.ts';
import type { Secrets } from '../../../shared/usecases/secrets.ts';
import { type TestClock, testClock } from '../../support/clock.ts';
import { inDataFolder, openSurroundings, run, temporaryFolder } from '../../support/operations.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let clock: TestClock;
let stored: Record<SecretName, KeyTexts>;
let said: string[];

beforeEach(() => {
  clock = testClock('2026-11-24T07:00:00+08:00');
  stored = { signing: { MASTER: 'one random text' }, identity: { MASTER: 'another', PEPPER_VERSION: '1' } };
  said = [];
});

const keyStore = {
  read: async (secret: SecretName) => stored[secret],
  write: async (secret: SecretName, texts: KeyTexts) => {
    stored = { ...stored, [secret]: texts };
  },
};

/** Takes a step on a deployment. */
const take = async (
  step: KeyStep,
  change: { key?: keyof typeof rotatedKeys; isForced?: boolean; isApplied?: boolean } = {},
) => {
  const { key = 'signing', isForced = false, isApplied = true } = change;
  const surroundings = openSurroundings({}, clock);
  said = surroundings.lines;
  const place = { keys: keyStore, deployment: deployments.prod };
  await takeStep(place, { key: rotatedKeys[key], step, isForced, isApplied }, surroundings);
};

/** What a function of the deployment makes of the secrets as they are now. */
const asFunction = async (): Promise<Secrets> => {
  const client = {
    send: async ({ input }: { input: { SecretId: SecretName } }) => ({
      SecretString: JSON.stringify(stored[input.SecretId]),
    }),
  } as unknown as SecretsManagerClient;
  const source = openSecretSource(client, { SIGNING_SECRET: 'signing', IDENTITY_SECRET: 'identity' }, clock);
  await source.ready();
  return { ...source.secrets };
};

describe('replacing a key', () => {
  it('keeps what the old one made until it is dropped, in functions that have looked and in those that have not', async () => {
    const before = await asFunction();
    const link = before.manageToken('ABCD2345');

    await take('add');
    const added = await asFunction();
    expect(added.manageToken('ABCD2345')).toBe(link);
    expect(said.join('\n')).toMatch(
      /SIGNING_KEY: 1 → 2[\s\S]*--step use, 不早于 not before 2026-11-24T07:10:00\+08:00/,
    );

    clock.advance(10 * minute);
    await take('use');
    const used = await asFunction();
    const newLink = used.manageToken('ABCD2345');
    expect(newLink).not.toBe(link);
    expect([used.isManageToken('ABCD2345', link), added.isManageToken('ABCD2345', newLink)]).toEqual([true, true]);

    clock.advance(62 * day);
    await take('drop');
    const dropped = await asFunction();
    expect(dropped.isManageToken('ABCD2345', link)).toBe(false);
    expect(dropped.manageToken('ABCD2345')).toBe(newLink);
    await take('add');
  });

  it('begins with the key that was derived, and touches no other', async () => {
    await take('add');
    const [first, second] = stored.signing.SIGNING_KEY!.split(',');
    expect(first).toBe(deriveKey('one random text', 'SIGNING_KEY'));
    expect(Buffer.from(second!, 'base64')).toHaveLength(32);
    expect(Object.keys(stored.signing)).toEqual(['MASTER', 'SIGNING_KEY', 'SIGNING_STEP', 'SIGNING_STEP_AT']);
    expect(stored.signing.SIGNING_STEP_AT).toBe('2026-11-23T23:00:00.000Z');
    const after = await asFunction();
    expect(after.keyHash('a', 'b')).toEqual((await asFunction()).keyHash('a', 'b'));
  });

  it('opens what the old key sealed', async () => {
    const sealed = (await asFunction()).seal('plain', 'ABCD2345');
    await take('add', { key: 'sealing' });
    clock.advance(10 * minute);
    await take('use', { key: 'sealing' });
    expect((await asFunction()).unseal(sealed, 'ABCD2345')).toBe('plain');
    expect(stored.signing).toEqual({ MASTER: 'one random text' });
    await expect(take('drop', { key: 'sealing' })).rejects.toThrow(/2027-01-25T07:10:00/);
  });

  it('of forms waits for as long as a form is good', async () => {
    await take('add', { key: 'form' });
    clock.advance(10 * minute);
    await take('use', { key: 'form' });
    clock.advance(12 * 60 * minute);
    await expect(take('drop', { key: 'form' })).rejects.toThrow(/太早[\s\S]*too early/);
    clock.advance(10 * minute);
    await take('drop', { key: 'form' });
    expect(stored.signing.FORM_KEY).not.toContain(',');
  });

  it('never prints a key', async () => {
    await take('add');
    for (const key of stored.signing.SIGNING_KEY!.split(',')) expect(said.join('\n')).not.toContain(key);
  });
});

describe('a step', () => {
  it('only says what it would do without --apply', async () => {
    await take('add', { isApplied: false });
    expect(stored.signing).toEqual({ MASTER: 'one random text' });
    expect(said.at(-1)).toMatch(/add --apply/);
  });

  it('is refused out of order, forced or not', async () => {
    for (const step of ['use', 'drop'] as const) {
      await expect(take(step, { isForced: true })).rejects.toThrow(/下一步应为 add/);
    }
    await take('add');
    for (const step of ['add', 'drop'] as const) {
      await expect(take(step, { isForced: true })).rejects.toThrow(/next step is use/);
    }
    clock.advance(10 * minute);
    await take('use');
    await expect(take('use', { isForced: true })).rejects.toThrow(/next step is drop/);
  });

  it('is refused too early, unless it is forced', async () => {
    await take('add');
    clock.advance(10 * minute - 1);
    const before = stored;
    await expect(take('use')).rejects.toThrow(/not before 2026-11-24T07:10:00/);
    expect(stored).toBe(before);
    await take('use', { isForced: true });
  });

  it('after one that nobody noted has to be forced', async () => {
    await take('add');
    for (const SIGNING_STEP_AT of ['', 'yesterday']) {
      stored = { ...stored, signing: { ...stored.signing, SIGNING_STEP_AT } };
      await expect(take('use')).rejects.toThrow(/没有记录[\s\S]*--force/);
    }
    await take('use', { isForced: true });
  });

  it('is refused on damaged keys', async () => {
    stored = { ...stored, signing: { ...stored.signing, FORM_KEY: 'short' } };
    await expect(take('add')).rejects.toThrow(/FORM_KEY[\s\S]*damaged; nothing was changed/);
    stored = { ...stored, signing: {} };
    await expect(take('add')).rejects.toThrow(/damaged/);
  });
});

describe('the keys of a data folder', () => {
  const given = (step: string, key = 'signing') => ['--key', key, '--step', step, '--apply'];

  it('are replaced at once, after which the server has to be started again', async () => {
    const folder = temporaryFolder();
    const before = readSecretKeys(folder);
    await inDataFolder(folder, createTable);
    for (const step of ['add', 'use', 'drop']) {
      const { exitCode, output } = await run(rotateKeys, given(step), { DATA_DIR: folder });
      expect([exitCode, output]).toEqual([0, expect.stringMatching(/请重启[\s\S]*Restart a server/)]);
    }
    const after = readSecretKeys(folder);
    expect(after.signing).toHaveLength(1);
    expect(after.signing).not.toEqual(before.signing);
    expect({ ...after, signing: before.signing }).toEqual(before);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('SIGNING_STEP_AT');
  });

  it.each([
    ['the pepper', given('add', 'pepper'), /两次活动之间[\s\S]*only between campaigns/],
    ['the deriving key', given('add', 'deriving'), /only between campaigns/],
    ['a key that is none', given('add', 'front'), /--key must be one of form, signing, sealing/],
    ['a step that is none', given('remove'), /--step must be one of add, use, drop/],
    ['no step', ['--key', 'form'], /--step is missing/],
    ['no key', ['--step', 'add'], /--key is missing/],
  ])('are not replaced for %s', async (_, args, problem) => {
    const { exitCode, output } = await run(rotateKeys, args, { DATA_DIR: temporaryFolder() });
    expect([exitCode, output]).toEqual([2, expect.stringMatching(problem)]);
  });
});
