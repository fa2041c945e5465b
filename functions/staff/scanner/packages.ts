import { readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What decodes QR codes where the browser cannot: the detector's script, and the module of WebAssembly it runs. */
export type ScannerName = 'barcode-detector.js' | 'zxing-reader.wasm';

const found = module.createRequire(import.meta.url);

/** The top folder of a package, told from a file two folders below it. */
const folderOf = (file: string): string => join(dirname(found.resolve(file)), '../..');
const detector = () => folderOf('barcode-detector');
const reader = () => folderOf('zxing-wasm/reader/zxing_reader.wasm');

const licenceIn = (folder: string): string => readFileSync(join(folder, 'LICENSE'), 'utf8').trim();

/** Licences ask to be handed on with the code; the packages' own builds leave them out. */
const notice = (): string =>
  [
    '/*!',
    `barcode-detector\n${licenceIn(detector())}`,
    `zxing-wasm\n${licenceIn(reader())}`,
    'The module of WebAssembly holds ZXing-C++ (https://github.com/zxing-cpp/zxing-cpp), Apache License 2.0.',
    '*/\n',
  ].join('\n\n');

/** Reads the files from the installed packages and compresses them: once when a function is bundled, or on a laptop. */
export const packScanner = (): Record<ScannerName, Buffer<ArrayBuffer>> => {
  const script = readFileSync(join(detector(), 'dist/iife/ponyfill.js'), 'utf8');
  const wasm = readFileSync(join(reader(), 'dist/reader/zxing_reader.wasm'));
  return {
    'barcode-detector.js': gzipSync(notice() + script, { level: 9 }),
    'zxing-reader.wasm': gzipSync(wasm, { level: 9 }),
  };
};
