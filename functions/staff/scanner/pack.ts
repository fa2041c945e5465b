import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packScanner } from './packages.ts';

// `node functions/staff/scanner/pack.ts <folder>`: puts the scanner's files, compressed, beside the bundle of a function.
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');
mkdirSync(folder, { recursive: true });
for (const [name, packed] of Object.entries(packScanner())) writeFileSync(join(folder, `${name}.gz`), packed);
