import { describe, expect, it } from 'vitest';
import type { RawRequest } from '../contract/client.ts';
import type { Ground } from '../contract/ground.ts';

const jsonType = ['Content-Type', 'application/json'] as const;
const largest = 16 * 1024;

/** A sign-in of so many bytes. It has a field too many, so that it is refused once it was read, and no password tried. */
const signInOf = (bytes: number): string => {
  const [start, end] = ['{"username":"nobody","password":"x","more":"', '"}'];
  return start + 'x'.repeat(bytes - start.length - end.length) + end;
};

/** Text in parts of 4 KiB. */
const inParts = (text: string): string[] => text.match(/.{1,4096}/gs) ?? [];

/** Bodies: their size, type and syntax. */
export const bodies = (ground: () => Ground): void => {
  describe('a body', () => {
    const post = async (body: RawRequest['body'], headers: RawRequest['headers'] = [jsonType]) => {
      const { status, json } = await ground().client.send({
        method: 'POST',
        path: '/api/sign-in',
        headers,
        ...(body !== undefined && { body }),
      });
      return [status, json.code];
    };
    const understood = [422, 'UNKNOWN_FIELD'];
    const tooLarge = [413, 'BODY_TOO_LARGE'];

    it('may have 16 KiB and not a byte more', async () => {
      expect(await post(signInOf(largest))).toEqual(understood);
      expect(await post(signInOf(largest + 1))).toEqual(tooLarge);
    });

    it('may have as much when it comes in parts', async () => {
      expect(await post(inParts(signInOf(largest)))).toEqual(understood);
      expect(await post(inParts(signInOf(largest + 1)))).toEqual(tooLarge);
    });

    it('is measured in bytes, and before anything else is judged', async () => {
      const chinese = '{"username":"张","password":"x","more":""}';
      const rest = largest - Buffer.byteLength(chinese);
      const filled = (bytes: number) => chinese.replace('"more":"', `"more":"${'张'.repeat(Math.floor(bytes / 3))}`);
      expect(await post(filled(rest))).toEqual(understood);
      expect(await post(filled(rest + 3))).toEqual(tooLarge);
      expect(await post(signInOf(largest + 1), [['Content-Type', 'text/xml']])).toEqual(tooLarge);
      const page = await ground().client.send({
        method: 'POST',
        path: '/find',
        headers: [jsonType],
        body: signInOf(20_000),
      });
      expect(page.status).toBe(413);
      expect(page.text).toContain('提交内容过大');
    });

    it('is taken whole or in parts that break a character in two', async () => {
      const { api, client } = ground();
      const token = await ground().token('official');
      const body = Buffer.from('{"kind":"receipt","itemId":"鸡蛋","quantity":1}');
      const halves = [body.subarray(0, 31), body.subarray(31)];
      const headers = [jsonType, ['Authorization', `Bearer ${token}`], ['Idempotency-Key', 'k'.repeat(16)]] as const;
      const path = '/api/official/sites/puli/stock';
      const whole = await client.send({ method: 'POST', path, headers, body });
      const parted = await client.send({ method: 'POST', path, headers, body: halves });
      for (const answer of [whole, parted]) {
        api.document.check('POST /api/official/sites/{siteId}/stock', answer, 'FIELD_INVALID');
        expect(answer.json.fields).toEqual([{ field: 'itemId', code: 'FIELD_INVALID' }]);
      }
    });

    it.each([
      ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), [400, 'BAD_ENCODING']],
      ['half a character', Buffer.from('{"username":"张').subarray(0, -1), [400, 'BAD_ENCODING']],
      ['text in another encoding', Buffer.from([0x7b, 0x22, 0xd5, 0xc5, 0x22, 0x7d]), [400, 'BAD_ENCODING']],
      ['nothing', '', [400, 'BAD_JSON']],
      ['broken JSON', '{"username":"x"', [400, 'BAD_JSON']],
      ['JSON as programs write it', "{username:'x'}", [400, 'BAD_JSON']],
      ['a number that is none', '{"username":NaN}', [400, 'BAD_JSON']],
      ['a list', '[]', [400, 'BAD_JSON']],
      ['a word', '"x"', [400, 'BAD_JSON']],
      ['null', 'null', [400, 'BAD_JSON']],
      ['a thousand brackets', `{"username":${'['.repeat(1000)}${']'.repeat(1000)}}`, [400, 'BAD_JSON']],
      ['a field twice', '{"username":"a","username":"b"}', [400, 'DUPLICATE_FIELD']],
      ['a field twice under two spellings', '{"username":"a","\\u0075sername":"b"}', [400, 'DUPLICATE_FIELD']],
      ['a field twice further in', '{"more":{"a":1,"a":1}}', [400, 'DUPLICATE_FIELD']],
      ['a field that objects have by birth', '{"__proto__":{}}', [422, 'UNKNOWN_FIELD']],
    ])('of %s is refused', async (_what, body, refused) => {
      expect(await post(body)).toEqual(refused);
      expect(await post([body])).toEqual(refused);
    });

    it.each([
      'text/xml',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=gbk',
      'application/jsonp',
      'json',
    ])('of type %s is refused', async (type) => {
      expect(await post(signInOf(100), [['Content-Type', type]])).toEqual([415, 'UNSUPPORTED_TYPE']);
    });

    it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
      'of type %s is read',
      async (type) => {
        expect(await post(signInOf(100), [['Content-Type', type]])).toEqual(understood);
      },
    );

    it('needs a type', async () => {
      expect(await post(signInOf(100), [])).toEqual([415, 'UNSUPPORTED_TYPE']);
    });
  });
};
