import { expect, it } from 'vitest';
import { functionEnvironment, readEnvironment } from '../../functions/env.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const good = {
  TABLE_NAME: 'doorstep',
  PUBLIC_ORIGINS: 'https://doorstep.example, https://www.doorstep.example',
  PEPPER: key,
  PEPPER_VERSION: '2',
  SEALING_KEY: key,
  SIGNING_KEY: key,
};

it('reads a complete environment, with defaults for what has them', () => {
  expect(readEnvironment(functionEnvironment, good)).toMatchObject({
    PUBLIC_ORIGINS: ['https://doorstep.example', 'https://www.doorstep.example'],
    PEPPER_VERSION: 2,
    LOG_LEVEL: 'INFO',
    TRUSTED_PROXIES: 0,
  });
});

it('names everything that is missing or wrong at once, and no value', () => {
  const wrong = { ...good, TABLE_NAME: '', PUBLIC_ORIGINS: 'doorstep', PEPPER: 'c2VjcmV0', SIGNING_KEY: undefined };
  const read = () => readEnvironment(functionEnvironment, wrong);
  for (const name of ['TABLE_NAME', 'PUBLIC_ORIGINS', 'PEPPER', 'SIGNING_KEY']) expect(read).toThrow(name);
  expect(read).not.toThrow('c2VjcmV0');
});
