import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refusalStatus } from '../../shared/domain/refusals.ts';
import { refusalMessage } from '../../web/messages/refusals.ts';

const document = readFileSync(new URL('../../docs/refusals.md', import.meta.url), 'utf8');
const rows = [...document.matchAll(/^\| (\d{3}) \| `(\w+)` \| (.+?) \| (.+) \|$/gm)];

it('docs/refusals.md lists every refusal with its status, in the order of the code', () => {
  const listed = rows.map(([, status, code]) => [code, Number(status)]);
  expect(listed).toEqual(Object.entries(refusalStatus));
});

it('docs/refusals.md says what the dictionary says', () => {
  const withDetails = new Set(['NOT_FOUND', 'ALREADY_HANDED_OUT', 'CAPACITY_BELOW_BOOKED']);
  for (const [, , code = '', message] of rows) {
    if (!withDetails.has(code)) expect(message).toBe(refusalMessage('zh-CN', { refused: code as 'TRY_AGAIN' }));
  }
});
