import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { signedIn } from '../../support/api.ts';
import { formsOf } from '../../support/html.ts';
import { origin, type Visitor, visit } from '../../support/pages.ts';
import { openWorld, staffOfPuli, type World } from '../../support/world.ts';

describe('the scanner page', () => {
  let world: World;
  let desk: Visitor;
  beforeEach(async () => {
    world = await openWorld();
    desk = visit(world, await signedIn(world, staffOfPuli));
  });

  const bytesOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await desk.app.request(origin + path, { headers });
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };

  it('may run WebAssembly, which no other page may, and works by its form without script', async () => {
    const { html, headers } = await desk.get('/desk/puli/scan');
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(formsOf(html).map(({ action }) => action)).toContain('/desk/puli/search');
    expect(html).toMatch(/<section id="scanner"[^>]* hidden/);
    for (const path of ['/desk/puli', '/desk/puli/list', '/']) {
      expect((await desk.get(path)).headers.get('content-security-policy'), path).toContain("script-src 'self';");
    }
  });

  it('serves the decoder for ever under names that change with it, as its own type, packed where that is taken', async () => {
    const { html } = await desk.get('/desk/puli/scan');
    const [, wasm = ''] = /data-wasm="([^"]+)"/.exec(html) ?? [];
    const [, script = ''] = /data-detector="([^"]+)"/.exec(html) ?? [];
    const packed = await bytesOf(wasm, { 'accept-encoding': 'gzip' });
    expect(packed.answer.headers.get('content-type')).toBe('application/wasm');
    expect(packed.answer.headers.get('cache-control')).toContain('immutable');
    expect(packed.answer.headers.get('content-encoding')).toBe('gzip');
    const plain = await bytesOf(wasm);
    expect(plain.answer.headers.get('content-encoding')).toBeNull();
    expect(Buffer.compare(gunzipSync(packed.bytes), plain.bytes)).toBe(0);
    expect(Buffer.from(plain.bytes.subarray(0, 4)).toString('latin1')).toBe('\0asm');
    const detector = await bytesOf(script);
    expect(detector.answer.headers.get('content-type')).toContain('text/javascript');
    expect(Buffer.from(detector.bytes).toString()).toContain('MIT License');
    expect((await desk.get('/desk/scanner/zxing-reader.old.wasm')).status).toBe(404);
  });
});
