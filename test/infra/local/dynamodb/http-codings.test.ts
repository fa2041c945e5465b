import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseCoding, decode, encode } from '../../../../infra/local/dynamodb/http-codings.ts';

const MAX = 100_000;

describe('the coding of an answer', () => {
  it.each([
    ['', undefined],
    ['identity', undefined],
    ['br, zstd', undefined],
    ['gzip, deflate', 'gzip'],
    ['br, identity, deflate, gzip', 'deflate'],
    ['GZIP ,, other', 'gzip'],
    ['gzip;q=0.2, deflate; q = 0.5', 'deflate'],
    ['gzip;q=0', undefined],
    ['gzip;q=0, gzip;q=1', 'gzip'],
    ['gzip;q=31, deflate;q=51', 'gzip'],
    ['gzip;q=0.2, deflate;q=-0.5', 'gzip'],
    ['deflate;q=0.5, gzip;q=0.x', 'gzip'],
    ['deflate;q=0.5, gzip;q=1;q=0.2', 'gzip'],
    ['*', 'gzip'],
    ['*, deflate', 'deflate'],
    ['*, gzip;q=0.5', 'deflate'],
    ['*;q=0', undefined],
    ['*;q=0.5, identity', 'gzip'],
    ['gzip br', undefined],
  ])('after "%s" is %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });

  it('is left out of short answers', () => {
    const short = Buffer.alloc(4095);
    expect(encode(short, 'gzip')).toEqual({ bytes: short });
    const long = Buffer.alloc(4096);
    expect(encode(long, 'deflate')).toEqual({ bytes: deflateSync(long), coding: 'deflate' });
    expect(gunzipSync(encode(long, 'gzip').bytes)).toEqual(long);
  });
});

describe('the coding of a request', () => {
  const bytes = (text: string) => Buffer.from(text);

  it('is gzip, in one part or several, or none', () => {
    expect(decode(bytes('ab'), undefined, MAX)).toBe('ab');
    expect(decode(Buffer.concat([gzipSync('a'), gzipSync('b')]), 'gzip', MAX)).toBe('ab');
  });

  it.each([
    ['another coding', bytes('ab'), 'other'],
    ['plain text', bytes('ab'), 'gzip'],
    ['nothing', bytes(''), 'gzip'],
    ['half of it', gzipSync('ab').subarray(0, -1), 'gzip'],
    ['more than allowed', gzipSync('x'.repeat(MAX + 1)), 'gzip'],
  ])('cannot be %s', (_name, given, coding) => {
    expect(() => decode(given, coding, MAX)).toThrow();
  });
});
