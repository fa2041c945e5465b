import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { phone, read } from './browser.ts';
import { type Role, tours } from './tours/all.ts';
import type { Language } from './tours/tour.ts';

const folder = 'docs/pictures';
/** What a picture may weigh: the README is read on phones too. */
const maxBytes = 40 * 1024;

interface Shot {
  readonly role: Role;
  readonly language: Language;
  readonly viewport: typeof phone;
  /** names of pages of the role's tour */
  readonly pages: readonly string[];
}

/** The pictures of the README's tour. */
const shots: readonly Shot[] = [
  { role: 'resident', language: 'zh-CN', viewport: phone, pages: ['sites', 'day'] },
  { role: 'resident', language: 'en', viewport: phone, pages: ['form', 'booked'] },
  { role: 'staff', language: 'zh-CN', viewport: phone, pages: ['day', 'check-in'] },
  { role: 'staff', language: 'en', viewport: phone, pages: ['person', 'walk-in'] },
  { role: 'official', language: 'en', viewport: { width: 1000, height: 740 }, pages: ['day', 'slot-check'] },
];

/** Takes the pictures of the README's tour, as WebP. */
export const savePictures = async (browser: Browser, origin: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const encoder = await browser.newPage();
  for (const [index, { role, language, viewport, pages }] of shots.entries()) {
    const { context, page } = await read(browser, { origin, language, script: false, viewport });
    const seen = async (name: string) => {
      if (!pages.includes(name)) return;
      const picture = await webpOf(encoder, await page.screenshot());
      if (picture.length > maxBytes) throw new Error(`${role}-${name} weighs ${picture.length} bytes`);
      writeFileSync(`${folder}/${role}-${name}.webp`, picture);
      console.log(`${folder}/${role}-${name}.webp: ${picture.length} bytes`);
    };
    await tours[role]({ page, language, origin, serial: index + 1, seen });
    await context.close();
  }
};

/** Runs in the browser, on the picture at `url`. */
const encodeScript = (url: string) => `(async () => {
  const image = new Image();
  image.src = ${JSON.stringify(url)};
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  // At 1 it is lossless, which suits flat colours and few words; else what eyes do not miss may go.
  const [exact, near] = [1, 0.75].map((quality) => canvas.toDataURL('image/webp', quality));
  return exact.length < near.length ? exact : near;
})()`;

/** A PNG as WebP: the browser can do that, and nothing else here has to. */
const webpOf = async (encoder: Page, png: Buffer): Promise<Buffer> => {
  const encoded: string = await encoder.evaluate(encodeScript(`data:image/png;base64,${png.toString('base64')}`));
  return Buffer.from(encoded.split(',')[1] ?? '', 'base64');
};
