import { describe, expect, it } from 'vitest';
import { scheduleExample, siteExample } from '../../../functions/official/examples.ts';
import { parse } from '../../../shared/domain/parsing.ts';
import { accountBody, scheduleBody, siteBody } from '../../../shared/domain/requests/officials.ts';

describe('a site as sent', () => {
  it.each([
    ['a stage twice', { stages: ['登记区', '登记区'] }, 'stages'],
    ['a service twice', { services: ['covid19-vaccine', 'covid19-vaccine'] }, 'services'],
    ['a name with a control character', { name: '接种\u0007点' }, 'name'],
  ])('is refused with %s', (_name, change, field) => {
    const refusal = { refused: 'FIELD_INVALID', fields: [{ field, code: 'FIELD_INVALID' }] };
    expect(parse(siteBody, { ...siteExample, ...change })).toEqual(refusal);
  });

  it('is refused with a name that nobody can see', () => {
    expect(parse(siteBody, { ...siteExample, name: '\u200b' })).toMatchObject({ refused: 'FIELD_REQUIRED' });
  });
});

it('a field that breaks two rules of one code is named once', () => {
  const fields = [{ field: 'perDeskPerSlot', code: 'NUMBER_FORMAT' }];
  const asked = parse(scheduleBody, { ...scheduleExample, perDeskPerSlot: 10_000 });
  expect(asked).toEqual({ refused: 'NUMBER_FORMAT', fields });
});

it.each(['resident', 'system'])('no account is called %s, as histories call who acts without one', (username) => {
  const asked = accountBody.safeParse({ username, role: 'staff', scope: 'puli' });
  expect(asked.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['username', 'FIELD_INVALID']]);
});
