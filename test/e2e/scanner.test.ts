import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, phone, read } from './browser.ts';
import { type RunningDoorstep, startDoorstep } from './server.ts';
import { signInTo } from './tours/tour.ts';

let doorstep: RunningDoorstep;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
beforeAll(async () => {
  doorstep = await startDoorstep();
  browser = await openBrowserWithCamera();
});
afterAll(async () => {
  await browser?.close();
  await doorstep?.stop();
  rmSync(folder, { recursive: true });
});

/** A browser with a camera that nobody has to allow. */
const openBrowserWithCamera = (...more: string[]): Promise<Browser> =>
  openBrowser('--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', ...more);

/** Draws a QR code as another phone would show it. */
const drawCode = (page: Page, text: string): Promise<void> => {
  const { data, size } = encode(text, { ecc: 'M', border: 6 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`<rect x="${x}" y="${y}" width="1" height="1"/>`] : [])),
  );
  const paper = `<rect width="${size}" height="${size}" fill="#fff"/>`;
  return page.setContent(
    `<svg id="qr" xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 ${size} ${size}">${paper}${dark.join('')}</svg>`,
  );
};

const photoOf = async (page: Page, text: string, name: string): Promise<string> => {
  await drawCode(page, text);
  const path = join(folder, `${name}.png`);
  await page.locator('#qr').screenshot({ path });
  return path;
};

const openScanner = async (inside = browser) => {
  const reading = await read(inside, { origin: doorstep.origin, language: 'zh-CN', script: true, viewport: phone });
  const { page } = reading;
  // However long the pages take here, a code that was sent was sent a moment ago.
  await page.clock.setFixedTime(new Date());
  await signInTo(page, '/desk/puli/scan', 'staff-puli', 'doorstep-demo');
  return reading;
};

/** The script shows the scanner when it hears what happens there. */
const scriptIsReady = (page: Page): Promise<void> => page.locator('#scanner').waitFor();

describe('the scanner', () => {
  it('reads a photo with the decoder that we serve, and sends the code', async () => {
    const painter = await browser.newPage();
    const ours = await photoOf(painter, `${doorstep.origin.toUpperCase()}/C/K7M3P9QX`, 'ours');
    const other = await photoOf(painter, 'HTTPS://PAY.EXAMPLE/1', 'other');
    const { page, complaints, context } = await openScanner();
    const loaded: string[] = [];
    page.on(
      'response',
      (answer) => void loaded.push(`${answer.status()} ${answer.headers()['content-type']} ${answer.url()}`),
    );
    expect(loaded.filter((line) => line.includes('wasm'))).toEqual([]);

    await scriptIsReady(page);
    await page.setInputFiles('#scan-photo', other);
    await page.getByText('这不是预约的二维码').waitFor();
    expect(
      loaded.filter((line) => /^200 application\/wasm .*\/desk\/scanner\/zxing-reader\.[\w-]+\.wasm$/.test(line)),
    ).toHaveLength(1);
    expect(loaded.filter((line) => !line.includes(doorstep.origin))).toEqual([]);

    await page.setInputFiles('#scan-photo', ours);
    await page.waitForURL('**/desk/puli/search*');
    await expect.poll(() => page.locator('h1').first().textContent()).toContain('不能进');
    expect(await page.locator('main').textContent()).toContain('没有这个预约码');
    // The unknown code is answered with 404, which the browser notes; nothing else, and no breach of the policy.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await context.close();
  });

  it('answers about a photo that was chosen while the camera was being opened, and lets the camera go', async () => {
    const other = await photoOf(await browser.newPage(), 'HTTPS://PAY.EXAMPLE/1', 'other');
    const { page, complaints, context } = await openScanner();
    const { promise: isChosen, resolve: choose } = Promise.withResolvers<void>();
    await context.route('**/desk/scanner/*.js', (route) => isChosen.then(() => route.continue()));
    const decoder = page.waitForRequest('**/desk/scanner/*.js');
    await page.reload();
    await decoder;
    await page.setInputFiles('#scan-photo', other);
    choose();
    await page.getByText('这不是预约的二维码').waitFor();
    expect(await page.locator('#scan-video').isVisible()).toBe(false);
    expect(await page.locator('#scan-start').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads what is held before the camera', async () => {
    const painter = await browser.newPage({ viewport: { width: 640, height: 480 } });
    await drawCode(painter, `${doorstep.origin.toUpperCase()}/C/K7M3P9QX`);
    // MJPEG is one JPEG after the other; Chromium plays such a file as its camera, again and again.
    const film = join(folder, 'camera.mjpeg');
    const frame = await painter.screenshot({ type: 'jpeg', quality: 90 });
    writeFileSync(film, Buffer.concat(Array.from({ length: 30 }, () => frame)));
    const filmed = await openBrowserWithCamera(`--use-file-for-fake-video-capture=${film}`);
    const { page, complaints } = await openScanner(filmed);
    await page.waitForURL('**/desk/puli/search*');
    expect(await page.locator('main').textContent()).toContain('没有这个预约码');
    // The phone is still before the camera when the next scan begins: nothing is sent again.
    await page.goto('/desk/puli/scan');
    await page.getByText('这个码刚扫过').waitFor();
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await filmed.close();
  });

  it('opens the camera, says that it looks, and lets it go again', async () => {
    const { page, complaints, context } = await openScanner();
    await context.grantPermissions(['camera']);
    await scriptIsReady(page);
    if (await page.locator('#scan-start').isVisible()) await page.click('#scan-start');
    await page.getByText('正在找二维码').waitFor();
    expect(await page.locator('#scan-video').isVisible()).toBe(true);
    await page.click('#scan-stop');
    expect(await page.locator('#scan-video').isVisible()).toBe(false);
    expect(await page.evaluate("document.querySelector('#scan-video').srcObject")).toBeNull();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says why when there is no camera, and still takes a typed code', async () => {
    const { page, complaints, context } = await openScanner();
    await page.addInitScript("Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined })");
    await page.reload();
    await page.getByText('没有找到摄像头').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('q');
    await page.keyboard.type(`${doorstep.origin.toUpperCase()}/C/K7M3P9QX\n`);
    await page.waitForURL('**/desk/puli/search*');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await context.close();
  });
});
