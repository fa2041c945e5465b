import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fillPath, paths } from '../../../web/paths.ts';
import { packScanner, type ScannerName } from './packages.ts';

/** A file of the scanner as it is served. */
export interface ScannerFile {
  readonly path: string;
  readonly type: string;
  /** compressed with gzip */
  readonly packed: Uint8Array<ArrayBuffer>;
}

const types: Record<ScannerName, string> = {
  'barcode-detector.js': 'text/javascript; charset=utf-8',
  'zxing-reader.wasm': 'application/wasm',
};

/** Beside the bundle of a function there are the packed files and no packages; everywhere else it is the other way round. */
const besideBundle = (name: ScannerName) => new URL(`./scanner/${name}.gz`, import.meta.url);

const readPacked = (): Record<ScannerName, Uint8Array<ArrayBuffer>> => {
  if (!existsSync(besideBundle('zxing-reader.wasm'))) return packScanner();
  return {
    'barcode-detector.js': readFileSync(besideBundle('barcode-detector.js')),
    'zxing-reader.wasm': readFileSync(besideBundle('zxing-reader.wasm')),
  };
};

const hashed = (name: ScannerName, packed: Uint8Array): string => {
  const hash = createHash('sha256').update(packed).digest('base64url').slice(0, 10);
  return name.replace('.', `.${hash}.`);
};

let files: Readonly<Record<ScannerName, ScannerFile>> | undefined;

/** The files by name, read when the scanner is first asked for: nothing of a start waits for them. */
export const scannerFiles = (): Readonly<Record<ScannerName, ScannerFile>> => {
  if (files) return files;
  const packed = readPacked();
  const fileOf = (name: ScannerName): ScannerFile => ({
    path: fillPath(paths.deskScanner, { file: hashed(name, packed[name]) }),
    type: types[name],
    packed: packed[name],
  });
  files = { 'barcode-detector.js': fileOf('barcode-detector.js'), 'zxing-reader.wasm': fileOf('zxing-reader.wasm') };
  return files;
};
