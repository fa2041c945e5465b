import { readFileSync } from 'node:fs';
import type { Measured } from './measure/record.ts';

export const measuredFile = new URL('measured.json', import.meta.url);

/** What `npm run cost -- --measure` found last. The tests hold it against what is measured now. */
export const readMeasured = (): Measured => JSON.parse(readFileSync(measuredFile, 'utf8'));
