import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../functions/env.ts';
import { servingEnvironment } from '../../functions/lambda/environment.ts';
import { secretKeysSchema } from '../../functions/secret-keys.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const other = Buffer.alloc(32, 8).toString('base64');

describe('the environment of a function', () => {
  const good = {
    DEPLOYMENT: 'prod',
    TABLE_NAME: 'doorstep',
    PUBLIC_ORIGINS: 'https://doorstep.example, https://www.doorstep.example',
    SIGNING_SECRET: 'doorstep-prod/signing',
  };

  it('is read with defaults for what has them', () => {
    expect(readEnvironment(servingEnvironment, good)).toEqual({
      ...good,
      PUBLIC_ORIGINS: ['https://doorstep.example', 'https://www.doorstep.example'],
      LOG_LEVEL: 'INFO',
    });
  });

  it('is refused with the name of everything that is missing or wrong at once', () => {
    const wrong = { ...good, TABLE_NAME: '', PUBLIC_ORIGINS: 'doorstep', SIGNING_SECRET: undefined };
    const read = () => readEnvironment(servingEnvironment, wrong);
    for (const name of ['TABLE_NAME', 'PUBLIC_ORIGINS', 'SIGNING_SECRET']) expect(read).toThrow(name);
  });
});

describe('the keys', () => {
  const good = {
    PEPPER: key,
    PEPPER_VERSION: '2',
    SEALING_KEY: key,
    DERIVING_KEY: key,
    SIGNING_KEY: `${key},${other}`,
    FORM_KEY: key,
  };

  it('are rings where they can be replaced: the first is used, the others are accepted', () => {
    const keys = readEnvironment(secretKeysSchema, good);
    expect(keys.SIGNING_KEY.map((each) => each[0])).toEqual([7, 8]);
    expect(keys).toMatchObject({ PEPPER_VERSION: 2, DERIVING_KEY: new Uint8Array(32).fill(7) });
  });

  it('are refused by name, never by value', () => {
    const wrong = { ...good, PEPPER: 'c2VjcmV0', SIGNING_KEY: `${key},c2VjcmV0`, FORM_KEY: undefined };
    const read = () => readEnvironment(secretKeysSchema, wrong);
    for (const name of ['PEPPER', 'SIGNING_KEY', 'FORM_KEY']) expect(read).toThrow(name);
    expect(read).not.toThrow('c2VjcmV0');
  });
});
