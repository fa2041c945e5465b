import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveKey } from '../../../functions/lambda/derived-keys.ts';
import { openSecretSource } from '../../../functions/lambda/secret-source.ts';
import { testClock } from '../../support/clock.ts';
import { morning } from '../../support/world.ts';

// The SDK is mocked here for what no engine produces: Secrets Manager itself, and its failures.
const store = mockClient(SecretsManagerClient);
const master = 'm'.repeat(64);
const signing = 'doorstep-test/signing';
const identity = 'doorstep-test/identity';
const holds = (name: string, content: object) =>
  store.on(GetSecretValueCommand, { SecretId: name }).resolves({ SecretString: JSON.stringify(content) });
const asked = () => store.commandCalls(GetSecretValueCommand).length;
const minutes = (count: number) => count * 60_000;

let clock = testClock(morning);
const openSource = (names = { SIGNING_SECRET: signing, IDENTITY_SECRET: identity }) =>
  openSecretSource(new SecretsManagerClient({ region: 'local' }), names, clock);

beforeEach(() => {
  clock = testClock(morning);
  store.reset();
  holds(signing, { MASTER: master });
  holds(identity, { MASTER: 'i'.repeat(64), PEPPER_VERSION: '3' });
});

describe('the keys of a function', () => {
  it('come from one random text each, a key of its own for every purpose', async () => {
    const source = openSource();
    await source.ready();
    const { secrets } = source;
    expect(secrets.personKey('residentId', '1')).toMatch(/^3\./);
    expect(secrets.unseal(secrets.seal('text', 'CODE'), 'CODE')).toBe('text');
    expect(secrets.isSigned('form', 'a', secrets.sign('form', 'a'))).toBe(true);
    expect(secrets.isSigned('manage', 'a', secrets.sign('form', 'a'))).toBe(false);
    expect(new Set(['PEPPER', 'SEALING_KEY', 'SIGNING_KEY'].map((name) => deriveKey(master, name))).size).toBe(3);
  });

  it('are asked for once, however many requests wait for them', async () => {
    const source = openSource();
    await Promise.all([source.ready(), source.ready(), source.ready()]);
    await source.ready();
    expect(asked()).toBe(2);
  });

  it('are looked at again after five minutes, and whoever holds them works with the new ones', async () => {
    const source = openSource();
    await source.ready();
    const { secrets } = source;
    const before = secrets.sign('manage', 'CODE');
    const [next, derived] = [Buffer.alloc(32, 9).toString('base64'), deriveKey(master, 'SIGNING_KEY')];
    holds(signing, { MASTER: master, SIGNING_KEY: `${next},${derived}` });
    clock.advance(minutes(5) - 1);
    await source.ready();
    expect(secrets.sign('manage', 'CODE')).toBe(before);
    clock.advance(1);
    await source.ready();
    expect(secrets.sign('manage', 'CODE')).not.toBe(before);
    expect(secrets.isManageToken('CODE', before)).toBe(true);
  });

  it('leave a function without identity keys where it was not told of them', async () => {
    const source = openSource({ SIGNING_SECRET: signing } as never);
    await source.ready();
    expect(source.secrets.isManageToken('A', source.secrets.manageToken('A'))).toBe(true);
    expect(() => source.secrets.personKey('residentId', '1')).toThrow('was not given');
    expect(asked()).toBe(1);
  });

  it('fail the first request when they cannot be had, and are asked for again by the next', async () => {
    store.on(GetSecretValueCommand).rejectsOnce(new Error('down'));
    const source = openSource();
    await expect(source.ready()).rejects.toThrow('down');
    holds(signing, { MASTER: master });
    holds(identity, { MASTER: master, PEPPER_VERSION: '1' });
    await source.ready();
    expect(source.secrets.manageToken('A')).toBeTruthy();
  });

  it('go on being used while they cannot be looked at again, without keeping requests waiting for it', async () => {
    const source = openSource();
    await source.ready();
    const token = source.secrets.manageToken('A');
    store.on(GetSecretValueCommand).rejects(new Error('down'));
    clock.advance(minutes(6));
    await source.ready();
    const after = asked();
    await source.ready();
    expect([asked(), source.secrets.manageToken('A')]).toEqual([after, token]);
    clock.advance(30_000);
    await source.ready();
    expect(asked()).toBeGreaterThan(after);
  });
});
